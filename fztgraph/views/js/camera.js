"use strict";
/* Where the graph is looked at from. */

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
/** How much of the graph its buttons cover at the top, in pixels. */
const toolsHeight = 50;

/** Move the view to what the state aims at. */
function renderAim() {
  const { to, turn } = state.aim;
  const duration = turn < 2 ? 0 : 300;
  if (to && to.scale) return travel(to, duration);
  if (to && to.box) return travel(lowered(fittedTo([boxOf(frameOf(to))], 1.4)), duration);
  const chosen = to === "selected" && emphasis && emphasis.near.size ? [...emphasis.near] : [...nodeSet.getIds()];
  if (chosen.length === 0) return null;
  const view = fittedTo(chosen.map(nodeBox), 1.1);
  if (to === "selected" && emphasis && emphasis.strong.size === 1 && view.scale < readableScale())
    Object.assign(view, { position: network.getPosition([...emphasis.strong][0]), scale: readableScale() });
  return travel(lowered(view), duration);
}

/** The least scale at which what surrounds a thing can be read. */
function readableScale() {
  return shown.groups.size ? 0.12 : 0.5;
}

/** The same view, moved up where a sheet covers the lower part. */
function lowered({ position: { x, y }, scale }) {
  return { position: { x, y: y + coveredHeight() / 2 / scale }, scale };
}

function nodeBox(id) {
  if (typeof id === "string") return boxOf(frameOf(groupOfKey.get(id)));
  const { x, y } = network.getPosition(id);
  return { left: x, right: x, top: y, bottom: y };
}

function boxOf({ x, y, wide, high }) {
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
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

/** Where to look from to see all of some boxes with their names. */
function fittedTo(boxes, most) {
  const [left, top] = ["left", "top"].map((side) => boxes.reduce((least, box) => Math.min(least, box[side]), Infinity));
  const [right, bottom] = ["right", "bottom"].map((side) => boxes.reduce((all, box) => Math.max(all, box[side]), -Infinity));
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
    scale: Math.min(4, Math.max(0.01, scale * factor)),
  };
  travel(goal, 150);
  noteView();
}
