"use strict";
// The names of a site, which come in files when somebody first looks for something, and what is found among them: the
// same, in the same order, as the service finds.
const siteNames = (() => {
  const root = new URL("../../", document.currentScript.src);
  const [mostLines, mostWords, mostParts, mostInitials, longest] = [3000, 20000, 8, 12, 100];
  const [exact, prefix, word, inside, words] = [0, 1, 2, 3, 4];
  const parts = new Map();
  let ready = null;
  let names = null;

  /** Load a file of the folder of names. */
  function load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`names/${file}.js`, root).href;
      script.onload = () => { script.remove(); resolve(parts.get(file)); };
      script.onerror = () => { script.remove(); reject(new Error(file)); };
      document.head.append(script);
    });
  }

  /** Take what a file brings. */
  function take(file, content) {
    parts.set(file, content);
  }

  /** Load all names, once; a failure is tried again the next time. */
  function open() {
    ready ??= read().catch(error => { ready = null; throw error; });
    return ready;
  }

  async function read() {
    const head = await load("head");
    const files = Array.from({ length: head.files }, (_, at) => load(String(at)));
    const titles = Array.from({ length: head.titleFiles }, (_, at) => load(`titles-${at}`));
    const things = (await Promise.all(files)).flat();
    names = index(head, things, (await Promise.all(titles)).flat());
    parts.clear();
  }

  function index(head, things, articles) {
    const simplified = [...head.simplified];
    const simple = new Map([...head.traditional].map((old, at) => [old, simplified[at]]));
    const cases = new Map(head.cases);
    const fold = text => [...text.normalize("NFKC").toLowerCase()].map(c => cases.get(c) ?? simple.get(c) ?? c).join("").replace(/[^\p{L}\p{N}\n]+/gu, "");
    const printed = [], owners = [], pinyin = [], initials = [], spelt = [], read = [], folded = [];
    const readings = new Map(head.readings);
    things.forEach(([, , , , , , called, otherwise], place) => called.forEach((name, at) => {
      const key = fold(name);
      if (/[\u3400-\u9fff]/.test(key)) {
        const syllables = otherwise && otherwise[at] ? otherwise[at].split(" ") : [...key].map(c => readings.get(c) ?? c);
        pinyin.push(syllables.join(""));
        initials.push(syllables.map(each => [...each][0]).join(""));
        spelt.push(printed.length);
        read.push(syllables);
      }
      printed.push(name);
      folded.push(key);
      owners.push(place);
    }));
    return {
      head, things, fold, printed, owners, spelt, read,
      folded: new Lines(folded), pinyin: new Lines(pinyin), initials: new Lines(initials),
      articles, titles: new Lines(articles.map(([, , title]) => fold(title))),
    };
  }

  /** Many short texts in one, each a line. */
  class Lines {
    constructor(texts) {
      this.texts = texts;
      this.text = `\n${texts.map(text => `${text}\n`).join("")}`;
      this.starts = new Uint32Array(texts.length + 1);
      let at = 1;
      texts.forEach((text, line) => { this.starts[line] = at; at += text.length + 1; });
      this.starts[texts.length] = at;
    }

    equal(text) { return this.found(`\n${text}\n`, 1); }

    beginning(text) { return this.found(`\n${text}`, 1); }

    holding(text) { return this.found(text, 0); }

    * found(needle, shift) {
      if (!needle.replaceAll("\n", "")) return;
      for (let place = this.text.indexOf(needle); place >= 0;) {
        const line = this.lineOf(place + shift);
        yield line;
        place = this.text.indexOf(needle, this.starts[line + 1] - 1);
      }
    }

    lineOf(place) {
      let [low, high] = [0, this.starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= place) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }
  }

  /** The things that a query finds, each by the best of the lines that name it. */
  class Found {
    constructor() {
      this.best = new Map();
      this.isCut = false;
    }

    look(query) {
      const key = [...names.fold(query)].slice(0, longest).join("");
      if (!key) return;
      this.byName(key);
      if (/^[a-z][\x00-\x7f]*$/.test(key)) {
        this.bySound(1, names.pinyin, key, at => startsSyllable(names.read[at], key));
        if (key.length <= mostInitials) this.bySound(2, names.initials, key, () => key.length > 2);
      }
      const parts = query.split(/\s+/u).map(names.fold).filter(Boolean);
      if (parts.length > 1) this.byWords(parts.slice(0, mostParts));
    }

    byName(key) {
      for (const [rank, found] of [[exact, names.folded.equal(key)], [prefix, names.folded.beginning(key)]]) {
        for (const line of this.some(found)) this.add(rank, 0, line);
      }
      const start = /^[\x00-\x7f]/.test(key) ? new RegExp(`(?<![\\p{L}\\p{N}_])${[...key].map(plain).join("[^\\p{L}\\p{N}]*")}`, "iu") : null;
      for (const line of this.some(names.folded.holding(key))) this.add(start && start.test(names.printed[line]) ? word : inside, 0, line);
    }

    bySound(way, lines, key, fits) {
      for (const [rank, found] of [[exact, lines.equal(key)], [prefix, lines.beginning(key)]]) {
        for (const at of this.some(found)) this.add(rank, way, names.spelt[at]);
      }
      for (const at of this.some(lines.holding(key))) if (fits(at)) this.add(word, way, names.spelt[at]);
    }

    byWords(parts) {
      let holders = null;
      for (const part of [...parts].sort((one, other) => [...other].length - [...one].length)) {
        const found = new Map();
        let seen = 0;
        for (const line of names.folded.holding(part)) {
          if (seen++ >= mostWords) break;
          if (!found.has(names.owners[line])) found.set(names.owners[line], line);
        }
        holders = holders === null ? found : new Map([...holders].filter(([place]) => found.has(place)));
      }
      for (const line of holders.values()) this.add(words, 0, line);
    }

    * some(lines) {
      let seen = 0;
      for (const line of lines) {
        if (seen++ >= mostLines) { this.isCut = true; return; }
        yield line;
      }
    }

    add(rank, way, line) {
      const place = names.owners[line];
      const best = this.best.get(place);
      if (!best || rank - best[0] || way - best[1] || line - best[2]) {
        if (!best || (rank - best[0] || way - best[1] || line - best[2]) < 0) this.best.set(place, [rank, way, line]);
      }
    }

    ranked() {
      const order = ([one, [rank, way]], [other, [otherRank, otherWay]]) => rank - otherRank || way - otherWay || one - other;
      return [...this.best].sort(order).map(([place]) => place);
    }

    hit(place, lang) {
      const named = nameOf(names.things[place], lang);
      const best = this.best.get(place);
      const also = best ? cut(names.printed[best[2]]) : "";
      return { ...named, also: also && also !== named.name && also !== named.other ? also : "" };
    }
  }

  const plain = character => character.replace(/[\\^$.*+?()[\]{}|/-]/u, "\\$&");

  function startsSyllable(read, key) {
    return read.some((_, at) => read.slice(at, at + key.length).join("").startsWith(key));
  }

  /** A text on one line without control characters, with an ellipsis where it is longer than may be shown. */
  function cut(text, most = 120) {
    const whole = [...text];
    const line = [...whole.slice(0, 4 * most).join("").replace(/[\p{C}\p{Z}]/gu, " ").split(" ").filter(Boolean).join(" ")];
    return line.length <= most && whole.length <= 4 * most ? line.join("") : `${line.slice(0, most - 1).join("")}…`;
  }

  function nameOf([key, path, type, zh, en, latin, called], lang) {
    const texts = { zh: called[zh] ?? "", en: called[en] ?? "", "zh-Latn": latin };
    const tongue = (lang === "en" ? ["en", "zh-Latn", "zh"] : ["zh", "en"]).find(each => texts[each]) ?? (texts["zh-Latn"] ? "zh-Latn" : "zh");
    const name = cut(texts[tongue] || decodeURIComponent(key));
    const other = cut(texts[lang === "en" ? "zh" : "en"]);
    const class_ = names.head.classes[type];
    return {
      key, name, lang: tongue, other: other === name ? "" : other, class: class_.main, type: class_[lang],
      address: new URL(`${lang}/${path || `id/${key}`}.html`, root).href,
    };
  }

  /** What a query finds, as the service tells it: some hits, how many there are, by class, and titles. */
  async function search(query, { lang, only = "", limit = 8, offset = 0 } = {}) {
    await open();
    const found = new Found();
    found.look(query);
    let places = query.trim() ? found.ranked() : only ? Array.from({ length: names.head.told }, (_, at) => at) : [];
    const classes = new Map();
    for (const place of places) {
      const { main } = names.head.classes[names.things[place][2]];
      classes.set(main, (classes.get(main) ?? 0) + 1);
    }
    if (only) places = places.filter(place => names.head.classes[names.things[place][2]].path.includes(only));
    const hits = places.slice(offset, offset + limit).map(place => found.hit(place, lang));
    return { hits, total: places.length, classes, isCut: found.isCut };
  }

  /** The articles whose titles hold a query, or all of its words, the latest first. */
  async function titles(query, { lang, limit = 20 } = {}) {
    await open();
    const key = [...names.fold(query)].slice(0, longest).join("");
    const parts = query.split(/\s+/u).map(names.fold).filter(Boolean).slice(0, mostParts);
    const longestPart = parts.reduce((one, other) => [...other].length > [...one].length ? other : one, "");
    const found = [];
    for (const line of names.titles.holding(parts.length > 1 ? longestPart : key)) {
      if (found.length >= limit) break;
      if (parts.length > 1 && !parts.every(part => names.titles.texts[line].includes(part))) continue;
      const [path, date, title] = names.articles[line];
      found.push({ title, date, address: new URL(`${lang}/${path}.html`, root).href });
    }
    return found;
  }

  /** The answer to an address such as a search box of the service asks: ``names?lang=zh&class=Zone&q=sfh``. */
  async function answer(address) {
    const params = new URLSearchParams(address.replace(/^[^?]*/, ""));
    const { hits } = await search(params.get("q") ?? "", { lang: params.get("lang") ?? "zh", only: params.get("class") ?? "" });
    return hits.map(hit => ({ ...hit, also: hit.also || hit.other }));
  }

  return { take, open, search, titles, answer, cut };
})();
