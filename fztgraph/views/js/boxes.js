"use strict";
/* Rectangles: whether they meet, and many of them in a grid that finds those near by. */

class BoxGrid {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  add(box) {
    this.each(box, (key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    });
  }

  meets(box) {
    let met = false;
    this.each(box, (key) => {
      met ||= (this.cells.get(key) || []).some((other) => overlap(box, other));
    });
    return met;
  }

  each({ left, right, top, bottom }, visit) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x += 1)
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y += 1) visit(`${x} ${y}`);
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function within(box, frame) {
  return frame.left <= box.left && box.right <= frame.right && frame.top <= box.top && box.bottom <= frame.bottom;
}

/** The part of the canvas that can be seen, below the buttons. */
function visiblePart() {
  const corner = network.DOMtoCanvas({ x: 0, y: toolsHeight });
  const other = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  return { left: corner.x, top: corner.y, right: other.x, bottom: other.y };
}
