// The page keeps one state. Actions change it; what shows it is told, and only reads it.

export const state = {
  question: null, // the question that is chosen, of page.questions
  asked: null, // its name, values and SPARQL, for as long as the editor holds that
  running: null, // since when, and what stops it
  answer: null, // text, media type, seconds, query
  problem: null, // kind, detail, members
  notes: [], // remarks on the values of a question, or the terms of a query
  said: "", // what the status line says beside
};

const watchers = [];

export function watch(watcher) {
  watchers.push(watcher);
}

export function change(parts) {
  const before = { ...state };
  Object.assign(state, parts);
  for (const watcher of watchers) watcher(state, before);
}
