"use strict";
/* Put the page together. */

function renderTop() {
  const number = {
    entities: count("entities", things.length),
    facts: count("facts", facts.length),
    articles: count("articles", articles.length),
  };
  const focus = data.focus === undefined ? null : things[data.focus];
  const name = focus ? nameOf(focus) : "";
  document.documentElement.lang = locales[state.lang];
  document.title = focus ? say("titleOf", { name }) : say("title");
  fill("title", say("title"));
  const scope = focus
    ? say("scopeAround", { name, hops: count("steps", data.hops), ...number })
    : say("scopeAll", number);
  fill("scope", scope).title = scope;
  choice(
    "views",
    say("viewLabel"),
    [
      ["graph", say("viewGraph")],
      ["table", say("viewTable")],
    ],
    state.view,
    actions.show,
  );
  choice(
    "languages",
    say("languageLabel"),
    [
      ["zh", say("langZh"), "zh-CN"],
      ["en", say("langEn"), "en"],
    ],
    state.lang,
    actions.speak,
  );
}

/** Remarks of the issues, such as that their text is a sample, once each. */
function renderNotes() {
  const notes = [...new Set(issues.map((issue) => issue.note).filter(Boolean))];
  fill(
    "notes",
    notes.map((text) => element("p", {}, element("strong", {}, `${say("sampleNote")} `), text)),
  );
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (state.legend) actions.toggleLegend();
    else if (state.selected) actions.clear();
  });
}

watch(() => [state.lang, state.view], renderTop);
watch(() => [state.lang], renderNotes);
startLegend();
startSearch();
startPanel();
startTable();
startGraph();
startKeys();
change({ selected: data.focus === undefined ? null : { kind: "thing", at: data.focus, from: null } });
startAddress();
