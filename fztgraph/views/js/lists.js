"use strict";
/* Tables beside the graph, in step with it: of things, and of what is said about them. */

const thingColumns = [
  ["name", "columnName", (thing) => nameOf(thing)],
  ["kind", "columnKind", (thing) => headOf(thing.type)],
  ["degree", "columnDegree", (thing) => thing.degree],
  ["articles", "columnArticles", (thing) => thing.count || 0],
];

const factColumns = [
  ["subject", "columnSubject", (fact) => nameOf(things[fact.s])],
  ["predicate", "columnPredicate", predicateText],
  ["object", "columnObject", factObject],
  ["time", "columnTime", (fact) => fact.period || (fact.kind === "date" ? fact.value : "") || ""],
];

/** Figures sort by amount. */
function factObject(fact) {
  if (fact.kind === "date") return "";
  const amount = Number(fact.amount);
  return fact.kind === "figure" && Number.isFinite(amount) ? amount : objectText(fact);
}

/** The facts that pass the filters, but for figures, which have a pane of their own; those can be asked for. */
function listedFacts() {
  const { kind } = state.facts;
  return shown.facts.filter((fact) => (kind === "all" ? fact.kind !== "figure" : fact.kind === kind));
}

function textOf(fact) {
  return [nameOf(things[fact.s]), things[fact.s].name, predicateText(fact), objectText(fact), fact.o === undefined ? "" : things[fact.o].name, dateText(fact.period)].join(" ");
}

function listRows(name) {
  const { filter, sort, down } = state[name];
  const key = folded(filter);
  const [columns, rows, text] =
    name === "things" ? [thingColumns, [...shown.all], (thing) => namesOf(thing).join(" ")] : [factColumns, listedFacts(), textOf];
  const [, , read] = columns.find(([each]) => each === sort) || columns[0];
  const found = key ? rows.filter((row) => folded(text(row)).includes(key)) : rows;
  return inOrder(found, read, down);
}

function renderList(name) {
  const target = document.getElementById(name);
  if (state.pane !== name) return;
  if (target.dataset.lang !== state.lang) {
    target.dataset.lang = state.lang;
    fill(name, listControls(name), element("div", { id: `${name}-rows`, class: "rows", tabindex: "0", role: "region", "aria-label": say({ things: "paneThings", facts: "paneFacts" }[name]) }));
  }
  const box = document.getElementById(`${name}-filter`);
  if (box.value !== state[name].filter) box.value = state[name].filter;
  keepFocus(`${name}-rows`, () => renderRows(name));
}

function listControls(name) {
  const input = element("input", {
    type: "search",
    id: `${name}-filter`,
    placeholder: say("tableFilter"),
    "aria-label": say("tableFilter"),
    oninput: (event) => actions.list(name, { filter: event.target.value }),
  });
  return element("div", { class: "list-controls" }, input, name === "facts" ? kindChoice() : null, element("span", { id: `${name}-count`, class: "number", role: "status" }));
}

function kindChoice() {
  const options = [
    ["all", "kindAll"],
    ["relation", "kindRelation"],
    ["date", "kindDate"],
    ["figure", "kindFigure"],
  ];
  return element(
    "select",
    { "aria-label": say("tableKind"), onchange: (event) => actions.list("facts", { kind: event.target.value }) },
    options.map(([value, key]) => element("option", { value, selected: value === state.facts.kind }, say(key))),
  );
}

function renderRows(name) {
  const found = listRows(name);
  const all = name === "things" ? things.length : facts.length;
  document.getElementById(`${name}-count`).textContent = say("listCount", { shown: found.length, n: all });
  if (found.length === 0) {
    fill(`${name}-rows`, note(say(all ? "tableEmpty" : "tableNone")));
    return;
  }
  const [columns, row] = name === "things" ? [thingColumns, thingRow] : [factColumns, tableRow];
  const visible = found.slice(0, state[name].rows);
  const rest = found.length - visible.length;
  const extra = name === "facts" ? element("th", { scope: "col", role: "columnheader" }, say("columnSource")) : null;
  const table = element(
    "table",
    { class: `list ${name}`, role: "table" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, columns.map((column) => columnHead(name, column)), extra)),
    element("tbody", { role: "rowgroup" }, visible.map(row)),
  );
  const more = () => actions.list(name, { rows: state[name].rows + 300 });
  fill(`${name}-rows`, table, rest > 0 ? button(count("showMore", Math.min(rest, 300)), more, { class: "more", "data-mark": "more" }) : null);
}

function columnHead(name, [column, key]) {
  const { sort, down } = state[name];
  const sorted = sort === column;
  const mark = sorted ? (down ? " ↓" : " ↑") : "";
  const turn = () => actions.list(name, { sort: column, down: sorted ? !down : name === "things" && column !== "name" && column !== "kind" });
  const head = button(say(key) + mark, turn, { "data-mark": `sort-${column}`, title: say("sortBy", { column: say(key) }) });
  return element("th", { scope: "col", role: "columnheader", class: column, "aria-sort": sorted ? (down ? "descending" : "ascending") : "none" }, head);
}

function isSelected(kind, at) {
  return Boolean(state.selected && state.selected.kind === kind && state.selected.at === at);
}

/** A row that opens what it is about where no link or button of its own is clicked. */
function openingRow(kind, at, ...cells) {
  const open = (event) => event.target.closest("a, button") || actions.select(kind, at);
  return element("tr", { role: "row", class: isSelected(kind, at) ? "chosen" : null, "aria-current": isSelected(kind, at) ? "true" : null, onclick: open }, cells);
}

function thingRow(thing) {
  const name = element("td", { role: "cell", class: "name" }, element("span", { class: "named" }, shapeIcon(thing.kind), thingLink(thing)));
  const cell = (key, text) => element("td", { role: "cell", class: key }, text);
  return openingRow("thing", thing.at, name, cell("kind", headOf(thing.type)), cell("degree value", String(thing.degree)), cell("articles value", String(thing.count || 0)));
}

function tableRow(fact) {
  const change = fact.change === undefined ? null : element("small", {}, ` ${changeText(fact.change)}`);
  const object = fact.kind === "relation" ? thingLink(things[fact.o]) : fact.kind === "figure" ? [objectText(fact), change] : null;
  const cells = [
    ["subject", thingLink(things[fact.s])],
    ["predicate", predicateText(fact)],
    [fact.kind === "figure" ? "object value" : "object", object],
    ["time", dateText(fact.period || (fact.kind === "date" ? fact.value : ""))],
    ["proofs", sourceButton(fact, { kind: "thing", at: fact.s })],
  ];
  return openingRow(
    "fact",
    fact.at,
    cells.map(([name, content]) => element("td", { role: "cell", class: name }, content)),
  );
}

function startLists() {
  watch(() => [state.pane, state.things, shown, state.lang, state.selected], () => renderList("things"));
  watch(() => [state.pane, state.facts, shown, state.lang, state.selected], () => renderList("facts"));
}
