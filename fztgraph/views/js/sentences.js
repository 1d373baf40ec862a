"use strict";
/* Facts as sentences, for people and for tables. */

function thingLink(thing) {
  return link("thing", thing, nameOf(thing));
}

function articleLink(article) {
  return link("article", article, titleOf(article));
}

/** A link to a place of this page, by the address at which it opens. */
function link(kind, target, text) {
  const open = (event) => {
    event.preventDefault();
    openFrom(kind, target.at);
  };
  return element(
    "a",
    { href: `#${new URLSearchParams({ at: target.key })}`, onclick: open, title: text.length > 30 ? text : null },
    text,
  );
}

/** Open something from the panel or the table, and go on reading there. */
function openFrom(kind, at, from = null) {
  actions.select(kind, at, { from });
  focusPanel();
}

/** A fact in the order in which it is said; `self` is the thing whose page it stands on, which needs no link. */
function sentence(fact, self = null) {
  const subject = things[fact.s];
  const end = (thing) => (thing === self ? element("span", {}, nameOf(thing)) : thingLink(thing));
  const value = (text) => element("strong", {}, text);
  if (fact.kind === "relation") return spaced([end(subject), word(termOf(fact.p)), end(things[fact.o])]);
  const parts = [subject === self ? null : thingLink(subject), word(predicateText(fact)), value(objectText(fact))];
  return spaced(fact.kind === "date" ? parts : [...parts, figureAside(fact)]);
}

function figureAside(fact) {
  const more = [
    dateText(fact.period),
    fact.change === undefined ? "" : `${say("change")} ${changeText(fact.change)}`,
  ].filter(Boolean);
  return more.length ? element("span", { class: "aside" }, more.join(" · ")) : null;
}

function spaced(parts) {
  return parts.filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part]));
}

function word(text) {
  return element("span", { class: "verb" }, text);
}

/** The same as plain text. */
function sentenceText(fact) {
  return [nameOf(things[fact.s]), predicateText(fact), objectText(fact)].join(" ");
}

function predicateText(fact) {
  return termOf(fact.p);
}

function objectText(fact) {
  if (fact.kind === "relation") return nameOf(things[fact.o]);
  return fact.kind === "date" ? dateText(fact.value) : cut(fact.value || "", 80);
}

/** The button that opens the sentences behind a fact. */
function sourceButton(fact, from) {
  const label = fact.proofs.length ? count("sourceCount", fact.count || fact.proofs.length) : say("known");
  return button(label, () => openFrom("fact", fact.at, from), {
    class: fact.proofs.length ? "source" : "source known",
    "aria-label": say("sourcesOf", { label, fact: sentenceText(fact) }),
  });
}

/** A fact as a row of a list; clicking it anywhere opens its sentences. */
function factRow(fact, self, from) {
  return element(
    "li",
    { class: "told", onclick: (event) => event.target.closest("a, button") || openFrom("fact", fact.at, from) },
    element("span", { class: "sentence" }, sentence(fact, self)),
    sourceButton(fact, from),
  );
}

function themeNames(bearer) {
  return listed(bearer.themes.map((at) => themes[at][state.lang]));
}
