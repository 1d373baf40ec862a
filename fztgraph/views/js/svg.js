"use strict";
/* The graph as it is seen, as a drawing that stays sharp at any size. */

function saveSvg() {
  saveFile(fileName("svg"), svgOf(), "image/svg+xml");
}

function svgOf() {
  const scale = network.getScale();
  const [wide, high] = [container.clientWidth, container.clientHeight];
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const put = ({ x, y }) => [rounded((x - corner.x) * scale), rounded((y - corner.y) * scale)];
  const part = (name, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    setAll(made, attributes);
    made.append(...children);
    return made;
  };
  const root = part("svg", { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "font-family": labelFont });
  root.append(part("title", {}, document.title), part("rect", { width: wide, height: high, fill: "#ffffff" }));
  const spots = network.getPositions();
  for (const line of shown.lines) root.append(svgLine(part, put, line, spots, scale));
  for (const id of nodeSet.getIds()) root.append(svgNode(part, put, id, spots[id], scale));
  for (const box of labelBoxes) root.append(svgLabel(part, put, box, scale));
  return new XMLSerializer().serializeToString(root);
}

function rounded(value) {
  return Math.round(value * 100) / 100;
}

function svgLine(part, put, line, spots, scale) {
  const middle = network.body.edges[line.id].edgeType.getPoint(0.5);
  const [[ax, ay], [bx, by], [mx, my]] = [spots[line.from], spots[line.to], middle].map(put);
  const bow = { x: 2 * mx - (ax + bx) / 2, y: 2 * my - (ay + by) / 2 };
  const marked = isMarked(line);
  const dashes = line.fact ? isKnown(line.fact) : line.facts.every(isKnown);
  return part("path", {
    d: `M${ax} ${ay}Q${rounded(bow.x)} ${rounded(bow.y)} ${bx} ${by}`,
    fill: "none",
    stroke: marked ? ink : "#9ba7b2",
    "stroke-width": rounded(Math.max(0.5, (line.fact ? 1.2 : gatheredWidth(line)) * scale)),
    "stroke-dasharray": dashes ? "5 5" : null,
    opacity: emphasis && !marked ? faintness : null,
  });
}

function svgNode(part, put, id, spot, scale) {
  const [x, y] = put(spot);
  const size = reachOf(id, scale) * scale;
  const look = lookOf(typeof id === "string" ? groupOfKey.get(id).kind : things[id].kind);
  const shared = { stroke: look.line, opacity: isFaint(id) ? faintness : null };
  if (typeof id === "string")
    return part("circle", { ...shared, cx: x, cy: y, r: rounded(size), fill: look.fill === "#FFFFFF" ? look.line : look.fill, "fill-opacity": 0.16 });
  return part("path", {
    ...shared,
    d: shapePaths[look.shape],
    fill: look.fill,
    "stroke-width": rounded((heavyLines.has(look.shape) ? 2.4 : 1.4) / size),
    "stroke-linejoin": "round",
    transform: `translate(${x} ${y}) scale(${rounded(size)})`,
  });
}

function svgLabel(part, put, box, scale) {
  const size = box.size * scale;
  const [x, top] = put({ x: box.x, y: box.top });
  const text = part("text", {
    x,
    "text-anchor": "middle",
    "font-size": rounded(size),
    fill: box.ink,
    stroke: "#ffffff",
    "stroke-width": rounded(size * 0.28),
    "paint-order": "stroke",
    "stroke-linejoin": "round",
    opacity: box.kind !== "fact" && isFaint(box.at) ? faintness : null,
  });
  box.lines.forEach((line, row) => text.append(part("tspan", { x, y: rounded(top + (row + 0.85) * size * lineHeight) }, line)));
  return text;
}
