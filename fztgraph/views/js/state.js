"use strict";
/* The one state of the page. Only the actions change it; everything drawn is drawn from it. */

const state = {
  lang: document.documentElement.lang.startsWith("en") ? "en" : "zh",
  view: "graph",
  /** null, or {kind: "thing" | "fact" | "article", at, from?}; `from` is where a fact was opened. */
  selected: null,
  hidden: new Set(),
  query: "",
  /** Place of the marked hit in the list of hits; -1 for none. */
  active: -1,
  searching: false,
  sheet: false,
  legend: false,
  table: { filter: "", kind: "all", sort: "subject", down: false, rows: 200 },
  /** What the view should bring into sight: counted, so that asking twice moves twice. */
  aim: { to: "all", turn: 0 },
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

const actions = {
  /** Open a thing, fact or article; `look` moves the graph to it. */
  select(kind, at, { from = null, look = true } = {}) {
    const patch = { selected: { kind, at, from }, sheet: true, searching: false, query: "", active: -1 };
    if (look) patch.aim = aimAt("selected");
    if (kind === "thing") patch.hidden = without(state.hidden, things[at].kind);
    change(patch);
  },
  clear() {
    change({ selected: null, sheet: false });
  },
  toggleClass(kind) {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    change({ hidden });
  },
  showClasses(shown) {
    change({ hidden: new Set(shown ? [] : kinds) });
  },
  search(query) {
    change({ query, searching: true, active: -1 });
  },
  mark(active) {
    change({ active, searching: true });
  },
  endSearch() {
    change({ searching: false, active: -1 });
  },
  show(view) {
    change({ view, legend: false });
  },
  speak(lang) {
    change({ lang });
  },
  toggleSheet() {
    change({ sheet: !state.sheet });
  },
  toggleLegend() {
    change({ legend: !state.legend });
  },
  arrange(patch) {
    change({ table: { ...state.table, rows: 200, ...patch } });
  },
  fit() {
    change({ aim: aimAt("all") });
  },
  reset() {
    change({
      selected: null,
      hidden: new Set(),
      query: "",
      searching: false,
      active: -1,
      sheet: false,
      aim: aimAt("all"),
    });
  },
  /** Take up what the address says. */
  restore(patch) {
    change({ ...patch, aim: aimAt(patch.selected ? "selected" : "all"), sheet: Boolean(patch.selected) });
  },
};

function without(set, value) {
  if (!set.has(value)) return set;
  const rest = new Set(set);
  rest.delete(value);
  return rest;
}
