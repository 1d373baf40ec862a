// The search box of each page: suggestions as one types, by the combobox pattern of ARIA. Without it, the form still
// leads to the page of results.
const form = document.querySelector(".finder");
const input = form.querySelector("input");
const list = document.createElement("ul");
const status = document.createElement("p");
const { source, none, found } = form.dataset;

let asked = "";
let hits = [];
let chosen = -1;
let request = null;
let timer = 0;

function setUp() {
  Object.assign(list, { id: "found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  Object.assign(status, { className: "hidden" });
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "found"], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 60); });
  input.addEventListener("keydown", press);
  input.addEventListener("focus", () => { if (hits.length && asked === input.value.trim()) open(); });
  input.addEventListener("blur", () => setTimeout(close, 120));
  list.addEventListener("mousedown", event => event.preventDefault());
}

async function ask() {
  const query = input.value.trim();
  if (query === asked) return;
  asked = query;
  request?.abort();
  if (!query) { hits = []; close(); return; }
  request = new AbortController();
  try {
    const answer = await fetch(`${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(query)}`, { signal: request.signal });
    if (answer.ok) show((await answer.json()).hits);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function show(answer) {
  hits = answer;
  chosen = -1;
  list.replaceChildren(...(hits.length ? hits.map(option) : [empty()]));
  status.textContent = hits.length ? found.replace("{n}", hits.length) : none;
  open();
}

function option(hit, place) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = document.createElement("bdi");
  Object.assign(item, { id: `found-${place}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  Object.assign(link, { href: hit.address, tabIndex: -1 });
  name.textContent = hit.name;
  name.lang = hit.lang;
  link.append(mark(hit.class), name, span("also", hit.also), span("class", hit.type));
  item.append(link);
  return item;
}

function mark(kind) {
  const drawn = document.querySelector("#marks").content.querySelector(`[data-class="${CSS.escape(kind)}"] svg`);
  return drawn ? drawn.cloneNode(true) : document.createDocumentFragment();
}

function span(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

function empty() {
  const item = document.createElement("li");
  item.className = "quiet";
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.textContent = none;
  return item;
}

function choose(place) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = place;
  const item = hits.length ? list.children[chosen] : null;
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) input.setAttribute("aria-activedescendant", item.id);
  else input.removeAttribute("aria-activedescendant");
}

function press(event) {
  const isOpen = !list.hidden;
  if (event.key === "Escape" && isOpen) { close(); event.preventDefault(); }
  if (event.isComposing || !hits.length) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen) { open(); return; }
    const step = event.key === "ArrowDown" ? 1 : -1;
    // One place beyond the list is the box itself.
    choose((chosen + 1 + step + hits.length + 1) % (hits.length + 1) - 1);
  }
  if (event.key === "Enter" && isOpen && chosen >= 0) {
    event.preventDefault();
    list.children[chosen].querySelector("a").click();
  }
}

function open() {
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function close() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

setUp();
