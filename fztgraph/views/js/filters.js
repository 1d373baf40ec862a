"use strict";
/* What passes the filters: a fact by its relation, its time, its themes and who says it; a thing by its class and facts. */

/** The time of a fact as pairs of its first and last day, month or year: its own, else that of the articles. */
function factTimes(fact) {
  const own = fact.period || (fact.kind === "date" ? fact.value : "");
  if (own) {
    const ends = own.split("/");
    return [[ends[0], ends[ends.length - 1]]];
  }
  return factArticles(fact)
    .filter((article) => article.date)
    .map((article) => [article.date, article.date]);
}

/** Whether a time overlaps the period asked for; "~" comes after all digits, so a year reaches to its end. */
function inPeriod(scene, [first, last]) {
  return (!scene.from || `${last}~` >= scene.from) && (!scene.until || first <= `${scene.until}~`);
}

function hasTheme(scene, bearer) {
  return bearer.themes.some((at) => scene.themes.has(at));
}

function articlePasses(scene, article) {
  const time = !scene.from && !scene.until ? true : Boolean(article.date) && inPeriod(scene, [article.date, article.date]);
  return time && (scene.themes.size === 0 || hasTheme(scene, article));
}

function factPasses(scene, fact) {
  if (fact.kind === "relation" && scene.relations.has(fact.p)) return false;
  if (fact.proofs.length === 0) return scene.known;
  if (!scene.said) return false;
  if ((scene.from || scene.until) && !factTimes(fact).some((time) => inPeriod(scene, time))) return false;
  if (scene.themes.size === 0) return true;
  return factArticles(fact).some((article) => hasTheme(scene, article)) || factEnds(fact).some((end) => hasTheme(scene, end));
}

/** Things and facts that pass. With a period or themes, a thing passes for what is said of it or in which article;
    `told` are then the things of which something is said. */
function passing(scene) {
  const narrowed = Boolean(scene.from || scene.until || scene.themes.size);
  const candidates = facts.filter((fact) => factPasses(scene, fact));
  const told = new Set(candidates.filter((fact) => fact.proofs.length).flatMap((fact) => factEnds(fact)));
  const inside = new Set(articles.filter((article) => articlePasses(scene, article)).map((article) => article.at));
  const passes = (thing) =>
    !scene.kinds.has(thing.kind) &&
    !scene.gone.has(thing.at) &&
    (!narrowed || told.has(thing) || thing.articles.some((at) => inside.has(at)));
  const chosen = new Set(things.filter(passes));
  const kept = candidates.filter((fact) => factEnds(fact).every((end) => chosen.has(end)));
  return { things: chosen, facts: kept, told: narrowed ? told : new Set() };
}

/** Whether a thing is left out by something that selecting it undoes. */
function isLeftOut(thing) {
  const { scene } = state;
  return scene.kinds.has(thing.kind) || scene.gone.has(thing.at) || !shown.all.has(thing);
}

/** The change that lets a thing be seen again. */
function letIn(thing) {
  const { scene } = state;
  const patch = { kinds: toggled(scene.kinds, thing.kind, false), gone: toggled(scene.gone, thing.at, false) };
  const found = passing({ ...scene, ...patch }).things.has(thing);
  const open = { themes: new Set(), from: "", until: "" };
  const folds = shown.foldedAway.has(thing) ? { folded: new Set() } : {};
  return { ...patch, ...folds, ...(found ? {} : open) };
}

function relationNames() {
  return [...new Set(facts.filter((fact) => fact.kind === "relation").map((fact) => fact.p))];
}

let timesRead = { version: -1, times: [] };

/** The years that the page tells of, and the months of its articles where those are not too many. */
function knownTimes() {
  if (timesRead.version === state.version) return timesRead.times;
  const months = new Set(articles.map((article) => (article.date || "").slice(0, 7)).filter(Boolean));
  const days = [...months, ...facts.filter((fact) => fact.proofs.length).flatMap((fact) => factTimes(fact).flat())];
  const years = new Set(days.map((day) => day.slice(0, 4)).filter((year) => /^\d{4}$/.test(year)));
  timesRead = { version: state.version, times: [...years, ...(months.size <= 60 ? months : [])] };
  return timesRead.times;
}
