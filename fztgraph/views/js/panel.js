"use strict";
/* What stands beside the graph: four panes, of which one is open; and the details of what is selected. */

const narrow = window.matchMedia("screen and (max-width: 800px)");
const panes = { details: "panel", things: "things", facts: "facts", figures: "figures" };

function renderTabs() {
  const numbers = { things: shown.all.size, facts: listedFacts().length, figures: shown.facts.filter((fact) => fact.kind === "figure").length };
  const tab = (name) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "data-mark": name,
        "aria-selected": String(state.pane === name),
        "aria-controls": panes[name],
        tabindex: state.pane === name ? 0 : -1,
        onclick: () => actions.show(name),
        onkeydown: tabKey,
      },
      say({ details: "paneDetails", things: "paneThings", facts: "paneFacts", figures: "paneFigures" }[name]),
      name in numbers ? element("span", { class: "number" }, ` ${numbers[name]}`) : null,
    );
  keepFocus("tabs", () => fill("tabs", Object.keys(panes).map(tab)).setAttribute("aria-label", say("panes")));
  for (const [name, id] of Object.entries(panes)) {
    const pane = document.getElementById(id);
    pane.hidden = state.pane !== name;
    pane.setAttribute("aria-labelledby", `tab-${name}`);
  }
  const side = document.getElementById("side");
  side.classList.toggle("open", state.sheet);
  side.setAttribute("aria-label", say("panel"));
  document.getElementById("stage").classList.toggle("wide", state.wide && !narrow.matches);
  document.getElementById("panes").inert = narrow.matches && !state.sheet;
  const handle = button(element("span", { class: "grip", "aria-hidden": "true" }), actions.toggleSheet, {
    class: "sheet-handle",
    "aria-expanded": String(state.sheet),
    "aria-label": say(state.sheet ? "panelClose" : "panelOpen"),
    "data-mark": "handle",
  });
  keepFocus("handle", () => fill("handle", handle));
}

function tabKey(event) {
  const names = Object.keys(panes);
  const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!turn) return;
  event.preventDefault();
  const next = names[(names.indexOf(state.pane) + turn + names.length) % names.length];
  actions.show(next);
  document.getElementById(`tab-${next}`).focus();
}

function renderPanel() {
  const { selected } = state;
  const pages = { thing: thingPage, fact: factPage, article: articlePage, group: groupPage };
  fill("panel", element("div", { class: "panel-body", id: "panel-body" }, selected ? pages[selected.kind](selected) : overviewPage()));
  announce(selected ? say("selected", { name: selectedName() }) : say("nothingSelected"));
}

/** Go on with the keyboard at the panel's heading. */
function focusPanel() {
  if (state.pane !== "details") actions.show("details");
  const heading = document.querySelector("#panel h2");
  if (heading) heading.focus({ preventScroll: true });
}

function selectedName() {
  const { kind, at } = state.selected;
  if (kind === "thing") return nameOf(things[at]);
  if (kind === "group") return wholeGroupName(groupOfKey.get(at));
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

/** How much is shown, of how much, and how much of it reference lists say. */
function totals() {
  const number = (kind) => shown.facts.filter((fact) => fact.kind === kind).length;
  const relations = shown.facts.filter((fact) => fact.kind === "relation");
  return {
    entities: shown.all.size,
    relations: relations.length,
    known: shown.facts.filter(isKnown).length,
    dates: number("date"),
    figures: number("figure"),
    articles: new Set(shown.facts.flatMap(factArticles)).size,
  };
}

function overviewPage() {
  const numbers = totals();
  const top = thingsByRank().filter((thing) => shown.all.has(thing) && thing.facts.length > 0).slice(0, 10);
  const dated = [...articles].sort((a, b) => (b.date || "").localeCompare(a.date || "") || a.at - b.at);
  return [
    heading(focus ? say("around", { name: nameOf(focus), hops: count("steps", data.hops) }) : say("overview")),
    element(
      "ul",
      { class: "counts" },
      ["entities", "relations", "dates", "figures", "articles"].map((key) => element("li", {}, count(key, numbers[key]))),
    ),
    numbers.known ? note(count("knownCount", numbers.known)) : null,
    data.since || data.theme ? note(drawnFrom()) : null,
    data.others ? note(say("othersNote", { names: listed(data.others) })) : null,
    data.hidden ? note(count("hiddenNote", data.hidden)) : null,
    facts.length ? element("p", { class: "hint" }, say("hint")) : null,
    top.length ? section("startWith", null, element("ul", { class: "starts" }, top.map(startRow))) : null,
    articles.length ? section("articlesAll", articles.length, longList(dated, 12, articleRow, { class: "articles" })) : null,
  ];
}

/** What the articles of the page were chosen by. */
function drawnFrom() {
  const parts = [data.since ? say("sinceNote", { day: dateText(data.since) }) : "", data.theme ? say("themeNote", { name: data.theme[state.lang] }) : ""];
  return parts.filter(Boolean).join(" ");
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

function startPanel() {
  narrow.addEventListener("change", renderTabs);
  watch(() => [state.pane, state.lang, state.sheet, state.wide, shown], renderTabs);
  watch(() => [state.selected, state.lang, state.selected ? state.version : shown, state.scene.pins, state.scene.folded, state.scene.expanded], renderPanel);
}
