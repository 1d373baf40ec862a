"use strict";
/* The search box: a combobox over all names and aliases. */

const mostHits = 12;

const searchIndex = [];

/** The names of all things as they are compared; what a loader brings is added when it is first searched. */
function indexed() {
  for (const thing of things.slice(searchIndex.length)) {
    const names = namesOf(thing).map((name) => ({ name, key: folded(name) }));
    const spelt = (thing.spelt || []).map((key) => ({ name: thing.name, key }));
    searchIndex.push({ thing, names: [...names, ...spelt] });
  }
  return searchIndex;
}

/** Things with a name that holds the query, the best first: equal, at the start, then anywhere; short names first. */
function findThings(query) {
  const key = folded(query);
  if (!key) return [];
  const hits = [];
  for (const { thing, names } of indexed()) {
    const scored = names
      .filter((each) => each.key.includes(key))
      .map((each) => ({ thing, name: each.name, score: hitScore(each.key, key) }));
    scored.sort((a, b) => a.score - b.score);
    if (scored.length) hits.push(scored[0]);
  }
  return hits.sort((a, b) => a.score - b.score || b.thing.degree - a.thing.degree || a.thing.at - b.thing.at);
}

function hitScore(name, key) {
  return (name === key ? 0 : name.startsWith(key) ? 1000 : 2000) + Math.min(name.length, 999);
}

function renderSearchBox() {
  const input = element("input", {
    type: "search",
    id: "search-input",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: say("searchHint"),
    "aria-label": say("searchLabel"),
    "aria-autocomplete": "list",
    "aria-controls": "search-hits",
    "aria-expanded": "false",
    oninput: (event) => actions.search(event.target.value),
    onkeydown: searchKey,
    onfocus: () => state.query && actions.search(state.query),
    onblur: () => setTimeout(() => document.activeElement !== input && actions.endSearch(), 150),
  });
  input.value = state.query;
  fill(
    "search",
    input,
    element("ul", { id: "search-hits", role: "listbox", "aria-label": say("searchLabel"), hidden: true }),
  );
}

function searchKey(event) {
  const hits = findThings(state.query).slice(0, mostHits);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    actions.mark((state.active + step + hits.length + (state.active < 0 && step < 0 ? 1 : 0)) % hits.length);
  } else if (event.key === "Enter" && hits.length) {
    openHit(hits[Math.max(0, state.active)]);
  } else if (event.key === "Escape") {
    if (state.query) actions.search("");
    actions.endSearch();
    event.stopPropagation();
  } else {
    return;
  }
  event.preventDefault();
}

function openHit(hit) {
  actions.select("thing", hit.thing.at);
  focusPanel();
}

function renderHits() {
  const input = document.getElementById("search-input");
  const open = state.searching && folded(state.query) !== "";
  const hits = open ? findThings(state.query) : [];
  if (input.value !== state.query) input.value = state.query;
  const list = fill("search-hits", hits.slice(0, mostHits).map(hitRow), hitsNote(open, hits));
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open && hits.length > 0));
  setAll(input, { "aria-activedescendant": state.active >= 0 ? `hit-${state.active}` : "" });
  const marked = document.getElementById(`hit-${state.active}`);
  if (marked) marked.scrollIntoView({ block: "nearest" });
  if (open) document.getElementById("status").textContent = count("searchFound", hits.length);
}

function hitRow(hit, row) {
  const { thing, name } = hit;
  const main = nameOf(thing);
  return element(
    "li",
    {
      id: `hit-${row}`,
      role: "option",
      "aria-selected": String(row === state.active),
      onmousedown: (event) => event.preventDefault(),
      onclick: () => openHit(hit),
    },
    shapeIcon(thing.kind),
    element("span", { class: "hit-name" }, main, [main, thing.name].includes(name) ? null : element("small", {}, say("alias", { name: cut(name, 60) }))),
    element("small", { class: "hit-class" }, headOf(thing.type)),
  );
}

function hitsNote(open, hits) {
  if (!open || (hits.length > 0 && hits.length <= mostHits)) return null;
  const missing = data.hidden ? ` ${count("hiddenNote", data.hidden)}` : "";
  const none = say("searchNone", { query: state.query.trim() }) + missing;
  const text = hits.length ? count("searchMore", hits.length - mostHits) : none;
  return element("li", { class: "hits-note", role: "presentation" }, text);
}

function startSearch() {
  watch(() => [state.lang], renderSearchBox);
  watch(() => [state.query, state.active, state.searching, state.lang], renderHits);
}
