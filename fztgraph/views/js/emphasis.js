"use strict";
/* What the selection brings forward. Nodes are told by their id: the place of a thing, or the name of a group. */

/** `strong` is selected itself, `near` belongs to it, `lines` join them; null where nothing is selected. */
let emphasis = null;

function emphasised() {
  const { selected } = state;
  if (!selected) return null;
  if (selected.kind === "group") return emphasisOf([selected.at], (line) => line.from === selected.at || line.to === selected.at);
  const chosen = { thing: things, fact: facts, article: articles }[selected.kind][selected.at];
  const said = new Set(selected.kind === "fact" ? [chosen] : chosen.facts);
  const own = { thing: () => [chosen], fact: () => factEnds(chosen), article: () => [] }[selected.kind]();
  const about = selected.kind === "article" ? chosen.things : [];
  const lines = (line) => (line.fact ? said.has(line.fact) : line.facts.some((fact) => said.has(fact)));
  return emphasisOf(nodesOf(own), lines, nodesOf(about));
}

function nodesOf(some) {
  return some.map((thing) => shown.nodeOf.get(thing)).filter((id) => id !== undefined);
}

function emphasisOf(strong, belongs, more = []) {
  const lines = shown.lines.filter(belongs);
  const near = new Set([...strong, ...more, ...lines.flatMap((line) => [line.from, line.to])]);
  return { strong: new Set(strong), near, lines: new Set(lines.map((line) => line.id)) };
}

function isStrong(id) {
  return Boolean(emphasis && emphasis.strong.has(id));
}

function isFaint(id) {
  return Boolean(emphasis && emphasis.near.size && !emphasis.near.has(id));
}

function isMarked(line) {
  return Boolean(emphasis && emphasis.lines.has(line.id));
}
