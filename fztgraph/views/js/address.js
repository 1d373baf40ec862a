"use strict";
/* The part of the address after "#" keeps what is open, so that a reload or a bookmark returns there. */

function addressOf() {
  const parts = new URLSearchParams();
  const { selected } = state;
  if (selected) {
    const shown =
      selected.kind === "fact"
        ? things[facts[selected.at].s]
        : { thing: things, article: articles }[selected.kind][selected.at];
    parts.set("at", shown.key);
  }
  if (state.view !== "graph") parts.set("view", state.view);
  if (state.lang !== startLang) parts.set("lang", state.lang);
  return parts.toString();
}

const startLang = state.lang;

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const key = parts.get("at");
  const thing = things.find((each) => each.key === key);
  const article = thing ? undefined : articles.find((each) => each.key === key);
  return {
    selected: thing
      ? { kind: "thing", at: thing.at, from: null }
      : article
        ? { kind: "article", at: article.at, from: null }
        : null,
    view: parts.get("view") === "table" ? "table" : "graph",
    lang: ["zh", "en"].includes(parts.get("lang")) ? parts.get("lang") : startLang,
  };
}

/** Write the address; what is opened becomes a step to go back from, language and view do not. */
function renderAddress() {
  const now = addressOf();
  const before = new URLSearchParams(location.hash.slice(1));
  if (before.toString() === now) return;
  const opened = new URLSearchParams(now).get("at") !== before.get("at");
  if (opened) location.hash = now;
  else history.replaceState(null, "", `#${now}`);
}

function startAddress() {
  window.addEventListener("hashchange", () => {
    if (new URLSearchParams(location.hash.slice(1)).toString() !== addressOf()) actions.restore(readAddress());
  });
  if (location.hash.length > 1) actions.restore(readAddress());
  watch(() => [state.selected, state.view, state.lang], renderAddress);
}
