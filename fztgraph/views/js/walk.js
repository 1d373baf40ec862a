"use strict";
/* The keyboard on the graph: arrow keys go along relations, Enter opens, Escape goes back. */

const directions = { ArrowRight: 0, ArrowDown: Math.PI / 2, ArrowLeft: Math.PI, ArrowUp: -Math.PI / 2 };
const pans = { ArrowLeft: { right: -80 }, ArrowRight: { right: 80 }, ArrowUp: { down: -80 }, ArrowDown: { down: 80 } };
const zooms = { "+": 1.25, "=": 1.25, "-": 0.8 };

/** The node that the keyboard is at: the selected thing or group. */
function cursor() {
  const { selected } = state;
  if (!selected) return null;
  if (selected.kind === "group") return shown.groups.has(groupOfKey.get(selected.at)) ? selected.at : null;
  const thing = selected.kind === "thing" ? things[selected.at] : selected.kind === "fact" ? things[facts[selected.at].s] : null;
  return thing && shown.things.has(thing) ? thing.at : null;
}

/** The next node in a direction: of those joined by a relation the nearest, else of all. */
function nextNode(from, direction) {
  const here = network.getPosition(from);
  const joinedTo = shown.lines.filter((line) => line.from === from || line.to === from);
  const linked = new Set(joinedTo.map((line) => (line.from === from ? line.to : line.from)));
  return nearestOf([...linked], here, direction, 1.2) ?? nearestOf(nodeSet.getIds(), here, direction, 0.8, from);
}

function nearestOf(ids, here, direction, widest, from = null) {
  let best = null;
  for (const id of ids) {
    const { x, y } = network.getPosition(id);
    const aside = Math.abs(Math.atan2(Math.sin(Math.atan2(y - here.y, x - here.x) - direction), Math.cos(Math.atan2(y - here.y, x - here.x) - direction)));
    if (id === from || aside > widest || (x === here.x && y === here.y)) continue;
    const far = Math.hypot(x - here.x, y - here.y) * (1 + aside);
    if (!best || far < best.far) best = { id, far };
  }
  return best ? best.id : null;
}

function step(direction) {
  const from = cursor();
  const next = from === null ? firstNode() : nextNode(from, direction);
  if (next === null || next === undefined) {
    announce(say("walkEnd"));
    return;
  }
  const inSight = within(nodeBox(next), visiblePart());
  actions.select(typeof next === "string" ? "group" : "thing", next, { look: !inSight });
  announce(nodeWords(next, from));
}

/** Where the keyboard begins: at the page's own thing, else at the best connected. */
function firstNode() {
  if (focus && shown.things.has(focus)) return focus.at;
  const [group] = shown.groups.keys();
  return group ? group.id : (thingsByRank().find((thing) => shown.things.has(thing)) || { at: null }).at;
}

/** What is said of a node: its name, its class, how it is joined to where one comes from, how many relations it has. */
function nodeWords(id, from) {
  if (typeof id === "string") {
    const group = groupOfKey.get(id);
    return say("walkGroup", { name: wholeGroupName(group), n: shown.groups.get(group) });
  }
  const thing = things[id];
  const line = shown.lines.find((each) => each.fact && [each.from, each.to].includes(id) && [each.from, each.to].includes(from));
  const way = line && from !== null ? sentenceText(line.fact) : "";
  return [nameOf(thing), classOf(thing), way, count("relations", thing.degree)].filter(Boolean).join(state.lang === "zh" ? "，" : ", ");
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = cursor();
  const thing = typeof at === "number" ? things[at] : null;
  const own = { h: actions.hide, p: actions.pin, e: actions.expand, f: actions.fold };
  if (event.key in directions && event.shiftKey) move(pans[event.key]);
  else if (event.key in directions) step(directions[event.key]);
  else if (event.key in zooms) move({ factor: zooms[event.key] });
  else if (event.key === "0") actions.fit();
  else if (event.key === "Enter" && typeof at === "string") actions.openGroup(groupOfKey.get(at));
  else if (event.key === "Enter" && state.selected) focusPanel();
  else if (thing && event.key in own) own[event.key](thing);
  else return;
  event.preventDefault();
}

/** A ring around where the keyboard is, while the graph has it. */
function drawCursor(ctx, scale) {
  const at = cursor();
  if (at === null || !nodeSet.get(at) || document.activeElement !== container || !container.matches(":focus-visible")) return;
  const { x, y } = network.getPosition(at);
  ctx.beginPath();
  ctx.arc(x, y, reachOf(at, scale) + 6 / scale, 0, 2 * Math.PI);
  ctx.strokeStyle = "#0b5a8f";
  ctx.lineWidth = 2.5 / scale;
  ctx.stroke();
}

function announce(text) {
  document.getElementById("status").textContent = text;
}

function startWalking() {
  container.firstElementChild.tabIndex = -1;
  setAll(container, { tabindex: 0, role: "application", "aria-describedby": "graph-help" });
  container.addEventListener("keydown", graphKey);
  ["focus", "blur"].forEach((event) => container.addEventListener(event, () => network.redraw()));
  watch(
    () => [state.lang, shown],
    () => {
      const relations = shown.facts.filter((fact) => fact.kind === "relation").length;
      setAll(container, { "aria-label": say("drawing", { entities: count("entities", shown.all.size), relations: count("relations", relations) }) });
      fill("graph-help", say("drawingHelp"));
    },
  );
}
