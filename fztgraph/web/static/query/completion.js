// Completion: our terms by name or label in either language, and our prefixes after PREFIX.

import { page } from "./page.js";

const WORD = /^(?:([a-z]+):)?([\p{L}\d_-]*)$/u;
const CHINESE = /[\p{Script=Han}\d]*\p{Script=Han}$/u;
const MOST = 40;

/** Return the terms that a piece of a query may mean, those that begin with it first. */
export function termsLike(piece) {
  const [, prefix, rest] = WORD.exec(piece) ?? [];
  if (rest === undefined) return [];
  const wanted = rest.toLowerCase();
  const rank = (term) => {
    const name = term.name.split(":")[1].toLowerCase();
    const labels = [name, term.zh, term.en.toLowerCase(), term.en.toLowerCase().replaceAll(" ", "")];
    if (labels.some((label) => label.startsWith(wanted))) return 0;
    return labels.some((label) => label.includes(wanted)) ? 1 : 2;
  };
  return page.terms
    .filter((term) => !prefix || term.name.startsWith(`${prefix}:`))
    .map((term) => ({ term, rank: rank(term) }))
    .filter((each) => each.rank < 2)
    .sort((one, other) => one.rank - other.rank || one.term.name.localeCompare(other.term.name))
    .slice(0, MOST)
    .map((each) => each.term);
}

const labelled = Object.fromEntries(page.terms.map((term) => [term.name, term]));

/** Return the Chinese before the cursor. */
function written(yasqe) {
  const { line, ch } = yasqe.getDoc().getCursor();
  return CHINESE.exec(yasqe.getDoc().getLine(line).slice(0, ch))?.[0] ?? "";
}

export const terms = {
  name: "terms",
  bulk: false,
  autoShow: true,
  isValidCompletionPosition(yasqe) {
    const token = yasqe.getCompleteToken();
    const piece = WORD.exec(token.string);
    if (!piece || token.type === "comment" || token.type === "string") return false;
    if (!piece[1]) return token.type === "error" && written(yasqe) !== "";
    return piece[1] in page.prefixes && !token.state.inPrefixDecl;
  },
  preProcessToken(yasqe, token) {
    const label = token.string.includes(":") ? "" : written(yasqe); // the parser takes it character by character
    return label ? { ...token, string: label, from: { ch: token.end - label.length } } : token;
  },
  get: (_yasqe, token) => termsLike(token.string).map((term) => term.name),
  postprocessHints: (_yasqe, hints) =>
    hints.map((hint) => {
      const { zh, en } = labelled[hint.text];
      return { ...hint, displayText: [hint.text, zh, en].filter(Boolean).join(" · ") };
    }),
};

export const prefixes = {
  name: "ourPrefixes",
  bulk: false,
  autoShow: true,
  isValidCompletionPosition(yasqe) {
    const { line, ch } = yasqe.getDoc().getCursor();
    return /^\s*PREFIX\s+[\w-]*$/i.test(yasqe.getDoc().getLine(line).slice(0, ch));
  },
  get(yasqe) {
    const { line, ch } = yasqe.getDoc().getCursor();
    const begun = /[\w-]*$/.exec(yasqe.getDoc().getLine(line).slice(0, ch))[0];
    return Object.entries(page.prefixes)
      .filter(([prefix]) => prefix.startsWith(begun))
      .map(([prefix, iri]) => `${prefix}: <${iri}>`);
  },
  preProcessToken: (_yasqe, token) => (token.string.trim() ? token : { ...token, from: { ch: token.end } }),
};
