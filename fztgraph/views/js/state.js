"use strict";
/* The one state of the page. Only the actions change it; everything drawn is drawn from it. */

/** What may be seen, and how it is arranged: undone and redone as a whole, and never changed in place. */
const firstScene = Object.freeze({
  /** Classes and relations that are left out. */
  kinds: new Set(),
  relations: new Set(),
  /** Themes that are asked for; none for all. */
  themes: new Set(),
  from: "",
  until: "",
  /** Whether what articles say and what reference lists say is shown. */
  said: true,
  known: true,
  /** Whether things without a relation are shown. */
  loose: false,
  /** Things that were hidden, those whose branch is folded, those whose neighbours stand outside of groups. */
  gone: new Set(),
  folded: new Set(),
  expanded: new Set(),
  /** Things that were put somewhere, and where. */
  pins: new Map(),
  /** How things are grouped: null for as usual, else a way or "none"; and the groups that are open. */
  way: null,
  open: new Set(),
});

const state = {
  lang: document.documentElement.lang.startsWith("en") ? "en" : "zh",
  /** What stands beside the graph: details, things, facts or figures; `wide` over the graph. */
  pane: "details",
  wide: false,
  /** null, or {kind: "thing" | "fact" | "article" | "group", at, from?}; `from` is where a fact was opened. */
  selected: null,
  /** What was selected before, for the way back. */
  trail: [],
  scene: firstScene,
  past: [],
  future: [],
  query: "",
  /** Place of the marked hit in the list of hits; -1 for none. */
  active: -1,
  searching: false,
  sheet: false,
  filters: false,
  things: { filter: "", sort: "degree", down: true, rows: 100 },
  facts: { filter: "", kind: "all", sort: "subject", down: false, rows: 100 },
  /** What the view should bring into sight: counted, so that asking twice moves twice. */
  aim: { to: "all", turn: 0 },
  /** Counts what loaders brought. */
  version: 0,
  /** A remark for all, such as that a shared link names things that are gone. */
  remark: null,
};

const watchers = [];

/** Call `render` now and whenever something that `read` returns has changed. */
function watch(read, render) {
  let last = null;
  watchers.push(() => {
    const now = read();
    if (last && now.every((value, at) => value === last[at])) return;
    last = now;
    render();
  });
}

function change(patch) {
  Object.assign(state, patch);
  watchers.forEach((update) => update());
}

const aimAt = (to) => ({ to, turn: state.aim.turn + 1 });

/** A set with a value put in or taken out. */
function toggled(set, value, inside = !set.has(value)) {
  const made = new Set(set);
  if (inside) made.add(value);
  else made.delete(value);
  return made;
}
