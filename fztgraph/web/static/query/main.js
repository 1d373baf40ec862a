// The page for queries: a question is chosen or written, asked, shown, kept in the address, downloaded.

import { makeEditor } from "./editor.js";
import { element, make, page, say } from "./page.js";
import { filledIn, questionNamed, showQuestion } from "./questions.js";
import { makeResults } from "./results.js";
import { ask, bind, Problem, TURTLE } from "./service.js";
import { change, state, watch } from "./state.js";
import { outcome, showState } from "./status.js";

const results = makeResults(element("results"));
const editor = makeEditor(element("editor"), { run, edited });
watch(showState);

/** Choose a question, or none. */
function choose(question, values) {
  change({ question });
  showQuestion(question, values);
}

/** Write the SPARQL of the chosen question into the editor; return whether there is any. */
async function write(values) {
  try {
    const { query, notes } = await bind(state.question.name, values);
    editor.text = query;
    change({ asked: { name: state.question.name, values, query: editor.text }, notes, problem: null, said: "" });
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

/** Ask what is in the editor. */
async function run() {
  state.running?.abort.abort();
  editor.declare();
  editor.save();
  const running = { since: performance.now(), abort: new AbortController() };
  change({ running, answer: null, problem: null, said: "", notes: state.asked ? state.notes : [] });
  history.replaceState(null, "", new URL(link()).hash);
  try {
    const answer = await ask(editor.text, { signal: running.abort.signal });
    if (state.running !== running) return;
    const notes = state.asked ? state.notes : answer.notes;
    change({ running: null, answer, notes }); // what the table measures has to be seen
    answer.count = results.show(answer);
    change({ said: outcome(answer) });
  } catch (error) {
    if (state.running === running) fail(error);
  }
}

function fail(error) {
  change({ running: null, answer: null });
  if (error.name === "AbortError") {
    change({ said: say("stopped") });
  } else {
    if (!(error instanceof Problem)) throw error;
    change({ problem: error });
    if (error.members.line) editor.showPlace(error.members.line, error.members.column ?? 1);
  }
}

/** Forget which question the editor held, once it holds something else. */
function edited() {
  if (state.asked && editor.text !== state.asked.query) change({ asked: null, notes: [] });
}

/** Return the address that leads to what is in the editor. */
function link() {
  const { asked } = state;
  const parts = asked ? { name: asked.name, ...asked.values } : { query: editor.text };
  return `${location.origin}${location.pathname}#${new URLSearchParams(parts)}`;
}

/** Do what the address says: it has a query, or a question with values. Nothing is run before someone says so. */
async function follow() {
  const { name, query, ...values } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const question = questionNamed(name);
  if (question) {
    choose(question, values);
    await write(values);
  } else if (query !== undefined) {
    editor.text = query;
    change({ asked: null, notes: [], problem: null });
  }
}

async function share() {
  const shared = element("shared");
  shared.value = link();
  element("link").hidden = false;
  shared.focus();
  shared.select();
  const copied = await navigator.clipboard?.writeText(shared.value).then(() => true, () => false);
  change({ said: say(copied ? "copied" : "copyIt") });
}

/** Save the answer: rows as CSV with a mark by which Excel knows UTF-8, graphs as Turtle. */
async function download() {
  const { answer } = state;
  const name = state.asked?.name ?? "answer";
  if (answer.mediaType === TURTLE) return save(`${name}.ttl`, TURTLE, answer.text);
  change({ said: say("downloading") });
  try {
    const { text } = await ask(answer.query, { accept: "text/csv" });
    save(`${name}.csv`, "text/csv", "\ufeff" + text);
  } catch (error) {
    fail(error);
  }
}

function save(file, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  change({ said: say("downloaded", { file }) });
}

element("question").addEventListener("change", (event) => choose(questionNamed(event.target.value)));
element("questions").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (state.question && (await write(filledIn()))) await run();
});
element("run").addEventListener("click", run);
element("stop").addEventListener("click", () => state.running?.abort.abort());
element("share").addEventListener("click", share);
element("download").addEventListener("click", download);
document.querySelector(".languages a").addEventListener("click", (event) => {
  event.currentTarget.hash = new URL(link()).hash;
});
window.addEventListener("hashchange", follow);
change({});
await follow();
document.documentElement.dataset.ready = page.language;
