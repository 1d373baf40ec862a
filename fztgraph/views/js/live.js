"use strict";
/* The page is served: it fetches what things are joined to, and leads to the pages about them. */

const canLoad = true;
const service = document.getElementById("graph").dataset;
const loaded = new Set();

/** Fetch what things are joined to; says whether anything came. New things stand around those they are joined to. */
async function loadNeighbours(anchors) {
  let came = false;
  for (const anchor of anchors.filter((thing) => !loaded.has(thing) && missingNeighbours(thing) > 0)) {
    loaded.add(anchor);
    const more = await fetchAround(anchor);
    if (!more) continue;
    placeAround(anchor, addData(more));
    came = true;
  }
  if (came) change({ version: state.version + 1 });
  return came;
}

async function fetchAround(thing) {
  try {
    const answer = await fetch(`${service.source}?${new URLSearchParams({ e: thing.key })}`);
    if (answer.ok) return await answer.json();
  } catch {
    // The service cannot be reached, which is said below as for any other answer.
  }
  loaded.delete(thing);
  change({ remark: say("notLoaded", { name: nameOf(thing) }) });
  return null;
}

/** The address of a page about a thing. */
function pageOf(thing) {
  return service.pages + thing.key.split("/").map(encodeURIComponent).join("/");
}
