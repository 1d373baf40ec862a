"use strict";
/* The words in the graph. They keep a readable size at every zoom; where there is no room for all, those of the best
   connected things stand, as on a map. Relations are named where the line is long enough. */

const labelSizes = { least: 11.5, plain: 14, most: 17, relation: 0.9 };
const lineHeight = 1.2;
const labelFont = getComputedStyle(document.body).fontFamily;
const labelWidths = new Map();

/** Relations are named from this zoom on, in a large graph from nearer. */
const relationZoom = things.length > 80 ? 0.8 : 0.5;
/** So many names stand over nodes rather than not at all. */
const landmarks = 20;

/** Boxes of the words drawn last, in coordinates of the canvas: clicking a name is clicking its thing. */
let labelBoxes = [];

function drawLabels(ctx, scale) {
  const size = Math.min(labelSizes.most, Math.max(labelSizes.least, labelSizes.plain * scale)) / scale;
  const spots = network.getPositions();
  const sight = visiblePart();
  const order = labelOrder().filter((thing) => overlap(nodeBox(thing, spots[thing.at]), sight));
  const nodes = order.map((thing) => nodeBox(thing, spots[thing.at]));
  labelBoxes = [];
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const name = (thing, rank) => {
    const boxes = nameBoxes(ctx, thing, spots[thing.at], size);
    const box = freePlace(boxes, nodes, sight) || (rank < landmarks ? freePlace(boxes, [], sight) : null);
    if (box || isStrong(thing)) drawLabel(ctx, box || boxes[0], isStrong(thing), isFaint(thing));
  };
  const front = order.filter((thing) => !isFaint(thing));
  const clear = front.map((thing) => nodeBox(thing, spots[thing.at]));
  front.forEach(name);
  for (const fact of relationOrder(scale)) {
    const box = freePlace(relationBoxes(ctx, fact, spots, size * labelSizes.relation), clear, sight);
    if (box) drawLabel(ctx, box, false, false);
  }
  order.filter(isFaint).forEach((thing) => name(thing, landmarks));
  ctx.globalAlpha = 1;
}

/** The first place for a label that is in sight and free, if one is. */
function freePlace(boxes, nodes, sight) {
  const isFree = (box) => ![labelBoxes, nodes].some((others) => others.some((other) => overlap(box, other)));
  return boxes.find((box) => within(box, sight) && isFree(box)) || null;
}

function drawLabel(ctx, box, strong, faint) {
  ctx.globalAlpha = faint ? faintness : 1;
  if (box.kind === "fact") {
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(box.left - 2, box.top, box.right - box.left + 4, box.bottom - box.top);
  }
  ctx.font = `${strong ? "600 " : ""}${box.size}px ${labelFont}`;
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

/** Shown things, those to be named first in front. */
function labelOrder() {
  const shown = thingsByRank.filter((thing) => !state.hidden.has(thing.kind));
  const rank = (thing) => (isStrong(thing) ? 0 : isFaint(thing) ? 2 : 1);
  return shown.sort((a, b) => rank(a) - rank(b));
}

/** Shown relations to be named: those of the selection, or all where nothing is selected. */
function relationOrder(scale) {
  if (!emphasis && scale < relationZoom) return [];
  return facts.filter(
    (fact) =>
      fact.kind === "relation" &&
      (!emphasis || isMarked(fact)) &&
      !factEnds(fact).some((thing) => state.hidden.has(thing.kind)),
  );
}

/** Where the name of a thing may stand: below its node, above it, to the right, to the left. */
function nameBoxes(ctx, thing, { x, y }, size) {
  const lines = ((state.lang === "en" && thing.label) || graphData.nodes[thing.at].label).split("\n");
  const reach = graphData.nodes[thing.at].size + 0.2 * size;
  const height = lines.length * size * lineHeight;
  const label = { kind: "thing", at: thing.at, ink, size, lines };
  const beside = reach + 0.2 * size + Math.max(...lines.map((line) => lineWidth(ctx, line))) * (size / 2);
  const places = [
    [x, y + reach],
    [x, y - reach - height],
    [x + beside, y - height / 2],
    [x - beside, y - height / 2],
  ];
  return places.map(([middle, top]) => textBox(ctx, { ...label, x: middle, top }));
}

function nodeBox(thing, { x, y }) {
  const reach = graphData.nodes[thing.at].size;
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Where the name of a relation may stand: on its line, near the middle, if that is long enough. */
function relationBoxes(ctx, fact, spots, size) {
  const lines = [termOf(fact.p)];
  const reach = Math.hypot(spots[fact.s].x - spots[fact.o].x, spots[fact.s].y - spots[fact.o].y);
  if (reach < lineWidth(ctx, lines[0]) * size + 2 * size) return [];
  const label = { kind: "fact", at: fact.at, ink: "#52606d", size, lines };
  const edge = network.body.edges[fact.at].edgeType;
  return [0.5, 0.4, 0.6, 0.3, 0.7]
    .map((part) => edge.getPoint(part))
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

/** The part of the canvas that can be seen, below the buttons. */
function visiblePart() {
  const corner = network.DOMtoCanvas({ x: 0, y: toolsHeight });
  const other = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  return { left: corner.x, top: corner.y, right: other.x, bottom: other.y };
}

function within(box, frame) {
  return frame.left <= box.left && box.right <= frame.right && frame.top <= box.top && box.bottom <= frame.bottom;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The label that stands at a point of the canvas, if one does. */
function labelAt({ x, y }) {
  return labelBoxes.find((each) => each.left <= x && x <= each.right && each.top <= y && y <= each.bottom) || null;
}
