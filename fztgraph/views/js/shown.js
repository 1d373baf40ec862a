"use strict";
/* What the graph shows, worked out of the state: single things and closed groups, and the lines between them. */

/** All that passes (`all`, `facts`), that in sight (`things`, `groups`), its lines, and what is folded away. */
let shown = {
  all: new Set(),
  facts: [],
  things: new Set(),
  groups: new Map(),
  nodeOf: new Map(),
  lines: [],
  foldedAway: new Set(),
  loose: 0,
};

function computeShown() {
  const { scene } = state;
  const passed = passing(scene);
  const near = joined(passed.facts);
  const kept = withoutLoose(scene, passed, near);
  const foldedAway = folds(scene, kept, near);
  const all = new Set([...kept].filter((thing) => !foldedAway.has(thing)));
  const told = passed.facts.filter((fact) => factEnds(fact).every((end) => all.has(end)));
  const { single, groups, nodeOf } = grouped(scene, all);
  shown = {
    all,
    facts: told,
    things: single,
    groups,
    nodeOf,
    lines: linesBetween(told, nodeOf),
    foldedAway,
    loose: [...passed.things].filter((thing) => !near.has(thing)).length,
  };
}

/** For each thing, what facts join it to. */
function joined(some) {
  const near = new Map();
  const add = (one, other) => (near.get(one) || near.set(one, new Set()).get(one)).add(other);
  for (const fact of some) {
    if (fact.kind !== "relation" || fact.s === fact.o) continue;
    add(things[fact.s], things[fact.o]);
    add(things[fact.o], things[fact.s]);
  }
  return near;
}

function isKept(scene, thing) {
  const { selected } = state;
  return thing === focus || scene.pins.has(thing.at) || Boolean(selected && selected.kind === "thing" && selected.at === thing.at);
}

function withoutLoose(scene, { things: some, told }, near) {
  if (scene.loose) return some;
  return new Set([...some].filter((thing) => near.has(thing) || told.has(thing) || isKept(scene, thing)));
}

/** What hangs on the folded things alone, seen from the page's own thing, else from the largest rest. */
function folds(scene, some, near) {
  const away = new Set();
  for (const at of scene.folded) {
    const thing = things[at];
    if (!some.has(thing)) continue;
    const pieces = piecesAround(thing, some, near);
    const root = focus === thing ? null : pieces.find((piece) => piece.has(focus)) || (focus ? null : largest(pieces));
    for (const piece of pieces) if (piece !== root) piece.forEach((each) => away.add(each));
  }
  return away;
}

/** The parts into which what a thing is joined to falls without it. */
function piecesAround(thing, some, near) {
  const seen = new Set([thing]);
  const pieces = [];
  for (const start of near.get(thing) || []) {
    if (seen.has(start) || !some.has(start)) continue;
    const piece = new Set([start]);
    const front = [start];
    seen.add(start);
    while (front.length) {
      for (const other of near.get(front.pop()) || []) {
        if (seen.has(other) || !some.has(other)) continue;
        seen.add(other);
        piece.add(other);
        front.push(other);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

function largest(pieces) {
  return pieces.reduce((most, piece) => (!most || piece.size > most.size ? piece : most), null);
}

/** Things that stand for themselves, and the closed groups with how many they hold; `nodeOf` tells where a thing is. */
function grouped(scene, all) {
  const way = wayOf(scene, all.size);
  const groups = new Map();
  const nodeOf = new Map();
  const lifted = way ? liftedThings(scene) : all;
  const closed = new Map();
  for (const thing of all) {
    const group = way && !lifted.has(thing) ? closedGroup(scene, way, thing) : null;
    closed.set(thing, group);
    if (group) groups.set(group, (groups.get(group) || 0) + 1);
  }
  for (const [thing, group] of closed) nodeOf.set(thing, groups.get(group) > 1 ? group.id : thing.at);
  for (const [group, number] of groups) if (number < 2) groups.delete(group);
  return { single: new Set([...all].filter((thing) => typeof nodeOf.get(thing) === "number")), groups, nodeOf };
}

function closedGroup(scene, way, thing) {
  return (groupPaths[way].get(thing.at) || []).find((group) => !scene.open.has(group.id)) || null;
}

/** What stands outside of groups: the page's own thing, the selected and pinned ones, and neighbours that were asked for. */
function liftedThings(scene) {
  const { selected } = state;
  const lifted = new Set([...scene.pins.keys()].map((at) => things[at]));
  if (focus) lifted.add(focus);
  if (selected && selected.kind === "thing") lifted.add(things[selected.at]);
  if (selected && selected.kind === "fact") factEnds(facts[selected.at]).forEach((end) => lifted.add(end));
  for (const at of scene.expanded) [things[at], ...neighbours(things[at])].forEach((each) => lifted.add(each));
  return lifted;
}

/** One line for each relation between things in sight; those of groups are gathered, with their number. */
function linesBetween(some, nodeOf) {
  const lines = [];
  const gathered = new Map();
  for (const fact of some) {
    if (fact.kind !== "relation") continue;
    const [from, to] = [nodeOf.get(things[fact.s]), nodeOf.get(things[fact.o])];
    if (typeof from === "number" && typeof to === "number") lines.push({ id: fact.at, from, to, fact });
    else if (from !== to) {
      const id = [from, to].map(String).sort().join(" | ");
      if (!gathered.has(id)) gathered.set(id, { id, from, to, facts: [] });
      gathered.get(id).facts.push(fact);
    }
  }
  return [...lines, ...gathered.values()];
}

function startShown() {
  watch(() => [state.scene, state.selected, state.version], computeShown);
}
