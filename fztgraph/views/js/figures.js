"use strict";
/* Figures as small tables: in the details of a thing, and gathered by indicator in a pane of their own. */

/** A table of figures; its first column names the indicator or the thing. Columns in which nothing stands are left out. */
function figureTable(list, from, first) {
  const cells = [
    ["figure", "value", (fact) => objectText(fact)],
    ["period", null, (fact) => dateText(fact.period)],
    ["change", "value", (fact) => changeText(fact.change)],
  ].filter(([, , read]) => list.some(read));
  const headings = [first === "thing" ? "columnName" : "indicator", ...cells.map(([key]) => key)];
  const head = [...headings.map((key) => element("th", { scope: "col" }, say(key))), element("td", {})];
  const row = (fact) =>
    element(
      "tr",
      { class: "told", onclick: (event) => event.target.closest("a, button") || openFrom("fact", fact.at, from) },
      element("th", { scope: "row" }, first === "thing" ? thingLink(things[fact.s]) : predicateText(fact)),
      cells.map(([, name, read]) => element("td", { class: name }, read(fact))),
      element("td", {}, sourceButton(fact, from || { kind: "thing", at: fact.s })),
    );
  return element(
    "table",
    { class: "figures" },
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, list.map(row)),
  );
}

/** Figures that pass the filters by indicator, the most frequent first; of one thing, the latest first. */
function figureGroups() {
  const byName = new Map();
  for (const fact of shown.facts) {
    if (fact.kind !== "figure") continue;
    if (!byName.has(fact.p)) byName.set(fact.p, []);
    byName.get(fact.p).push(fact);
  }
  const order = collator();
  const inTime = (one, other) =>
    order.compare(sortKey(nameOf(things[one.s])), sortKey(nameOf(things[other.s]))) || (other.period || "").localeCompare(one.period || "");
  return [...byName]
    .map(([name, list]) => [name, list.sort(inTime)])
    .sort((a, b) => b[1].length - a[1].length || order.compare(a[0], b[0]));
}

const mostFigures = 40;

function renderFigures() {
  if (state.pane !== "figures") return;
  const groups = figureGroups();
  const part = ([name, list], at) =>
    element(
      "details",
      { class: "figure-group", open: at < 6 },
      element("summary", {}, element("span", { class: "row-name" }, termOf(name)), element("span", { class: "number" }, String(list.length))),
      figureTable(list.slice(0, mostFigures), null, "thing"),
      list.length > mostFigures ? note(count("moreRows", list.length - mostFigures)) : null,
    );
  fill("figures", element("div", { class: "panel-body" }, groups.length ? longList(groups.map((group, at) => [group, at]), 40, ([group, at]) => element("li", {}, part(group, at))) : note(say("noFigures"))));
}

function startFigures() {
  watch(() => [state.pane, shown, state.lang], renderFigures);
}
