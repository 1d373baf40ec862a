// Ask the service. What it does not answer is thrown as a Problem.

import { page } from "./page.js";

export const ROWS = "application/sparql-results+json";
export const TURTLE = "text/turtle";

export class Problem extends Error {
  constructor(kind, detail, members = {}) {
    super(detail);
    Object.assign(this, { kind, detail, members });
  }
}

/** Ask a query; rows come as JSON unless `accept` says otherwise, graphs as Turtle. */
export async function ask(query, { accept = `${ROWS}, ${TURTLE}`, signal } = {}) {
  const started = performance.now();
  const response = await send(`${page.root}/sparql`, {
    method: "POST",
    headers: { accept },
    body: new URLSearchParams({ query }),
    signal,
  });
  const text = await response.text();
  const mediaType = response.headers.get("content-type").split(";")[0];
  const notes = (response.headers.get("fztgraph-notes") ?? "").split(" | ").filter(Boolean).map(decodeURIComponent);
  return { query, text, mediaType, notes, seconds: (performance.now() - started) / 1000 };
}

/** Get the SPARQL of a named question, and remarks on the values. */
export async function bind(name, values) {
  const response = await send(`${page.root}/query/${encodeURIComponent(name)}?${new URLSearchParams(values)}`);
  return response.json();
}

/** Get names of things of some classes that hold a text, the shortest first. */
export async function namesLike(text, classes) {
  const answer = await ask(
    `SELECT DISTINCT ?name { VALUES ?class { ${classes.map((name) => `fzt:${name}`).join(" ")} }
?thing a ?class ; skos:prefLabel|fzt:pinyin ?name FILTER(CONTAINS(LCASE(?name), LCASE(${JSON.stringify(text)}))) }
ORDER BY STRLEN(?name) ?name LIMIT 30`,
  );
  return JSON.parse(answer.text).results.bindings.map((row) => row.name.value);
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("unreachable", error.message);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response) {
  try {
    const { type, detail, ...members } = await response.json();
    return new Problem(type.split("#")[1], detail, members);
  } catch {
    return new Problem("other", "", { title: `HTTP ${response.status}` });
  }
}
