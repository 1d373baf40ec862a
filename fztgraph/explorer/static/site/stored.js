"use strict";
/* The page is one of a site: it loads what things are joined to from files, and leads to the pages about them. It comes
   after the model, whose way to read its data it replaces. */

const canLoad = true;
const siteRoot = new URL("../../", document.currentScript.src);
const siteLang = document.getElementById("graph").dataset.lang;
const loaded = new Set();
const stars = new Map();

/** Take what a file brings. */
function takeStar(place, packed) {
  stars.set(place, packed);
}

/** Read what is the same in all graphs, then what the thing of the address is joined to. */
async function readData() {
  data = await unpacked(document.getElementById("fact-data").textContent.trim());
  const star = await fetchStar(new URLSearchParams(location.search).get("e") || "");
  if (star) data = { ...data, ...star };
  addData(data);
  focus = star ? things[data.focus] : null;
  if (focus) loaded.add(focus);
  openEnds();
}

async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/** Load the file of a thing, which is named as its page is; nothing where there is none. */
async function fetchStar(place) {
  if (!/^[\w/-]+$/.test(place)) return null;
  await new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = new URL(`graph/${place}.js`, siteRoot).href;
    script.onload = script.onerror = () => {
      script.remove();
      resolve();
    };
    document.head.append(script);
  });
  const packed = stars.get(place);
  stars.delete(place);
  return packed ? { ...(await unpacked(packed)), themes: [], issues: [] } : null;
}

const fileOf = (thing) => thing.place || thing.key;

/** Let things of which only the name is known seem to be joined to one more. */
function openEnds() {
  for (const thing of things) if (!loaded.has(thing)) thing.near = neighbours(thing).length + 1;
}

/** Fetch what things are joined to; says whether anything came. New things stand around those they are joined to. */
async function loadNeighbours(anchors) {
  let came = false;
  for (const anchor of anchors.filter((thing) => !loaded.has(thing))) {
    loaded.add(anchor);
    const star = await fetchStar(fileOf(anchor));
    if (!star) {
      loaded.delete(anchor);
      change({ remark: say("notLoaded", { name: nameOf(anchor) }) });
      continue;
    }
    placeAround(anchor, addData(star));
    const own = star.things[star.focus];
    Object.assign(anchor, { near: own.near || 0, count: own.count, also: own.also || [] });
    came = true;
  }
  openEnds();
  if (came) change({ version: state.version + 1 });
  return came;
}

/** The address of a page about a thing. */
function pageOf(thing) {
  return new URL(`${siteLang}/id/${fileOf(thing)}.html`, siteRoot).href;
}
