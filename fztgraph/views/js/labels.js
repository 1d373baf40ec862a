"use strict";
/* The words in the graph. They keep a readable size at every zoom; where there is no room for all, those of the best
   connected things stand, as on a map. Relations are named where the line is long enough. */

const labelSizes = { least: 11.5, plain: 14, most: 17, relation: 0.9 };
const lineHeight = 1.2;
const labelFont = getComputedStyle(document.body).fontFamily;
const labelWidths = new Map();

/** Relations are named from this zoom on, in a large graph from nearer. */
const relationZoom = () => (shown.things.size > 80 ? 0.8 : 0.5);
/** So many names stand over nodes rather than not at all; so many are tried for at most. */
const landmarks = 20;
const mostNames = 500;

/** Boxes of the words drawn last, in coordinates of the canvas: clicking a name is clicking its thing. */
let labelBoxes = [];

function drawLabels(ctx, scale) {
  const size = Math.min(labelSizes.most, Math.max(labelSizes.least, labelSizes.plain * scale)) / scale;
  const sight = visiblePart();
  const spots = network.getPositions();
  const order = labelOrder().filter((id) => spots[id] && overlap(discBox(id, spots[id], scale), sight));
  const cell = size * 8;
  const nodes = new BoxGrid(cell);
  order.forEach((id) => nodes.add(discBox(id, spots[id], scale)));
  const written = new BoxGrid(cell);
  labelBoxes = [];
  Object.assign(ctx, { textAlign: "center", textBaseline: "top", lineJoin: "round" });
  const write = (box, strong, faint) => {
    written.add(box);
    drawLabel(ctx, box, strong, faint);
  };
  const name = (id, rank) => {
    const boxes = nameBoxes(ctx, id, spots[id], size, scale);
    const free = (others) => boxes.find((box) => within(box, sight) && others.every((grid) => !grid.meets(box)));
    const box = free(typeof id === "string" ? [written] : [written, nodes]) || (rank < landmarks ? free([written]) : null);
    if (box || isStrong(id)) write(box || boxes[0], isStrong(id), isFaint(id));
  };
  const front = order.filter((id) => !isFaint(id)).slice(0, mostNames);
  front.forEach(name);
  for (const line of lineOrder(scale)) {
    const boxes = lineBoxes(ctx, line, spots, size * labelSizes.relation);
    const box = boxes.find((each) => within(each, sight) && !written.meets(each) && !meetsNode(each, front, spots, scale));
    if (box) write(box, false, false);
  }
  order.filter(isFaint).slice(0, mostNames).forEach((id) => name(id, landmarks));
  ctx.globalAlpha = 1;
}

function meetsNode(box, ids, spots, scale) {
  return ids.some((id) => overlap(box, discBox(id, spots[id], scale)));
}

function drawLabel(ctx, box, strong, faint) {
  ctx.globalAlpha = faint ? faintness : 1;
  if (box.kind === "fact") {
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(box.left - 2, box.top, box.right - box.left + 4, box.bottom - box.top);
  }
  ctx.font = `${strong || box.kind === "group" ? "600 " : ""}${box.size}px ${labelFont}`;
  ctx.strokeStyle = "#ffffff";
  ctx.lineWidth = box.size * 0.28;
  ctx.fillStyle = box.ink;
  box.lines.forEach((line, row) => {
    const y = box.top + (row + 0.1) * box.size * lineHeight;
    ctx.strokeText(line, box.x, y);
    ctx.fillText(line, box.x, y);
  });
  labelBoxes.push(box);
}

/** Nodes in sight, those to be named first in front: groups by how much they hold, things by how well they are joined. */
function labelOrder() {
  const groups = [...shown.groups].sort((a, b) => b[1] - a[1]).map(([group]) => group.id);
  const single = thingsByRank().filter((thing) => shown.things.has(thing)).map((thing) => thing.at);
  const rank = (id) => (isStrong(id) ? 0 : isFaint(id) ? 2 : 1);
  return [...groups, ...single].sort((a, b) => rank(a) - rank(b));
}

let ranked = { version: -1, list: [] };

/** All things, the best connected first. */
function thingsByRank() {
  if (ranked.version !== state.version) {
    const list = [...things].sort((a, b) => b.degree - a.degree || b.facts.length - a.facts.length || a.at - b.at);
    ranked = { version: state.version, list };
  }
  return ranked.list;
}

/** Lines to be named: those of the selection, or all where nothing is selected. */
function lineOrder(scale) {
  const single = shown.lines.filter((line) => line.fact);
  if (emphasis && emphasis.lines.size) return single.filter(isMarked).slice(0, mostNames);
  return scale < relationZoom() ? [] : single.slice(0, mostNames);
}

/** The lines of text that name a node. */
function labelLines(id) {
  if (typeof id === "number") return ((state.lang === "en" && things[id].labelEn) || things[id].label).split("\n");
  const group = groupOfKey.get(id);
  return [cut(shortGroupName(group), state.lang === "en" ? 24 : 12), String(shown.groups.get(group))];
}

/** Where the name of a thing may stand: below its node, above it, to the right, to the left; that of a group, in it. */
function nameBoxes(ctx, id, { x, y }, size, scale) {
  const lines = labelLines(id);
  const height = lines.length * size * lineHeight;
  const label = { kind: typeof id === "string" ? "group" : "thing", at: id, ink, size, lines };
  const reach = reachOf(id, scale) + 0.2 * size;
  if (typeof id === "string")
    return [y - height / 2, y + reach, y - reach - height].map((top) => textBox(ctx, { ...label, x, top }));
  const beside = reach + 0.2 * size + Math.max(...lines.map((line) => lineWidth(ctx, line))) * (size / 2);
  const places = [
    [x, y + reach],
    [x, y - reach - height],
    [x + beside, y - height / 2],
    [x - beside, y - height / 2],
  ];
  return places.map(([middle, top]) => textBox(ctx, { ...label, x: middle, top }));
}

function discBox(id, { x, y }, scale) {
  const reach = reachOf(id, scale);
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Where the name of a relation may stand: on its line, near the middle, if that is long enough. */
function lineBoxes(ctx, { id, from, to, fact }, spots, size) {
  const lines = [termOf(fact.p)];
  if (!spots[from] || !spots[to]) return [];
  const reach = Math.hypot(spots[from].x - spots[to].x, spots[from].y - spots[to].y);
  const drawnEdge = network.body.edges[id];
  if (!drawnEdge || !drawnEdge.connected || reach < lineWidth(ctx, lines[0]) * size + 2 * size) return [];
  const label = { kind: "fact", at: fact.at, ink: "#52606d", size, lines };
  return [0.5, 0.4, 0.6, 0.3, 0.7]
    .map((part) => drawnEdge.edgeType.getPoint(part))
    .map(({ x, y }) => textBox(ctx, { ...label, x, top: y - 0.6 * size }));
}

function textBox(ctx, box) {
  const width = Math.max(...box.lines.map((line) => lineWidth(ctx, line))) * box.size;
  return {
    ...box,
    left: box.x - width / 2,
    right: box.x + width / 2,
    bottom: box.top + box.lines.length * box.size * lineHeight,
  };
}

/** The width of a line in multiples of the font's size. */
function lineWidth(ctx, line) {
  if (!labelWidths.has(line)) {
    ctx.font = `100px ${labelFont}`;
    labelWidths.set(line, ctx.measureText(line).width / 100);
  }
  return labelWidths.get(line);
}

/** The label that stands at a point of the canvas, if one does. */
function labelAt(point) {
  return labelBoxes.find((each) => holds(each, point)) || null;
}
