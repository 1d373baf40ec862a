"use strict";
/* The shapes of the classes, as paths in a square from -1 to 1: for lists and for the graph. */

const ink = "#1f2933";
const faintness = 0.16;

const shapePaths = {
  dot: "M-.85 0a.85 .85 0 1 0 1.7 0a.85 .85 0 1 0 -1.7 0z",
  ring: "M-.85 0a.85 .85 0 1 0 1.7 0a.85 .85 0 1 0 -1.7 0z",
  square: "M-.75 -.75h1.5v1.5h-1.5z",
  diamond: "M0 -1L1 0L0 1L-1 0z",
  triangle: "M0 -.85L.95 .75H-.95z",
  triangleDown: "M0 .85L.95 -.75H-.95z",
  hexagon: "M-.5 -.87H.5L1 0L.5 .87H-.5L-1 0z",
  page: "M-.7 -.95H.25L.75 -.45V.95H-.7zM.25 -.95V-.45H.75",
  person: "M-.42 -.5a.42 .42 0 1 1 .84 0a.42 .42 0 1 1 -.84 0zM-.85 .9C-.85 -.05 .85 -.05 .85 .9z",
};
/** What stands for a group of things of several classes. */
const mixedLook = { fill: "#e3e8ed", line: "#5b6875", shape: "dot" };

const heavyLines = new Set(["ring", "page"]);
const drawnPaths = new Map();

function pathOf(shape) {
  if (!drawnPaths.has(shape)) drawnPaths.set(shape, new Path2D(shapePaths[shape]));
  return drawnPaths.get(shape);
}

function lookOf(kind) {
  return data.looks[kind] || mixedLook;
}

function shapeIcon(kind) {
  const look = lookOf(kind);
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  setAll(icon, { viewBox: "-1.25 -1.25 2.5 2.5", class: "icon", "aria-hidden": "true", focusable: "false" });
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const width = heavyLines.has(look.shape) ? 0.3 : 0.14;
  setAll(path, {
    d: shapePaths[look.shape],
    fill: look.fill,
    stroke: look.line,
    "stroke-width": width,
    "stroke-linejoin": "round",
  });
  icon.append(path);
  return icon;
}

/** The radius of a node on the canvas: its own, but on the screen never too small to see. */
function reachOf(id, scale) {
  if (typeof id === "string") return groupReach(groupOfKey.get(id));
  const least = emphasis && emphasis.near.has(id) ? 5.5 : shown.groups.size ? 4 : 2.5;
  return Math.max(things[id].size, least / scale);
}

/** Draw a node, as vis-network asks for it. */
function drawNode({ ctx, id, x, y, state: { selected, hover } }) {
  const scale = network ? network.getScale() : 1;
  const size = reachOf(id, scale);
  const group = typeof id === "string" ? groupOfKey.get(id) : null;
  const look = lookOf(group ? group.kind : things[id].kind);
  const marked = selected || hover;
  return {
    nodeDimensions: { width: 2 * size, height: 2 * size },
    drawNode: () => {
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.lineJoin = "round";
      ctx.globalAlpha = isFaint(id) ? faintness : 1;
      ctx.strokeStyle = marked ? ink : look.line;
      if (group) drawGroup(ctx, look, size * scale, group.kind);
      else {
        const path = pathOf(look.shape);
        ctx.lineWidth = ((heavyLines.has(look.shape) ? 2.4 : 1.4) + (selected ? 1.6 : 0)) / (size * Math.min(scale, 1.2));
        ctx.fillStyle = look.fill;
        ctx.fill(path);
        ctx.stroke(path);
        if (state.scene.pins.has(id)) drawPin(ctx);
      }
      ctx.restore();
    },
  };
}

/** A closed group: the shape of its class in a disc, which tells it from a single thing. */
function drawGroup(ctx, look, pixels, kind) {
  ctx.lineWidth = 1.6 / pixels;
  ctx.beginPath();
  ctx.arc(0, 0, 1, 0, 2 * Math.PI);
  ctx.fillStyle = "#ffffff";
  ctx.fill();
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.16;
  ctx.fillStyle = look.fill === "#FFFFFF" ? look.line : look.fill;
  ctx.fill();
  ctx.globalAlpha = alpha;
  ctx.stroke();
  if (!kind || pixels < 30) return;
  const part = 7 / pixels;
  ctx.translate(0, -0.62);
  ctx.scale(part, part);
  ctx.lineWidth = (heavyLines.has(look.shape) ? 2 : 1.2) / 7;
  ctx.fillStyle = look.fill;
  ctx.fill(pathOf(look.shape));
  ctx.stroke(pathOf(look.shape));
}

/** A small mark on what was put in its place. */
function drawPin(ctx) {
  ctx.beginPath();
  ctx.arc(0, 0, 0.32, 0, 2 * Math.PI);
  ctx.fillStyle = ink;
  ctx.fill();
}
