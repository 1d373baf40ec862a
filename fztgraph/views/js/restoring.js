"use strict";
/* Take up what an address says. What the page does not know, as from an older link, is passed over and said. */

/** Take up the state that the address tells; a loader first brings what the page does not have yet. */
async function restoreAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const index = new Map(things.map((thing) => [shortKey(thing.key), thing.at]));
  const expanded = known(parts, "more", index);
  if (await loadNeighbours(expanded.found.map((at) => things[at]))) things.forEach((thing) => index.set(shortKey(thing.key), thing.at));
  const { scene, missing } = readScene(parts, index);
  const selected = readSelected(parts.get("at"));
  const lost = missing + expanded.missing + (parts.get("at") && !selected ? 1 : 0);
  const view = readView(parts.get("view"));
  viewed = Boolean(view);
  change({
    selected,
    trail: [],
    scene: Object.freeze({ ...firstScene, ...scene, expanded: new Set(expanded.found) }),
    pane: parts.get("pane") in panes ? parts.get("pane") : "details",
    wide: parts.get("wide") === "1",
    lang: ["zh", "en"].includes(parts.get("lang")) ? parts.get("lang") : startLang,
    things: readList(parts.get("things"), state.things, thingColumns),
    facts: readList(parts.get("facts"), state.facts, factColumns),
    aim: { to: view || (selected ? "selected" : "all"), turn: state.aim.turn + 1 },
    sheet: Boolean(selected),
    remark: lost ? count("linkLost", lost) : null,
  });
}

const pieces = (parts, name) => (parts.get(name) || "").split(".").filter(Boolean);

/** The places that a list of names stands for, and how many of them are unknown. */
function known(parts, name, index) {
  const all = pieces(parts, name);
  const found = all.filter((key) => index.has(key)).map((key) => index.get(key));
  return { found, missing: all.length - found.length };
}

function readScene(parts, index) {
  const [gone, foldedThings] = ["hide", "fold"].map((name) => known(parts, name, index));
  const pins = pieces(parts, "pins").map((text) => text.split("~"));
  const set = pins.filter(([key, x, y]) => index.has(key) && [x, y].every((value) => /^-?\d+$/.test(value)));
  const groups = new Map([...groupOfKey.values()].map((group) => [group.short, group.id]));
  const open = known(parts, "open", groups);
  const month = (name) => (/^\d{4}(-\d\d)?$/.test(parts.get(name) || "") ? parts.get(name) : "");
  const relations = new Set(relationNames());
  const themeAt = known(parts, "themes", themeOfKey);
  const scene = {
    kinds: new Set(pieces(parts, "kinds").filter((kind) => allKinds().includes(kind))),
    relations: new Set(pieces(parts, "relations").filter((name) => relations.has(name))),
    themes: new Set(themeAt.found),
    from: month("from"),
    until: month("until"),
    said: parts.get("said") !== "0",
    known: parts.get("known") !== "0",
    loose: parts.get("loose") === "1",
    gone: new Set(gone.found),
    folded: new Set(foldedThings.found),
    pins: new Map(set.map(([key, x, y]) => [index.get(key), turned({ x: Number(x), y: Number(y) })])),
    way: [...ways, "none"].includes(parts.get("way")) ? parts.get("way") : null,
    open: new Set(open.found),
  };
  return { scene, missing: gone.missing + foldedThings.missing + themeAt.missing + open.missing + pins.length - set.length };
}

function readSelected(key) {
  if (!key) return null;
  const made = (kind, at) => ({ kind, at, from: null });
  if (thingOfKey.has(key)) return made("thing", thingOfKey.get(key));
  if (articleOfKey.has(key)) return made("article", articleOfKey.get(key));
  const [kind, short] = key.split("/");
  const fact = kind === "fact" ? facts.find((each) => shortKey(factKey(each)) === short) : null;
  if (fact) return made("fact", fact.at);
  const group = kind === "group" ? [...groupOfKey.values()].find((each) => each.short === short) : null;
  return group ? made("group", group.id) : null;
}

function readView(text) {
  const [x, y, scale] = (text || "").split("~").map(Number);
  if (![x, y, scale].every(Number.isFinite) || scale <= 0) return null;
  return { position: turned({ x, y }), scale: Math.min(4, Math.max(0.01, scale)) };
}

function readList(text, usual, columns) {
  if (!text) return { ...usual, filter: "" };
  const [sort, down, kind, ...filter] = text.split("~");
  const kinds = ["all", "relation", "date", "figure"];
  return {
    ...usual,
    sort: columns.some(([name]) => name === sort) ? sort : usual.sort,
    down: down === "1",
    ...(usual.kind ? { kind: kinds.includes(kind) ? kind : "all" } : {}),
    filter: filter.join("~"),
  };
}
