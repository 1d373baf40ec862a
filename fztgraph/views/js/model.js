"use strict";
/* The data of the page and how it hangs together. It only ever grows, by what a loader brings. */

/** What the page came with. */
let data = null;
/** The thing that the page is about, where it is about one. */
let focus = null;

const things = [];
const facts = [];
const articles = [];
const issues = [];
const passages = [];
const themes = [];

const thingOfKey = new Map();
const articleOfKey = new Map();
const factOfName = new Map();
const themeOfKey = new Map();

/** Take up things, facts and articles, those that are there already only once; returns the things that are new. */
function addData(more) {
  const themeAt = more.themes.map((theme) => kept(themes, themeOfKey, theme.key, theme));
  const issueAt = more.issues.map((issue) => issues.push(issue) - 1);
  const articleAt = more.articles.map((article) => addArticle(article, issueAt, themeAt));
  const passageAt = more.passages.map(([article, text]) => passages.push([articleAt[article], text]) - 1);
  const before = things.length;
  const thingAt = more.things.map((thing) => addThing(thing, themeAt));
  more.things.forEach((thing, at) => joinArticles(things[thingAt[at]], thing.articles || [], articleAt));
  more.facts.forEach((fact) => addFact(fact, thingAt, passageAt));
  return things.slice(before);
}

/** The place of an item that has a name of its own in a list, which takes it up when it is new. */
function kept(list, index, key, item) {
  if (!index.has(key)) index.set(key, list.push(item) - 1);
  return index.get(key);
}

function addArticle(article, issueAt, themeAt) {
  return kept(articles, articleOfKey, article.key, {
    ...article,
    at: articles.length,
    issue: article.issue === undefined ? undefined : issueAt[article.issue],
    themes: (article.themes || []).map((at) => themeAt[at]),
    facts: [],
    things: [],
  });
}

function addThing(thing, themeAt) {
  return kept(things, thingOfKey, thing.key, {
    ...thing,
    at: things.length,
    themes: (thing.themes || []).map((at) => themeAt[at]),
    articles: [],
    facts: [],
    degree: 0,
  });
}

function joinArticles(thing, found, articleAt) {
  for (const at of found.map((article) => articleAt[article])) {
    if (thing.articles.includes(at)) continue;
    thing.articles.push(at);
    articles[at].things.push(thing);
  }
}

function addFact(fact, thingAt, passageAt) {
  const ends = { s: thingAt[fact.s], o: fact.o === undefined ? undefined : thingAt[fact.o] };
  const name = [fact.kind, ends.s, fact.p, ends.o, fact.value, fact.period].join("|");
  if (factOfName.has(name)) return;
  const proofs = (fact.proofs || []).map(([passage, ...rest]) => [passageAt[passage], ...rest]);
  const made = { ...fact, ...ends, at: facts.length, proofs };
  factOfName.set(name, facts.push(made) - 1);
  for (const thing of factEnds(made)) {
    thing.facts.push(made);
    if (made.kind === "relation") thing.degree += 1;
  }
  for (const article of factArticles(made)) article.facts.push(made);
}

function factEnds(fact) {
  const ends = [things[fact.s]];
  if (fact.o !== undefined && fact.o !== fact.s) ends.push(things[fact.o]);
  return ends;
}

function factArticles(fact) {
  return [...new Set(fact.proofs.map((proof) => passages[proof[0]][0]))].map((at) => articles[at]);
}

/** What a thing is joined to. */
function neighbours(thing) {
  const near = new Set();
  for (const fact of thing.facts) if (fact.kind === "relation") for (const end of factEnds(fact)) near.add(end);
  near.delete(thing);
  return [...near];
}

/** How many things a thing is joined to that the page does not have. */
function missingNeighbours(thing) {
  return Math.max(0, (thing.near || 0) - neighbours(thing).length);
}

/** All names of a thing, the main one first. */
function namesOf(thing) {
  return [thing.name, ...(thing.en ? [thing.en] : []), ...(thing.also || [])];
}

/** A text as it is compared in searches: width, case and white space do not matter. */
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** A short name of a key, the same on every page (cyrb53). */
function shortKey(key) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < key.length; at += 1) {
    one = Math.imul(one ^ key.charCodeAt(at), 2654435761);
    other = Math.imul(other ^ key.charCodeAt(at), 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36).slice(0, 8);
}

/** Read what the page came with, which is packed to keep the file small. */
async function readData() {
  const packed = Uint8Array.from(atob(document.getElementById("fact-data").textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  data = await new Response(stream).json();
  addData(data);
  focus = data.focus === undefined ? null : things[data.focus];
}

/** The classes in the order of the legend; a page shows those that occur. */
function allKinds() {
  return Object.keys(data.looks);
}
