"use strict";
/* The drawn graph: vis-network shows it, and shows what the state says. */

const ink = "#1f2933";
const faintness = 0.18;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
/** How much of the graph its buttons cover at the top, in pixels. */
const toolsHeight = 50;
const narrow = window.matchMedia("screen and (max-width: 800px)");

const container = document.getElementById("network");
/** On a high screen the picture, which is wider than high, stands on its side; words stay level. */
const upright = container.clientHeight > 1.2 * container.clientWidth;
const nodeSet = new vis.DataSet(graphData.nodes.map(nodeStart));
const edgeSet = new vis.DataSet(graphData.edges);
const nodeOptions = { ...graphData.options.nodes, ctxRenderer: drawShape };
const network = new vis.Network(
  container,
  { nodes: nodeSet, edges: edgeSet },
  { ...graphData.options, nodes: nodeOptions },
);

/** A node as it is first drawn; labels.js writes the names. */
function nodeStart(node) {
  return { ...node, label: undefined, x: upright ? node.y : node.x, y: upright ? node.x : node.y };
}

/** What the selection brings forward: `strong` is selected itself, `near` belongs to it; null where nothing is. */
let emphasis = null;

function emphasised() {
  const { selected } = state;
  if (!selected) return null;
  const chosen = { thing: things, fact: facts, article: articles }[selected.kind][selected.at];
  const said = selected.kind === "fact" ? [chosen] : chosen.facts;
  const strong = selected.kind === "thing" ? [chosen] : selected.kind === "fact" ? factEnds(chosen) : [];
  const near = new Set([...strong, ...said.flatMap(factEnds), ...(selected.kind === "article" ? chosen.things : [])]);
  return { strong: new Set(strong), near, facts: new Set(said) };
}

function isStrong(thing) {
  return Boolean(emphasis && emphasis.strong.has(thing));
}

function isMarked(fact) {
  return Boolean(emphasis && emphasis.facts.has(fact));
}

function isFaint(thing) {
  return Boolean(emphasis && !emphasis.near.has(thing));
}

/** Nodes and edges as the state wants them; only those that change are touched. */
function renderGraph() {
  emphasis = emphasised();
  nodeSet.update(changed(nodeSet, things.map(nodeLook)));
  edgeSet.update(changed(edgeSet, facts.filter((fact) => fact.kind === "relation").map(edgeLook)));
  network.unselectAll();
  if (emphasis) {
    const edges = [...emphasis.facts].filter((fact) => fact.kind === "relation").map((fact) => fact.at);
    network.setSelection({ nodes: [...emphasis.strong].map((thing) => thing.at), edges }, { highlightEdges: false });
  }
  network.redraw();
  renderEmpty();
}

function nodeLook(thing) {
  return { id: thing.at, hidden: state.hidden.has(thing.kind), opacity: isFaint(thing) ? faintness : 1 };
}

function edgeLook(fact) {
  const faint = emphasis && !emphasis.facts.has(fact);
  return {
    id: fact.at,
    hidden: factEnds(fact).some((thing) => state.hidden.has(thing.kind)),
    color: { ...graphData.options.edges.color, opacity: faint ? faintness : 1 },
  };
}

function changed(set, looks) {
  return looks.filter((look) => {
    const now = set.get(look.id);
    return Object.keys(look).some((key) => JSON.stringify(now[key]) !== JSON.stringify(look[key]));
  });
}

function renderEmpty() {
  const note = document.getElementById("graph-empty");
  const key =
    things.length === 0 ? "graphEmpty" : kinds.every((kind) => state.hidden.has(kind)) ? "graphFiltered" : null;
  note.hidden = key === null;
  note.textContent = key ? say(key) : "";
}

/** Move the view to what the state aims at. */
function renderAim() {
  const chosen = state.aim.to === "selected" && emphasis ? emphasis : { near: new Set(things), strong: new Set() };
  if (chosen.near.size === 0) return;
  const view = fitted([...chosen.near], 1.1);
  if (chosen.strong.size === 1 && view.scale < 0.5)
    Object.assign(view, { position: network.getPosition([...chosen.strong][0].at), scale: 0.7 });
  const { x, y } = view.position;
  travel({ position: { x, y: y + coveredHeight() / 2 / view.scale }, scale: view.scale }, state.aim.turn < 2 ? 0 : 350);
}

/** The view that is being moved to; null once it is there. A later journey ends an earlier one. */
let journey = null;

function travel(goal, duration) {
  const from = { position: network.getViewPosition(), scale: network.getScale() };
  const began = performance.now();
  const mix = (one, other, part) => one + (other - one) * part;
  const step = (now) => {
    if (journey !== goal) return;
    const part = calm.matches || duration === 0 ? 1 : Math.min(1, Math.max(0, now - began) / duration);
    const eased = part * part * (3 - 2 * part);
    const scale = from.scale * (goal.scale / from.scale) ** eased;
    const [x, y] = ["x", "y"].map((axis) => mix(from.position[axis], goal.position[axis], eased));
    network.moveTo({ position: { x, y }, scale, animation: false });
    if (part < 1) requestAnimationFrame(step);
    else journey = null;
  };
  journey = goal;
  step(began);
}

/** Where to look from to see all of some things with their names. */
function fitted(wanted, most) {
  const spots = wanted.map((thing) => network.getPosition(thing.at));
  const [left, right] = [Math.min(...spots.map((spot) => spot.x)), Math.max(...spots.map((spot) => spot.x))];
  const [top, bottom] = [Math.min(...spots.map((spot) => spot.y)), Math.max(...spots.map((spot) => spot.y))];
  const room = {
    x: Math.max(100, container.clientWidth - (narrow.matches ? 90 : 150)),
    y: Math.max(100, container.clientHeight - coveredHeight() - toolsHeight - 90),
  };
  const scale = Math.min(most, room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 - (toolsHeight / 2 - 12) / scale }, scale };
}

/** How much of the graph the sheet covers at the bottom of a small screen. */
function coveredHeight() {
  return narrow.matches && state.sheet ? container.clientHeight * 0.55 : 0;
}

/** Go on from the view that is being moved to, if one is. */
function move({ right = 0, down = 0, factor = 1 }) {
  const { position, scale } = journey || { position: network.getViewPosition(), scale: network.getScale() };
  const { x, y } = position;
  const goal = {
    position: { x: x + right / scale, y: y + down / scale },
    scale: Math.min(4, Math.max(0.05, scale * factor)),
  };
  travel(goal, 150);
}

const keySteps = {
  ArrowLeft: { right: -80 },
  ArrowRight: { right: 80 },
  ArrowUp: { down: -80 },
  ArrowDown: { down: 80 },
  "+": { factor: 1.25 },
  "=": { factor: 1.25 },
  "-": { factor: 0.8 },
};

function graphKey(event) {
  const step = keySteps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move(step);
}

function renderGraphTools() {
  fill(
    "graph-tools",
    button("+", () => move({ factor: 1.4 }), { "aria-label": say("zoomIn"), title: say("zoomIn") }),
    button("−", () => move({ factor: 1 / 1.4 }), { "aria-label": say("zoomOut"), title: say("zoomOut") }),
    button(say("fit"), actions.fit),
    button(say("reset"), actions.reset, { title: say("resetHint") }),
  );
  const relations = facts.filter((fact) => fact.kind === "relation").length;
  const label = say("drawing", {
    entities: count("entities", things.length),
    relations: count("relations", relations),
  });
  const frame = container.firstElementChild;
  setAll(frame, { tabindex: 0, role: "application", "aria-label": label });
}

function startGraph() {
  container.firstElementChild.addEventListener("keydown", graphKey);
  network.on("afterDrawing", (ctx) => drawLabels(ctx, network.getScale()));
  network.on("click", ({ nodes, edges, pointer }) => {
    const named = nodes.length ? null : labelAt(pointer.canvas);
    if (nodes.length) actions.select("thing", nodes[0], { look: narrow.matches });
    else if (named) actions.select(named.kind, named.at, { look: narrow.matches });
    else if (edges.length) actions.select("fact", edges[0], { look: narrow.matches });
    else actions.clear();
  });
  ["dragStart", "zoom"].forEach((event) => network.on(event, () => (journey = null)));
  const pointing = (on) => () => container.classList.toggle("pointing", on);
  ["hoverNode", "hoverEdge"].forEach((event) => network.on(event, pointing(true)));
  ["blurNode", "blurEdge"].forEach((event) => network.on(event, pointing(false)));
  watch(() => [state.selected, state.hidden], renderGraph);
  watch(
    () => [state.lang],
    () => {
      renderGraphTools();
      renderEmpty();
      network.redraw();
    },
  );
  watch(() => [state.aim], renderAim);
}
