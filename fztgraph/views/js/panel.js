"use strict";
/* The panel: an overview, or what is known about the thing, fact or article that is selected. */

function renderPanel() {
  const { selected } = state;
  const pages = { thing: thingPage, fact: factPage, article: articlePage };
  const parts = selected ? pages[selected.kind](selected) : overviewPage();
  const head = { open: state.sheet, label: say(state.sheet ? "panelClose" : "panelOpen") };
  const panel = fill(
    "panel",
    button(element("span", { class: "grip", "aria-hidden": "true" }), actions.toggleSheet, {
      class: "sheet-handle",
      "aria-expanded": String(head.open),
      "aria-label": head.label,
    }),
    element("div", { class: "panel-body", tabindex: "-1", id: "panel-body" }, parts),
  );
  setAll(panel, { "aria-label": say("panel") });
  panel.classList.toggle("open", state.sheet);
  document.getElementById("panel-body").inert = narrow.matches && !state.sheet;
  document.getElementById("status").textContent = selected
    ? say("selected", { name: selectedName() })
    : say("nothingSelected");
}

/** Go on with the keyboard at the panel's heading. */
function focusPanel() {
  const heading = document.querySelector("#panel h2");
  if (heading) heading.focus({ preventScroll: true });
}

function selectedName() {
  const { kind, at } = state.selected;
  if (kind === "thing") return nameOf(things[at]);
  return kind === "fact" ? sentenceText(facts[at]) : titleOf(articles[at]);
}

function heading(...children) {
  return element("h2", { tabindex: "-1" }, children);
}

function section(key, number, ...children) {
  return element(
    "section",
    {},
    element("h3", {}, say(key), number === null ? null : element("span", { class: "number" }, String(number))),
    children,
  );
}

function note(text) {
  return element("p", { class: "note" }, text);
}

function backLine(target) {
  if (!target)
    return button(
      `‹ ${say("overview")}`,
      () => {
        actions.clear();
        focusPanel();
      },
      { class: "back" },
    );
  const name = target.kind === "thing" ? nameOf(things[target.at]) : titleOf(articles[target.at]);
  return button(`‹ ${say("backTo", { name })}`, () => openFrom(target.kind, target.at), { class: "back" });
}

function overviewPage() {
  const number = (kind) => facts.filter((fact) => fact.kind === kind).length;
  const top = [...thingsByRank]
    .filter((thing) => thing.facts.length > 0)
    .sort((a, b) => b.facts.length - a.facts.length)
    .slice(0, 10);
  const counts = [
    ["entities", things.length],
    ["relations", number("relation")],
    ["dates", number("date")],
    ["figures", number("figure")],
    ["articles", articles.length],
  ];
  return [
    heading(say("overview")),
    element(
      "ul",
      { class: "counts" },
      counts.filter(([, n]) => n > 0).map(([key, n]) => element("li", {}, count(key, n))),
    ),
    data.others ? note(say("othersNote", { names: listed(data.others) })) : null,
    data.hidden ? note(count("hiddenNote", data.hidden)) : null,
    facts.length ? element("p", { class: "hint" }, say("hint")) : null,
    top.length ? section("startWith", null, element("ul", { class: "starts" }, top.map(startRow))) : null,
    articles.length
      ? section("articlesAll", articles.length, longList(articlesByDate, 12, articleRow, { class: "articles" }))
      : null,
  ];
}

function startRow(thing) {
  return element(
    "li",
    {},
    shapeIcon(thing.kind),
    thingLink(thing),
    element("span", { class: "number" }, count("facts", thing.facts.length)),
  );
}

function articleRow(article) {
  return element("li", {}, articleLink(article), element("small", {}, placeOf(article)));
}

function thingPage({ at }) {
  const thing = things[at];
  const from = { kind: "thing", at };
  const of = (kind) => thing.facts.filter((fact) => fact.kind === kind);
  const shown = nameOf(thing);
  const names = namesOf(thing).filter((name) => name !== shown);
  return [
    backLine(null),
    heading(shapeIcon(thing.kind), shown),
    element("p", { class: "class" }, classOf(thing)),
    otherNames(names),
    thing.facts.length ? null : note(say(thing.count ? "noFacts" : "noFactsKnown")),
    factList("relationsHead", of("relation"), thing, from),
    factList("datesHead", of("date"), thing, from),
    figureTable(of("figure"), from),
    thingArticles(thing),
  ];
}

/** Further names; where there are many they wait until they are asked for. */
function otherNames(names) {
  if (names.length === 0) return null;
  if (names.length <= 5) return element("p", { class: "names" }, say("names", { names: listed(names) }));
  return element(
    "details",
    { class: "names" },
    element("summary", {}, count("namesMany", names.length)),
    listed(names),
  );
}

function factList(key, list, self, from) {
  return list.length
    ? section(
        key,
        list.length,
        longList(list, 30, (fact) => factRow(fact, self, from), { class: "facts" }),
      )
    : null;
}

/** Figures of a thing as a table, without columns in which nothing stands. */
function figureTable(list, from) {
  if (list.length === 0) return null;
  const cells = [
    ["figure", "value", (fact) => fact.value || ""],
    ["period", null, (fact) => dateText(fact.period)],
    ["change", "value", (fact) => changeText(fact.change)],
  ].filter(([, , read]) => list.some(read));
  const head = [
    ...["indicator", ...cells.map(([key]) => key)].map((key) => element("th", { scope: "col" }, say(key))),
    element("td", {}),
  ];
  const row = (fact) =>
    element(
      "tr",
      { class: "fact", onclick: (event) => event.target.closest("a, button") || openFrom("fact", fact.at, from) },
      element("th", { scope: "row" }, predicateText(fact)),
      cells.map(([, name, read]) => element("td", { class: name }, read(fact))),
      element("td", {}, sourceButton(fact, from)),
    );
  return section(
    "figuresHead",
    list.length,
    element(
      "table",
      { class: "figures" },
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, list.map(row)),
    ),
  );
}

function thingArticles(thing) {
  const known = thing.articles.map((at) => articles[at]);
  if (known.length === 0) return note(say("noArticles"));
  const more = (thing.count || 0) - known.length;
  return section(
    "articlesHead",
    thing.count || known.length,
    longList(known, 8, articleRow, { class: "articles" }),
    more > 0 ? note(count("moreArticles", more)) : null,
  );
}

function startPanel() {
  narrow.addEventListener("change", renderPanel);
  watch(() => [state.selected, state.lang, state.sheet], renderPanel);
}
