"use strict";
/* The mouse and the finger on the graph: a click opens, a drag puts a thing somewhere else. */

function startPointing() {
  network.on("click", ({ pointer, nodes, edges }) => {
    container.focus({ preventScroll: true });
    openNode(pointer.canvas, nodes[0], edges[0]);
  });
  network.on("doubleClick", ({ nodes }) => {
    if (typeof nodes[0] === "number") actions.expand(things[nodes[0]]);
  });
  ["dragStart", "zoom"].forEach((event) => network.on(event, () => (journey = null)));
  network.on("dragEnd", ({ nodes }) => {
    if (typeof nodes[0] === "number") actions.place(things[nodes[0]], network.getPosition(nodes[0]));
    noteView();
  });
  network.on("zoom", noteView);
  const pointing = (on) => () => container.classList.toggle("pointing", on);
  ["hoverNode", "hoverEdge"].forEach((event) => network.on(event, pointing(true)));
  ["blurNode", "blurEdge"].forEach((event) => network.on(event, pointing(false)));
}

/** Open what is at a point: a node, a name, the title of an open group, or a line. */
function openNode(point, node, line) {
  const title = titleBoxes.find((box) => holds(box, point));
  const named = node === undefined ? labelAt(point) : null;
  const look = { look: narrow.matches };
  if (typeof node === "string") actions.openGroup(groupOfKey.get(node));
  else if (node !== undefined) actions.select("thing", node, look);
  else if (named && named.kind === "group") actions.openGroup(groupOfKey.get(named.at));
  else if (named) actions.select(named.kind, named.at, look);
  else if (title) actions.closeGroup(title.group);
  else if (line !== undefined) openLine(line, look);
  else actions.clear();
}

/** A line of one fact opens its sentence; one that stands for many opens the group at its end. */
function openLine(id, look) {
  const line = shown.lines.find((each) => each.id === id);
  if (!line) return;
  if (line.fact) actions.select("fact", line.fact.at, look);
  else actions.select("group", [line.from, line.to].find((end) => typeof end === "string"), look);
}

function holds(box, { x, y }) {
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}
