"use strict";
/* The shapes of the classes, as paths in a square from -1 to 1: for the legend, and for the shapes vis-network lacks. */

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

const heavyLines = new Set(["ring", "page"]);

function shapeIcon(kind) {
  const look = data.looks[kind];
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

/** Draw a node whose shape vis-network does not have. */
function drawShape({ ctx, id, x, y, style, state: { selected, hover } }) {
  const look = data.looks[things[id].kind];
  const size = style.size;
  const drawNode = () => {
    ctx.globalAlpha = isFaint(things[id]) ? faintness : 1;
    ctx.translate(x, y);
    ctx.scale(size, size);
    const path = new Path2D(shapePaths[look.shape]);
    ctx.fillStyle = look.fill;
    ctx.strokeStyle = selected || hover ? ink : look.line;
    ctx.lineWidth = ((heavyLines.has(look.shape) ? 2.6 : 1.5) + (selected ? 1.5 : 0)) / size;
    ctx.lineJoin = "round";
    ctx.fill(path);
    ctx.stroke(path);
  };
  return { drawNode, nodeDimensions: { width: 2 * size, height: 2 * size } };
}
