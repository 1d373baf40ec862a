"use strict";
/* The filters beside the graph: classes, relations, themes, period, who says it; the list of classes is the legend too. */

function checkRow(mark, checked, onchange, ...label) {
  const box = element("input", { type: "checkbox", checked, onchange, "data-mark": mark });
  return element("li", {}, element("label", {}, box, ...label));
}

function numbered(text, number) {
  return [element("span", { class: "row-name" }, text), element("span", { class: "number" }, String(number))];
}

function rowGroup(label, rows) {
  return element("div", { role: "group", "aria-label": label }, element("ul", {}, rows));
}

/** A part of the filters that opens and closes; it says how many of its kind are in force. */
function filterPart(key, active, opened, ...children) {
  const open = filterPart.open.has(key) ? filterPart.open.get(key) : opened;
  const mark = active ? element("span", { class: "badge" }, active) : null;
  return element(
    "details",
    { class: "filter-part", open, ontoggle: (event) => filterPart.open.set(key, event.target.open) },
    element("summary", { "data-mark": `part-${key}` }, say(key), mark),
    children,
  );
}
filterPart.open = new Map();

function kindPart() {
  const { kinds: left } = state.scene;
  const numbers = tally(things, (thing) => [thing.kind]);
  const here = allKinds().filter((kind) => numbers.has(kind));
  const row = (kind) =>
    checkRow(`kind-${kind}`, !left.has(kind), () => actions.toggleKind(kind), shapeIcon(kind), numbered(headOf(kind), numbers.get(kind)));
  const all = here.every((kind) => !left.has(kind));
  return filterPart(
    "filterKinds",
    here.filter((kind) => left.has(kind)).length && say("filterOff", { n: here.filter((kind) => left.has(kind)).length }),
    true,
    rowGroup(say("filterKinds"), here.map(row)),
    here.length > 1 ? allButton("kinds", all, () => actions.showKinds(!all)) : null,
  );
}

function relationPart() {
  const { relations: left } = state.scene;
  const numbers = tally(
    facts.filter((fact) => fact.kind === "relation"),
    (fact) => [fact.p],
  );
  const here = [...numbers.keys()].sort((a, b) => numbers.get(b) - numbers.get(a));
  if (here.length === 0) return null;
  const row = (name) =>
    checkRow(`relation-${name}`, !left.has(name), () => actions.toggleRelation(name), numbered(headOf(name), numbers.get(name)));
  return filterPart(
    "filterRelations",
    left.size && say("filterOff", { n: left.size }),
    false,
    rowGroup(say("filterRelations"), here.map(row)),
    here.length > 1 ? allButton("relations", left.size === 0, () => actions.showRelations(left.size > 0)) : null,
  );
}

function allButton(name, all, onclick) {
  return button(say(all ? "noneOfThem" : "allOfThem"), onclick, { class: "quiet", "data-mark": `all-${name}` });
}

/** Themes narrow: with none chosen all are shown. */
function themePart() {
  const { themes: chosen } = state.scene;
  if (themes.length === 0) return null;
  const numbers = tally([...things, ...articles], (bearer) => bearer.themes);
  const row = (theme, at) =>
    checkRow(`theme-${at}`, chosen.has(at), () => actions.toggleTheme(at), numbered(theme[state.lang], numbers.get(at) || 0));
  return filterPart(
    "filterThemes",
    chosen.size && say("filterOn", { n: chosen.size }),
    false,
    element("p", { class: "hint" }, say("filterThemesHint")),
    rowGroup(say("filterThemes"), themes.map(row)),
  );
}

function periodPart() {
  const times = knownTimes();
  if (times.length === 0) return null;
  const { from, until } = state.scene;
  const field = (name, value) => {
    const offered = [...new Set([...times, value].filter(Boolean))].sort().reverse();
    const option = (time) => element("option", { value: time, selected: time === value }, time ? dateText(time) : say("periodAny"));
    const onchange = (event) => actions.setPeriod({ [name]: event.target.value });
    return element(
      "label",
      { class: "month" },
      element("span", {}, say(name === "from" ? "periodFrom" : "periodUntil")),
      element("select", { "data-mark": name, onchange }, ["", ...offered].map(option)),
    );
  };
  return filterPart(
    "filterPeriod",
    from || until ? [from, until].filter(Boolean).map(dateText).join("–") : 0,
    true,
    element("div", { class: "months" }, field("from", from), field("until", until)),
    from || until ? button(say("periodAll"), () => actions.setPeriod({ from: "", until: "" }), { class: "quiet", "data-mark": "period-all" }) : null,
  );
}

/** What the two kinds of lines mean, and whether each is shown; and the things without relations. */
function otherPart() {
  const { said, known, loose } = state.scene;
  const relations = facts.filter((fact) => fact.kind === "relation");
  const [of, by] = [relations.filter(isKnown).length, relations.length];
  const line = (name) => element("span", { class: `line line-${name}`, "aria-hidden": "true" });
  const rows = [
    of && by > of ? checkRow("said", said, () => actions.toggleSource("said"), line("said"), numbered(say("lineSaid"), by - of)) : null,
    of ? checkRow("known", known, () => actions.toggleSource("known"), line("known"), numbered(say("lineKnown"), of)) : null,
    shown.loose || loose ? checkRow("loose", loose, actions.toggleLoose, numbered(say("looseShow"), shown.loose)) : null,
  ].filter(Boolean);
  if (rows.length === 0) return null;
  return filterPart("filterOther", 0, true, rowGroup(say("filterOther"), rows));
}

/** How things are grouped, where there are many. */
function groupPart() {
  if (ways.length === 0) return null;
  const now = wayOf(state.scene, shown.all.size) || "none";
  const row = (way) => {
    const radio = element("input", { type: "radio", name: "way", checked: way === now, onchange: () => actions.group(way), "data-mark": `way-${way}` });
    return element("li", {}, element("label", {}, radio, say({ zone: "groupByZone", class: "groupByClass", none: "groupByNone" }[way])));
  };
  return filterPart("filterGroups", 0, true, rowGroup(say("filterGroups"), [...ways, "none"].map(row)));
}

function tally(items, keysOf) {
  const numbers = new Map();
  for (const item of items) for (const key of keysOf(item)) numbers.set(key, (numbers.get(key) || 0) + 1);
  return numbers;
}

function renderFilters() {
  keepFocus("filters", () => {
    fill(
      "filters",
      button(say("filters"), actions.toggleFilters, { class: "filters-open", "aria-expanded": String(state.filters), "data-mark": "open" }),
      element(
        "div",
        { class: state.filters ? "filters-body open" : "filters-body" },
        [groupPart(), kindPart(), relationPart(), themePart(), periodPart(), otherPart()],
      ),
    ).setAttribute("aria-label", say("filters"));
  });
}

function startFilters() {
  watch(() => [state.scene, state.lang, state.filters, state.version, shown.loose], renderFilters);
}
