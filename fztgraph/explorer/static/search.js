// Boxes that suggest names as one types, by the combobox pattern of ARIA: the search box of each page, where a
// suggestion leads to what it names, and boxes of forms, which take its name. Without it, the forms work as they are.
class Suggestions {
  constructor(box) {
    this.box = box;
    this.input = box.querySelector("input");
    this.list = document.createElement("ul");
    this.status = document.createElement("p");
    this.leads = box.matches(".finder");
    this.asked = this.input.value.trim();
    this.hits = [];
    this.chosen = -1;
    this.request = null;
    this.timer = 0;
    this.setUp();
  }

  setUp() {
    const { input, list, status } = this;
    Object.assign(list, { id: this.leads ? "found" : `${input.id}-found`, hidden: true, className: "suggestions" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.box.querySelector("label").textContent);
    Object.assign(status, { className: "hidden" });
    status.setAttribute("role", "status");
    this.box.append(list, status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), 60); });
    input.addEventListener("keydown", event => this.press(event));
    input.addEventListener("focus", () => { if (this.hits.length && this.asked === input.value.trim()) this.open(); });
    input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    list.addEventListener("mousedown", event => event.preventDefault());
  }

  async ask() {
    const query = this.input.value.trim();
    if (query === this.asked) return;
    this.asked = query;
    this.request?.abort();
    if (!query) { this.hits = []; this.close(); return; }
    this.request = new AbortController();
    const { source } = this.box.dataset;
    try {
      const hits = await look(`${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(query)}`, this.request.signal);
      if (hits && query === this.asked) this.show(hits);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(answer) {
    const { none, found } = this.box.dataset;
    this.hits = answer;
    this.chosen = -1;
    this.list.replaceChildren(...(answer.length ? answer.map((hit, place) => this.option(hit, place)) : [empty(none)]));
    this.status.textContent = answer.length ? found.replace("{n}", answer.length) : none;
    this.open();
  }

  option(hit, place) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    Object.assign(item, { id: `${this.list.id}-${place}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    name.textContent = hit.name;
    name.lang = hit.lang;
    // An option may hold no link: what it leads to is opened here.
    item.append(mark(hit.class), name, span("also", hit.also), span("class", hit.type));
    item.addEventListener("click", event => this.follow(hit, event.ctrlKey || event.metaKey));
    return item;
  }

  // In a form the box takes the name; what was chosen need not be asked for again.
  follow(hit, apart) {
    if (this.leads) {
      if (apart) window.open(hit.address);
      else window.location.assign(hit.address);
      return;
    }
    this.input.value = this.asked = hit.name;
    this.hits = [];
    this.close();
    this.input.focus();
  }

  choose(place) {
    const { list, input } = this;
    list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const item = this.hits.length ? list.children[place] : null;
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const { list, hits, chosen } = this;
    const isOpen = !list.hidden;
    if (event.key === "Escape" && isOpen) { this.close(); event.preventDefault(); }
    if (event.isComposing || !hits.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) { this.open(); return; }
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place beyond the list is the box itself.
      this.choose((chosen + 1 + step + hits.length + 1) % (hits.length + 1) - 1);
    }
    if (event.key === "Enter" && isOpen && chosen >= 0) {
      event.preventDefault();
      this.follow(hits[chosen], false);
    }
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }
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

// What a query finds: a service tells it; a site of files has its names in a script of its own.
async function look(address, signal) {
  if (typeof siteNames === "object") return siteNames.answer(address);
  const answer = await fetch(address, { signal });
  return answer.ok ? (await answer.json()).hits : null;
}

function empty(none) {
  const item = document.createElement("li");
  item.className = "quiet";
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.textContent = none;
  return item;
}

for (const box of document.querySelectorAll(".finder, .picker")) new Suggestions(box);
