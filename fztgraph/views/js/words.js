"use strict";
/* Everything the page says, in the language of the state. */

const strings = JSON.parse(document.getElementById("string-data").textContent);
const locales = { zh: "zh-CN", en: "en" };

/** The text for a key; {n} chooses the plural, other names in braces are filled in. */
function say(key, values = {}) {
  const entry = strings[key][state.lang];
  const form =
    typeof entry === "string"
      ? entry
      : entry[new Intl.PluralRules(locales[state.lang]).select(values.n)] || entry.other;
  return form.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function count(key, n) {
  return say(key, { n });
}

/** What the ontology calls a class, a relation or a date. */
function termOf(name) {
  return data.terms[name] ? data.terms[name][state.lang] : cut(name, 80);
}

/** The same to begin a line with. */
function headOf(name) {
  const term = termOf(name);
  return term.charAt(0).toUpperCase() + term.slice(1);
}

/** The name of a thing: in English pages its English name, else its own; very long ones are cut. */
function nameOf(thing) {
  return cut((state.lang === "en" && (thing.en || thing.py)) || thing.name, 120);
}

function cut(text, most) {
  const letters = text.length > most ? [...text] : text;
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** The main class, and the thing's own class where that says more. */
function classOf(thing) {
  const own = headOf(thing.type);
  const main = headOf(thing.kind);
  return own === main ? main : `${own} · ${main}`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO date, month, year, or interval of them, as people write it: what both ends share stands once. */
function dateText(value) {
  if (!value) return "";
  const [from, until] = value.split("/").map((end) => end.split("-"));
  if (!until) return oneDate(from);
  const year = from.length > 1 && until.length > 1 && from[0] === until[0];
  const month = year && from.length > 2 && until.length > 2 && from[1] === until[1];
  const shared = month ? 2 : year ? 1 : 0;
  if (state.lang === "zh") return `${oneDate(from)}—${oneDate(until, shared)}`;
  return `${oneDate(from, shared)}${shared ? "–" : " – "}${oneDate(until)}`;
}

/** A date given as year, month and day, without as many of them as are said elsewhere. */
function oneDate(parts, without = 0) {
  if (!parts.every((part) => /^\d+$/.test(part))) return parts.join("-");
  const [year, month, day] = parts.map((part, at) => (at < without ? "" : part));
  if (state.lang === "zh")
    return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].join("");
  return [day && String(Number(day)), month && monthNames[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** A change given as a ratio, as a signed percentage; a true minus sign. */
function changeText(value) {
  if (value === undefined) return "";
  const percent = Math.round(Number(value) * 10000) / 100;
  if (!Number.isFinite(percent)) return value;
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent)}%`;
}

function titleOf(article) {
  return cut(article.title || say("untitled"), 160);
}

/** Where an article appeared: issue, section, date. */
function placeOf(article) {
  const issue = issues[article.issue];
  const parts = [];
  if (issue) parts.push(issue.title || (issue.number ? say("issueNumber", { n: issue.number }) : ""));
  else if (article.publisher) parts.push(article.publisher);
  if (article.section) parts.push(article.section);
  if (article.date) parts.push(dateText(article.date));
  return parts.filter(Boolean).map((part) => cut(part, 80)).join(" · ");
}

/** Names one after another. */
function listed(names) {
  return names.join(state.lang === "zh" ? "、" : ", ");
}
