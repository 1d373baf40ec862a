"use strict";
/* Pages of the panel about a thing and about a group. */

function thingPage({ at }) {
  const thing = things[at];
  const from = { kind: "thing", at };
  const of = (kind) => thing.facts.filter((fact) => fact.kind === kind);
  const main = nameOf(thing);
  const names = namesOf(thing).filter((name) => name !== main);
  return [
    backLine(null),
    heading(shapeIcon(thing.kind), main),
    element("p", { class: "about" }, classOf(thing)),
    thing.themes.length ? element("p", { class: "about" }, say("themes", { names: themeNames(thing) })) : null,
    otherNames(names),
    thingButtons(thing),
    pageOf(thing) ? element("p", { class: "note" }, element("a", { href: pageOf(thing) }, say("wholePage"))) : null,
    thing.facts.length ? null : note(say(thing.count ? "noFacts" : "noFactsKnown")),
    factList("relationsHead", of("relation"), thing, from),
    factList("datesHead", of("date"), thing, from),
    of("figure").length ? section("figuresHead", of("figure").length, figureTable(of("figure"), from, "indicator")) : null,
    thingArticles(thing),
  ];
}

/** What can be done with a thing in the graph; the letter does the same while the graph has the keyboard. */
function thingButtons(thing) {
  const { pins, folded: foldedThings, expanded } = state.scene;
  const missing = canLoad ? missingNeighbours(thing) : 0;
  const near = neighbours(thing).length;
  const isOpen = (expanded.has(thing.at) || shown.groups.size === 0) && !foldedThings.has(thing.at) && missing === 0;
  const canExpand = !isOpen || neighbours(thing).some((each) => !shown.all.has(each));
  const tool = (key, letter, act, attributes = {}) =>
    button(say(key), () => act(thing), { title: say("keyHint", { key: letter }), "aria-keyshortcuts": letter, ...attributes });
  return element(
    "div",
    { class: "thing-tools", role: "group", "aria-label": say("thingTools") },
    near + missing && canExpand ? tool("expand", "E", actions.expand) : null,
    near ? tool("fold", "F", actions.fold) : null,
    tool(pins.has(thing.at) ? "unpin" : "pin", "P", actions.pin, { "aria-pressed": String(pins.has(thing.at)) }),
    tool("hide", "H", actions.hide),
    missing ? element("small", {}, count("missing", missing)) : null,
  );
}

/** Further names; where there are many they wait until they are asked for. */
function otherNames(names) {
  if (names.length === 0) return null;
  const cuts = names.map((name) => cut(name, 120));
  if (names.length <= 5) return element("p", { class: "names" }, say("names", { names: listed(cuts) }));
  return element("details", { class: "names" }, element("summary", {}, count("namesMany", names.length)), listed(cuts));
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

/** A closed group: how much it holds, its best connected things, and the button that opens it. */
function groupPage({ at }) {
  const group = groupOfKey.get(at);
  const inside = thingsByRank().filter((thing) => shown.all.has(thing) && group.all.includes(thing.at));
  return [
    backLine(null),
    heading(group.kind ? shapeIcon(group.kind) : null, wholeGroupName(group)),
    element("p", { class: "about" }, count("entities", inside.length)),
    element(
      "div",
      { class: "thing-tools" },
      button(say("openGroup"), () => actions.openGroup(group), { title: say("keyHint", { key: "Enter" }) }),
    ),
    section("inGroup", null, longList(inside, 30, startRow, { class: "starts" })),
  ];
}
