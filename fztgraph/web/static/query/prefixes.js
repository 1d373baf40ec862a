// Our prefixes: which of them a query uses without declaring them.

import { page } from "./page.js";

const OTHER = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#[^\n]*/g;
const USED = /(?<![\w?$:.-])([a-z]+):(?=[\p{L}\d_])/gu;
const DECLARED = /\bPREFIX\s+([\w.-]*):/gi;
// What a name after a prefix holds with a backslash, and as a whole.
const ESCAPED = /[~!$&'()*+,;=/?#@]|^[.-]|\.$/g;
const LOCAL = /^(?:(?:[\p{L}\p{Nd}_]|%[\dA-F]{2}|\\.)(?:[\p{L}\p{M}\p{Nd}_.·-]|%[\dA-F]{2}|\\.)*)?$/iu;

/** Return those of our prefixes that a query uses and does not declare, with what they stand for. */
export function undeclared(query) {
  const text = query.replace(OTHER, " ");
  const declared = new Set([...text.matchAll(DECLARED)].map((match) => match[1]));
  const used = new Set([...text.matchAll(USED)].map((match) => match[1]));
  return Object.fromEntries(
    Object.entries(page.prefixes).filter(([prefix]) => used.has(prefix) && !declared.has(prefix)),
  );
}

/** Write an IRI as it can be written in a query: with one of our prefixes and what has to be escaped, else in full. */
export function shorten(iri) {
  const fitting = Object.entries(page.prefixes).find(([, namespace]) => iri.startsWith(namespace));
  if (!fitting) return `<${iri}>`;
  const name = iri.slice(fitting[1].length).replace(ESCAPED, "\\$&");
  return LOCAL.test(name) ? `${fitting[0]}:${name}` : `<${iri}>`;
}

/** Return where an IRI is found: our terms and things here, others where they say. */
export function address(iri) {
  if (iri.startsWith(page.ours.terms)) return `${page.root}/ns/${iri.slice(page.ours.terms.length)}`;
  if (iri.startsWith(page.ours.things)) return `${page.root}/id/${iri.slice(page.ours.things.length)}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}
