"use strict";
/* The drawn graph: vis-network draws what is shown, where it stands; nothing moves by itself. */

const graphOptions = {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { shape: "custom", ctxRenderer: drawNode },
  edges: {
    arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    arrowStrikethrough: false,
    color: { color: "#9ba7b2", highlight: ink, hover: ink, inherit: false },
    smooth: false,
    width: 1.2,
    hoverWidth: 0.8,
    selectionWidth: 1.2,
  },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: { enabled: false } },
};

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
/** What nodes and edges look like now, as text, by id. */
const drawn = { nodes: new Map(), edges: new Map() };
let network = null;

/** Nodes and edges as the state wants them; only those that change are touched. */
function renderGraph() {
  emphasis = emphasised();
  bring(nodeSet, drawn.nodes, [...[...shown.things].map(thingNode), ...[...shown.groups.keys()].map(groupNode)]);
  const bends = new Map();
  bring(edgeSet, drawn.edges, shown.lines.map((line) => lineLook(line, bends)));
  if (!network) return;
  network.unselectAll();
  if (emphasis) network.setSelection({ nodes: [...emphasis.strong], edges: [...emphasis.lines] }, { highlightEdges: false });
  network.redraw();
  renderEmpty();
}

function bring(set, now, looks) {
  const wanted = new Set();
  const changed = [];
  for (const look of looks) {
    const text = JSON.stringify(look);
    wanted.add(look.id);
    if (now.get(look.id) !== text) changed.push(look);
    now.set(look.id, text);
  }
  const gone = [...now.keys()].filter((id) => !wanted.has(id));
  gone.forEach((id) => now.delete(id));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
}

function thingNode(thing) {
  return { id: thing.at, ...spotOf(thing) };
}

function groupNode(group) {
  const { x, y } = frameOf(group);
  return { id: group.id, x, y, fixed: true };
}

function lineLook(line, bends) {
  const { id, from, to, fact } = line;
  const look = { id, from, to };
  const color = fact ? "#9ba7b2" : "#c9d1d8";
  look.color = { color, opacity: emphasis && !isMarked(line) ? faintness : 1 };
  if (!fact) return { ...look, arrows: "", width: gatheredWidth(line), dashes: line.facts.every(isKnown) };
  const pair = Math.min(from, to) * 1e6 + Math.max(from, to);
  const turn = bends.get(pair) || 0;
  bends.set(pair, turn + 1);
  if (turn > 0) look.smooth = bend(turn, from < to);
  if (isKnown(fact)) look.dashes = true;
  if (data.symmetric.includes(fact.p)) look.arrows = "";
  return look;
}

/** Whether a fact comes from reference lists. */
function isKnown(fact) {
  return fact.proofs.length === 0;
}

/** A line that stands for many is wider; in proportion to what it joins, as those are far apart. */
function gatheredWidth(line) {
  const reaches = [line.from, line.to].filter((id) => typeof id === "string").map((id) => groupReach(groupOfKey.get(id)));
  return Math.round(Math.min(...reaches) * 0.012 * (1 + Math.min(6, Math.log2(line.facts.length))));
}

/** The curve of the n-th line between two things: straight, then to either side, wider each time. */
function bend(turn, forward) {
  const side = (turn % 2 === 1) === forward;
  return { enabled: true, type: side ? "curvedCW" : "curvedCCW", roundness: 0.16 * Math.ceil(turn / 2) };
}

function renderEmpty() {
  const note = document.getElementById("graph-empty");
  const key = things.length === 0 ? "graphEmpty" : shown.all.size === 0 ? "graphFiltered" : null;
  note.hidden = key === null;
  if (key) fill("graph-empty", say(key), things.length ? button(say("reset"), actions.reset) : null);
}

/** The rectangles of open groups, with their names, by which they are closed again. */
let titleBoxes = [];

function drawFrames(ctx) {
  titleBoxes = [];
  const scale = network.getScale();
  const way = wayOf(state.scene, shown.all.size);
  if (!way) return;
  for (const id of state.scene.open) {
    const group = groupOfKey.get(id);
    if (!group || group.way !== way || group.path.some((outer) => !state.scene.open.has(outer.id))) continue;
    const { x, y, wide, high } = frameOf(group);
    ctx.beginPath();
    ctx.roundRect(x - wide, y - high, 2 * wide, 2 * high, 10 / scale);
    ctx.fillStyle = "rgba(91, 104, 117, 0.045)";
    ctx.strokeStyle = "#cfd6dc";
    ctx.lineWidth = 1 / scale;
    ctx.fill();
    ctx.stroke();
    drawTitle(ctx, group, { left: x - wide, top: y - high, width: 2 * wide }, scale);
  }
}

function drawTitle(ctx, group, { left, top, width }, scale) {
  const size = 13 / scale;
  const text = `− ${cut(groupName(group), 30)}`;
  ctx.font = `600 ${size}px ${labelFont}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.fillStyle = "#5b6875";
  const wide = ctx.measureText(text).width;
  if (wide > width * 0.96) return;
  ctx.fillText(text, left + size * 0.6, top + size * 0.5);
  titleBoxes.push({ group, left, top, right: left + wide + size * 1.2, bottom: top + size * 2 });
}

function startGraph() {
  renderGraph();
  network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, graphOptions);
  network.on("beforeDrawing", drawFrames);
  network.on("afterDrawing", (ctx) => {
    drawLabels(ctx, network.getScale());
    drawCursor(ctx, network.getScale());
    settle();
  });
  startPointing();
  startWalking();
  watch(() => [state.scene, state.selected, state.version, state.lang], renderGraph);
  watch(() => [state.lang, state.past, state.future, state.scene, state.wide], renderGraphTools);
  watch(() => [state.aim], renderAim);
}

/** Say that the first picture stands: what measures the page waits for it. */
function settle() {
  if (document.documentElement.dataset.settled || !ready) return;
  document.documentElement.dataset.settled = String(Math.round(performance.now()));
}
