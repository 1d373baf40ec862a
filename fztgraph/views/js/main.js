"use strict";
/* Put the page together. */

function renderTop() {
  const numbers = totals();
  const name = focus ? nameOf(focus) : "";
  document.documentElement.lang = locales[state.lang];
  document.title = focus ? say("titleOf", { name }) : say("title");
  fill("title", name || say("title"));
  const all = things.length === numbers.entities ? "" : say("ofAll", { n: things.length });
  const scope = [
    `${count("entities", numbers.entities)}${all}`,
    count("relations", numbers.relations),
    count("articles", numbers.articles),
    numbers.known ? count("ofThemKnown", numbers.known) : "",
  ];
  fill("scope", scope.filter(Boolean).join(" · "));
  if (document.getElementById("languages")) renderLanguages();
  fill("widen", button(say(state.wide ? "narrower" : "wider"), actions.widen, { "aria-pressed": String(state.wide) }));
}

function renderLanguages() {
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

/** Remarks of the issues, such as that their text is a sample, once each; and what there is to say to a link. */
function renderNotes() {
  const notes = [...new Set(issues.map((issue) => issue.note).filter(Boolean))];
  const close = () => change({ remark: null });
  fill(
    "notes",
    notes.map((text) => element("p", {}, element("strong", {}, `${say("sampleNote")} `), cut(text, 200))),
    state.remark ? element("p", { role: "status" }, state.remark, " ", button("×", close, { class: "close", "aria-label": say("close") })) : null,
  );
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (state.filters) actions.toggleFilters();
    else if (document.getElementById("side").contains(document.activeElement)) container.focus({ preventScroll: true });
    else if (state.selected) actions.back();
  });
}

async function start() {
  await readData();
  startGroups();
  startShown();
  watch(() => [state.lang, state.wide, shown], renderTop);
  watch(() => [state.lang, state.remark, state.version], renderNotes);
  startFilters();
  startSearch();
  startPanel();
  startLists();
  startFigures();
  startTools();
  startKeys();
  Object.assign(state, { selected: focus ? { kind: "thing", at: focus.at, from: null } : null });
  computeShown();
  startGraph();
  change({});
  await startAddress();
  ready = true;
  network.redraw();
}

/** Whether all that the address asks for is shown. */
let ready = false;

start();
