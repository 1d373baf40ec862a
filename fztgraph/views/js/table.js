"use strict";
/* All facts as a table: the same content without the drawing. */

const columns = [
  ["subject", "columnSubject", (fact) => nameOf(things[fact.s])],
  ["predicate", "columnPredicate", predicateText],
  ["object", "columnObject", (fact) => (fact.kind === "date" ? "" : objectText(fact))],
  ["time", "columnTime", (fact) => fact.period || (fact.kind === "date" ? fact.value : "") || ""],
  ["article", "columnArticle", (fact) => (factArticles(fact)[0] ? titleOf(factArticles(fact)[0]) : "")],
];

function tableFacts() {
  const { filter, kind, sort, down } = state.table;
  const key = folded(filter);
  const [, , read] = columns.find(([name]) => name === sort);
  const numeric = sort === "object";
  return facts
    .filter(
      (fact) =>
        (kind === "all" || fact.kind === kind) && factEnds(fact).every((thing) => !state.hidden.has(thing.kind)),
    )
    .filter((fact) => !key || columns.some(([, , value]) => folded(value(fact)).includes(key)))
    .map((fact) => [fact, read(fact)])
    .sort((a, b) => (down ? -1 : 1) * compare(a, b, numeric) || a[0].at - b[0].at)
    .map(([fact]) => fact);
}

/** Figures by amount before names; empty values last in either order. */
function compare([one, left], [other, right], numeric) {
  if (!left !== !right) return (left ? -1 : 1) * (state.table.down ? -1 : 1);
  const amounts = [one, other].map((fact) => (numeric && fact.kind === "figure" ? Number(fact.amount) : NaN));
  if (amounts.every(Number.isFinite)) return amounts[0] - amounts[1];
  if (amounts.some(Number.isFinite)) return Number.isFinite(amounts[0]) ? -1 : 1;
  return left.localeCompare(right, locales[state.lang]);
}

function renderTable() {
  const target = document.getElementById("table");
  target.hidden = state.view !== "table";
  document.getElementById("drawing").classList.toggle("covered", state.view === "table");
  document.getElementById("drawing").inert = state.view === "table";
  if (target.hidden) return;
  target.setAttribute("aria-label", say("tableLabel"));
  if (!target.dataset.lang || target.dataset.lang !== state.lang) {
    target.dataset.lang = state.lang;
    fill("table", tableControls(), element("div", { id: "table-rows", class: "table-rows", tabindex: "0" }));
  }
  renderRows();
}

function tableControls() {
  const options = [
    ["all", "kindAll"],
    ["relation", "kindRelation"],
    ["date", "kindDate"],
    ["figure", "kindFigure"],
  ];
  const select = element(
    "select",
    { "aria-label": say("tableKind"), onchange: (event) => actions.arrange({ kind: event.target.value }) },
    options.map(([value, key]) => element("option", { value, selected: value === state.table.kind }, say(key))),
  );
  const input = element("input", {
    type: "search",
    id: "table-filter",
    placeholder: say("tableFilter"),
    "aria-label": say("tableFilter"),
    oninput: (event) => actions.arrange({ filter: event.target.value }),
  });
  input.value = state.table.filter;
  return element(
    "div",
    { class: "table-controls" },
    input,
    select,
    element("span", { id: "table-count", role: "status" }),
  );
}

function renderRows() {
  const found = tableFacts();
  const shown = found.slice(0, state.table.rows);
  document.getElementById("table-count").textContent = say("tableCount", { shown: found.length, n: facts.length });
  const focused = document.activeElement && document.activeElement.dataset.sort;
  if (found.length === 0) {
    fill("table-rows", note(say(facts.length ? "tableEmpty" : "tableNone")));
    return;
  }
  const rest = found.length - shown.length;
  const head = element(
    "tr",
    { role: "row" },
    columns.map(columnHead),
    element("th", { scope: "col", role: "columnheader" }, say("columnSource")),
  );
  const table = element(
    "table",
    { role: "table" },
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, shown.map(tableRow)),
  );
  const more = () => actions.arrange({ rows: state.table.rows + 500 });
  fill("table-rows", table, rest > 0 ? button(count("showMore", Math.min(rest, 500)), more, { class: "more" }) : null);
  const again = focused && document.querySelector(`#table-rows [data-sort="${focused}"]`);
  if (again) again.focus();
}

function columnHead([name, key]) {
  const sorted = state.table.sort === name;
  const mark = sorted ? (state.table.down ? " ↓" : " ↑") : "";
  const turn = () => actions.arrange({ sort: name, down: sorted && !state.table.down });
  const head = button(say(key) + mark, turn, { "data-sort": name, title: say("sortBy", { column: say(key) }) });
  return element(
    "th",
    {
      scope: "col",
      role: "columnheader",
      "aria-sort": sorted ? (state.table.down ? "descending" : "ascending") : "none",
    },
    head,
  );
}

function tableRow(fact) {
  const [article] = factArticles(fact);
  const change = fact.change === undefined ? null : element("small", {}, ` ${changeText(fact.change)}`);
  const object = {
    relation: () => thingLink(things[fact.o]),
    date: () => null,
    figure: () => [objectText(fact), change],
  }[fact.kind]();
  const cells = [
    ["subject", thingLink(things[fact.s])],
    ["predicate", predicateText(fact)],
    [fact.kind === "figure" ? "object value" : "object", object],
    ["time", dateText(fact.period || (fact.kind === "date" ? fact.value : ""))],
    ["article", article ? articleLink(article) : null],
    ["proofs", sourceButton(fact, { kind: "thing", at: fact.s })],
  ];
  return element(
    "tr",
    { role: "row" },
    cells.map(([name, content]) => element("td", { class: name, role: "cell" }, content)),
  );
}

function startTable() {
  watch(() => [state.view, state.table, state.hidden, state.lang], renderTable);
}
