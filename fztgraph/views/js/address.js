"use strict";
/* The part of the address after "#" keeps the whole state, so that a link shows what its sender saw. */

const startLang = state.lang;
/** Where a person has moved the view to, which a link keeps; null while the page aims it. */
let viewed = null;

function noteView() {
  viewed = true;
  clearTimeout(noteView.timer);
  noteView.timer = setTimeout(renderAddress, 250);
}

const shortKeys = (places) => [...places].map((at) => shortKey(things[at].key)).join(".");

function addressOf() {
  const { scene } = state;
  const parts = {
    at: selectedKey(),
    pane: state.pane === "details" ? "" : state.pane,
    wide: state.wide ? "1" : "",
    lang: state.lang === startLang ? "" : state.lang,
    kinds: [...scene.kinds].join("."),
    relations: [...scene.relations].join("."),
    themes: [...scene.themes].map((at) => themes[at].key).join("."),
    from: scene.from,
    until: scene.until,
    said: scene.said ? "" : "0",
    known: scene.known ? "" : "0",
    loose: scene.loose ? "1" : "",
    hide: shortKeys(scene.gone),
    fold: shortKeys(scene.folded),
    more: shortKeys(scene.expanded),
    pins: [...scene.pins].map(([at, spot]) => pinText(at, turned(spot))).join("."),
    way: scene.way || "",
    open: [...scene.open].map((id) => groupOfKey.get(id).short).join("."),
    things: listText("things"),
    facts: listText("facts"),
    view: viewText(),
  };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value)).toString();
}

function selectedKey() {
  const { selected } = state;
  if (!selected) return "";
  if (selected.kind === "thing") return things[selected.at].key;
  if (selected.kind === "article") return articles[selected.at].key;
  return selected.kind === "group" ? `group/${groupOfKey.get(selected.at).short}` : `fact/${shortKey(factKey(facts[selected.at]))}`;
}

function factKey(fact) {
  return [things[fact.s].key, fact.p, fact.o === undefined ? "" : things[fact.o].key, fact.value, fact.period].join("|");
}

const pinText = (at, { x, y }) => `${shortKey(things[at].key)}~${x}~${y}`;

function listText(name) {
  const { filter, sort, down, kind } = state[name];
  const usual = name === "things" ? "degree~1~" : "subject~0~all";
  const text = [sort, down ? 1 : 0, kind || ""].join("~");
  return filter || text !== usual ? `${text}~${filter}` : "";
}

function viewText() {
  if (!viewed || !network) return "";
  const { x, y } = turned(network.getViewPosition());
  return [x.toFixed(1), y.toFixed(1), network.getScale().toPrecision(4)].join("~");
}

/** Write the address; what is opened becomes a step to go back from, all else does not. */
function renderAddress() {
  const now = addressOf();
  const before = new URLSearchParams(location.hash.slice(1));
  if (before.toString() === now) return;
  const opened = (new URLSearchParams(now).get("at") || "") !== (before.get("at") || "");
  if (opened) location.hash = now;
  else history.replaceState(null, "", `#${now}`);
}

function startAddress() {
  window.addEventListener("hashchange", () => {
    if (new URLSearchParams(location.hash.slice(1)).toString() !== addressOf()) restoreAddress();
  });
  const began = location.hash.length > 1 ? restoreAddress() : Promise.resolve();
  watch(() => [state.selected, state.pane, state.wide, state.lang, state.scene, state.things, state.facts], renderAddress);
  return began;
}
