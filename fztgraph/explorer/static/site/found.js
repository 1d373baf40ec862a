"use strict";
// The page of results of a site: what its address asks for, looked up among the names.
(async () => {
  await new Promise(done => document.addEventListener("DOMContentLoaded", done, { once: true }));
  const place = document.getElementById("results");
  const { lang } = document.documentElement;
  const words = JSON.parse(document.getElementById("result-words").textContent);
  const params = new URLSearchParams(location.search);
  const [query, only] = [(params.get("q") ?? "").trim(), params.get("class") ?? ""];
  const page = Math.max(1, Number.parseInt(params.get("page") ?? "1", 10) || 1);
  const onPage = 50;

  const element = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    made.append(...inside.filter(each => each !== ""));
    return made;
  };
  const say = (key, values = {}) => {
    const entry = words[key];
    const text = typeof entry === "string" ? entry : entry[values.n === 1 ? "one" : "other"];
    return text.replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? values[name].toLocaleString("en") : values[name]);
  };
  const mark = kind => document.querySelector("#marks").content.querySelector(`[data-class="${CSS.escape(kind)}"] svg`)?.cloneNode(true) ?? "";
  const addressOf = changes => {
    const asked = { q: query, class: only, ...changes };
    return `?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`;
  };

  document.querySelector("#find").value = query;
  if (!query && !only) return;
  const heading = query ? say("titleOf", { query: siteNames.cut(query, 60) }) : words.classes[only] ?? only;
  document.querySelector("h1").textContent = heading;
  document.title = `${heading} · ${document.title.split(" · ").at(-1)}`;
  place.replaceChildren(element("p", { class: "quiet", role: "status" }, say("reading")));
  try {
    const [found, titles] = [
      await siteNames.search(query, { lang, only, limit: onPage, offset: onPage * (page - 1) }),
      query && !only ? await siteNames.titles(query, { lang }) : [],
    ];
    place.replaceChildren(chips(found), ...hits(found), ...articles(titles));
  } catch {
    place.replaceChildren(element("p", { class: "empty", role: "alert" }, say("unread")));
  }

  function chips(found) {
    const chip = (value, inside) => element("li", {}, element("a", { href: addressOf({ class: value }), "aria-current": value === only && "true" }, ...inside));
    const all = query ? [chip("", [say("all")])] : [];
    const kinds = Object.keys(words.classes).filter(kind => found.classes.has(kind));
    const counted = kinds.map(kind => chip(kind, [mark(kind), words.classes[kind], " ", element("span", { class: "count" }, found.classes.get(kind).toLocaleString("en"))]));
    return element("nav", { class: "filters", "aria-label": say("class") }, element("ul", { class: "chips" }, ...all, ...counted));
  }

  function hits(found) {
    if (!found.total) return [element("p", { class: "empty" }, say("none", { query: siteNames.cut(query) }))];
    const count = element("p", { class: "count", role: "status" }, say(found.isCut ? "foundMore" : "found", { n: found.total }));
    const rows = found.hits.map(hit => element("li", {},
      element("span", { class: "hit-name" },
        element("a", { class: "entity", href: hit.address }, mark(hit.class), element("bdi", { lang: hit.lang !== lang && hit.lang }, hit.name)),
        hit.also ? element("span", { class: "quiet small" }, ` ${say("also", { name: hit.also })}`) : "",
        hit.other ? element("bdi", { class: "quiet small", lang: lang === "zh" ? "en" : "zh" }, ` ${hit.other}`) : ""),
      " ", element("span", { class: "class" }, hit.type)));
    const pages = Math.ceil(found.total / onPage);
    const step = (to, key) => element("a", { href: addressOf({ page: String(to) }) }, say(key));
    const pager = pages > 1 ? [element("nav", { class: "pager", "aria-label": say("pages") },
      page > 1 ? step(page - 1, "earlier") : "", element("span", { class: "quiet" }, say("page", { page, pages })), page < pages ? step(page + 1, "later") : "")] : [];
    return [count, element("ol", { class: "rows hits" }, ...rows), ...pager];
  }

  function articles(titles) {
    if (!titles.length) return [];
    const rows = titles.map(({ title, date, address }) => element("li", {}, element("a", { href: address }, element("bdi", { lang: lang !== "zh" && "zh" }, siteNames.cut(title) || say("untitled"))), element("span", { class: "quiet" }, ` ${date}`)));
    return [element("h2", {}, say("titles")), element("ul", { class: "rows" }, ...rows)];
  }
})();
