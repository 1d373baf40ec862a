"use strict";
/* The data of the page and how it hangs together. Nothing here changes after loading. */

const readData = (id) => JSON.parse(document.getElementById(id).textContent);

const graphData = readData("graph-data");
const data = readData("fact-data");
const strings = readData("string-data");

const things = data.things;
const facts = data.facts;
const articles = data.articles;
const issues = data.issues;

things.forEach((thing, at) => Object.assign(thing, { at, facts: [], degree: 0, articles: thing.articles || [] }));
articles.forEach((article, at) => Object.assign(article, { at, facts: [], things: [] }));
facts.forEach((fact, at) => {
  Object.assign(fact, { at, proofs: fact.proofs || [] });
  factEnds(fact).forEach((thing) => thing.facts.push(fact));
  if (fact.kind === "relation") factEnds(fact).forEach((thing) => (thing.degree += 1));
  factArticles(fact).forEach((article) => article.facts.push(fact));
});
things.forEach((thing) => thing.articles.forEach((at) => articles[at].things.push(thing)));

/** Classes that occur on the page, in the order of the legend. */
const kinds = Object.keys(data.looks).filter((kind) => things.some((thing) => thing.kind === kind));

const thingsByRank = [...things].sort((a, b) => b.degree - a.degree || b.facts.length - a.facts.length || a.at - b.at);

const articlesByDate = [...articles].sort(
  (a, b) =>
    (b.date || "").localeCompare(a.date || "") || (Number(a.number) || 0) - (Number(b.number) || 0) || a.at - b.at,
);

function factEnds(fact) {
  const ends = [things[fact.s]];
  if (fact.o !== undefined && fact.o !== fact.s) ends.push(things[fact.o]);
  return ends;
}

function factArticles(fact) {
  return [...new Set(fact.proofs.map((proof) => data.passages[proof[0]][0]))].map((at) => articles[at]);
}

/** All names of a thing, the main one first. */
function namesOf(thing) {
  return [thing.name, ...(thing.en ? [thing.en] : []), ...(thing.also || [])];
}

/** A text as it is compared in searches: width, case and white space do not matter. */
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
