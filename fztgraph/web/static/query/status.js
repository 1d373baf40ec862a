// Shows the state of the page: how long a query runs, what came of it, or why there is no answer.

import { element, knows, make, page, say } from "./page.js";
import { TURTLE } from "./service.js";
import { state } from "./state.js";

const number = (value) => value.toLocaleString(page.language);
const precise = (seconds) => (seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0));

let clock;

export function showState({ running, answer, problem, notes, said }, before) {
  if (!running && document.activeElement === element("stop")) element("run").focus();
  element("stop").hidden = element("progress").hidden = !running;
  if (running && !before.running) clock = setInterval(showClock, 200);
  if (!running) clearInterval(clock);
  if (running) showClock();
  element("status").textContent = said;
  element("notes").hidden = !notes.length;
  element("notes").replaceChildren(...notes.map((note) => make("li", { lang: "en" }, note)));
  element("results").hidden = !answer?.text;
  element("download").hidden = !answer?.count;
  if (answer) element("download").textContent = say(answer.mediaType === TURTLE ? "downloadTurtle" : "downloadCsv");
  showProblem(problem);
}

/** Say what came of a query. */
export function outcome({ count, mediaType, seconds }) {
  const key = count === null ? "truth" : mediaType === TURTLE ? "triples" : "rows";
  return say(key, { n: number(count ?? 0), seconds: precise(seconds) });
}

function showClock() {
  const seconds = Math.floor((performance.now() - state.running.since) / 1000);
  Object.assign(element("bar"), { max: page.limits.time, value: seconds });
  element("elapsed").textContent = say("progress", { seconds, limit: page.limits.time });
}

function showProblem(problem) {
  element("problem").hidden = !problem;
  element("problem-text").textContent = problem ? explain(problem) : "";
  // What there is to say of a limit has been said.
  const [text, lang] = problem && !problem.members.limit ? detail(problem) : ["", page.language];
  Object.assign(element("problem-detail"), { textContent: text, lang });
}

/** Return the detail in the page's language where there is one, and the language that it is in. */
function detail({ detail, members }) {
  return page.language === "zh" && members.detail_zh ? [members.detail_zh, "zh"] : [detail, "en"];
}

function explain({ kind, members }) {
  const key = members.line && kind === "malformed-query" ? "problem:malformed-query-at" : `problem:${kind}`;
  const values = { ...members };
  if (members.limit) Object.assign(values, { limit: number(members.limit), mib: number(members.limit / 2 ** 20) });
  if (page.language === "zh") values.title = members.title_zh ?? members.title;
  return say(knows(key) ? key : "problem:other", values);
}
