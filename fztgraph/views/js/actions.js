"use strict";
/* All that a person can do on the page. */

const mostSteps = 100;

/** Change what may be seen as one step that can be undone. */
function arrange(patch, more = {}) {
  const past = [...state.past, state.scene].slice(-mostSteps);
  change({ scene: Object.freeze({ ...state.scene, ...patch }), past, future: [], ...more });
}

const actions = {
  /** Open a thing, fact, article or group; `look` moves the graph to it. */
  select(kind, at, { from = null, look = true } = {}) {
    const trail = state.selected ? [...state.trail, state.selected].slice(-mostSteps) : state.trail;
    const patch = { selected: { kind, at, from }, trail, searching: false, query: "", active: -1 };
    Object.assign(patch, narrow.matches ? { sheet: true } : {}, state.wide ? {} : { pane: "details" });
    if (look) patch.aim = aimAt("selected");
    if (kind === "thing" && isLeftOut(things[at])) arrange(letIn(things[at]), patch);
    else change(patch);
  },
  clear() {
    change({ selected: null, sheet: false, trail: [] });
  },
  /** Go back to what was selected before. */
  back() {
    const trail = [...state.trail];
    const selected = trail.pop() || null;
    change({ selected, trail, aim: selected ? aimAt("selected") : state.aim });
  },
  toggleKind(kind) {
    arrange({ kinds: toggled(state.scene.kinds, kind) });
  },
  showKinds(shown) {
    arrange({ kinds: new Set(shown ? [] : allKinds()) });
  },
  toggleRelation(name) {
    arrange({ relations: toggled(state.scene.relations, name) });
  },
  showRelations(shown) {
    arrange({ relations: new Set(shown ? [] : relationNames()) });
  },
  toggleTheme(at) {
    arrange({ themes: toggled(state.scene.themes, at) });
  },
  setPeriod(patch) {
    arrange(patch);
  },
  toggleSource(name) {
    arrange({ [name]: !state.scene[name] });
  },
  toggleLoose() {
    arrange({ loose: !state.scene.loose });
  },
  group(way) {
    arrange({ way, open: new Set() }, { aim: aimAt("all") });
  },
  openGroup(group) {
    const ids = [group.id, ...group.path.map((outer) => outer.id)];
    arrange({ open: new Set([...state.scene.open, ...ids]) }, { selected: null, aim: aimAt(group) });
  },
  closeGroup(group) {
    arrange({ open: toggled(state.scene.open, group.id, false) }, { selected: { kind: "group", at: group.id, from: null } });
  },
  hide(thing) {
    arrange({ gone: toggled(state.scene.gone, thing.at, true) }, { selected: null, sheet: false });
  },
  pin(thing) {
    actions.place(thing, state.scene.pins.has(thing.at) ? null : network.getPosition(thing.at));
  },
  /** Put a thing somewhere, where it stays; null gives it its own place back. */
  place(thing, spot) {
    const pins = new Map(state.scene.pins);
    if (spot) pins.set(thing.at, { x: Math.round(spot.x), y: Math.round(spot.y) });
    else pins.delete(thing.at);
    arrange({ pins });
  },
  fold(thing) {
    const { folded: before, expanded } = state.scene;
    arrange({ folded: toggled(before, thing.at, true), expanded: toggled(expanded, thing.at, false) });
  },
  /** Show all that a thing is joined to; a loader fetches what the page does not have. */
  async expand(thing) {
    await loadNeighbours([thing]);
    const { folded: before, expanded, gone } = state.scene;
    const near = neighbours(thing).map((each) => each.at);
    arrange(
      {
        folded: toggled(before, thing.at, false),
        expanded: toggled(expanded, thing.at, true),
        gone: new Set([...gone].filter((at) => !near.includes(at))),
      },
      { aim: aimAt("selected") },
    );
  },
  undo() {
    if (state.past.length === 0) return;
    const past = [...state.past];
    change({ scene: past.pop(), past, future: [state.scene, ...state.future] });
  },
  redo() {
    if (state.future.length === 0) return;
    const [scene, ...future] = state.future;
    change({ scene, past: [...state.past, state.scene], future });
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
  show(pane) {
    change({ pane, filters: false, sheet: narrow.matches ? true : state.sheet });
  },
  widen() {
    change({ wide: !state.wide });
  },
  speak(lang) {
    change({ lang });
  },
  toggleSheet() {
    change({ sheet: !state.sheet });
  },
  toggleFilters() {
    change({ filters: !state.filters });
  },
  list(name, patch) {
    change({ [name]: { ...state[name], rows: 100, ...patch } });
  },
  fit() {
    change({ aim: aimAt("all") });
  },
  reset() {
    arrange(firstScene, { selected: null, trail: [], query: "", searching: false, active: -1, aim: aimAt("all") });
  },
};
