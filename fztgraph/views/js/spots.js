"use strict";
/* Where things and groups stand. Places come from the page; what a loader brings goes to free places near by. */

const container = document.getElementById("network");
/** On a high screen the picture, which is wider than high, stands on its side; words stay level. */
const upright = container.clientHeight > 1.2 * container.clientWidth;
/** Places of things that a loader brought. */
const placed = new Map();

/** A point of the layout as it is drawn, and back. */
function turned({ x, y }) {
  return upright ? { x: y, y: x } : { x, y };
}

function spotOf(thing) {
  const { scene } = state;
  if (scene.pins.has(thing.at)) return scene.pins.get(thing.at);
  if (placed.has(thing.at)) return placed.get(thing.at);
  const { spots } = layoutOf(scene);
  return turned({ x: spots[2 * thing.at], y: spots[2 * thing.at + 1] });
}

/** The rectangle of a group: its middle and half its width and height. */
function frameOf(group) {
  const [x, y, wide, high] = group.box;
  const size = turned({ x: wide / 2, y: high / 2 });
  return { ...turned({ x, y }), wide: size.x, high: size.y };
}

/** The radius of the sign of a closed group. */
function groupReach(group) {
  const { wide, high } = frameOf(group);
  return Math.max(26, 0.62 * Math.min(wide, high));
}

const roomNear = { wide: 110, high: 64 };

/** Give new things places around one that is there, where nothing stands yet; nothing else moves. */
function placeAround(anchor, fresh) {
  const taken = new Map();
  const cell = ({ x, y }) => `${Math.round(x / roomNear.wide)} ${Math.round(y / roomNear.high)}`;
  const newcomers = new Set(fresh);
  for (const thing of things) if (!newcomers.has(thing)) taken.set(cell(spotOf(thing)), thing);
  const middle = spotOf(anchor);
  let [turn, ring] = [0, 1];
  for (const thing of fresh) {
    for (;;) {
      const many = 6 * ring;
      const angle = (2 * Math.PI * turn) / many + ring;
      const spot = {
        x: Math.round(middle.x + Math.cos(angle) * ring * roomNear.wide * 1.2),
        y: Math.round(middle.y + Math.sin(angle) * ring * roomNear.high * 1.5),
      };
      turn += 1;
      if (turn >= many) [turn, ring] = [0, ring + 1];
      if (taken.has(cell(spot))) continue;
      taken.set(cell(spot), thing);
      placed.set(thing.at, spot);
      break;
    }
  }
}
