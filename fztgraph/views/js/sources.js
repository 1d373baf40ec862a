"use strict";
/* Pages of the panel that show what articles say: the sentences behind a fact, and an article with its facts. */

function factPage({ at, from }) {
  const fact = facts[at];
  const more = (fact.count || 0) - fact.proofs.length;
  return [
    backLine(from || { kind: "thing", at: fact.s }),
    heading(element("span", { class: "sentence" }, sentence(fact))),
    fact.proofs.length ? null : note(say("knownNote")),
    fact.proofs.map(proofBlock),
    more > 0 ? note(count("moreSources", more)) : null,
  ];
}

/** One place where a fact is said: the paragraph with the quote marked, and where it stands. */
function proofBlock([passage, start, end, rule, confidence]) {
  const [at, text] = passages[passage];
  const article = articles[at];
  const small = [
    rule ? say("rule", { rule: cut(rule, 60) }) : "",
    confidence === null ? "" : say("confidence", { value: confidence }),
  ].filter(Boolean);
  return element(
    "figure",
    { class: "proof" },
    element(
      "blockquote",
      { lang: "zh" },
      text.slice(0, start),
      element("mark", {}, text.slice(start, end)),
      text.slice(end),
    ),
    element(
      "figcaption",
      {},
      articleLink(article),
      element("span", {}, placeOf(article)),
      issueNote(article),
      small.length ? element("small", {}, small.join(" · ")) : null,
    ),
  );
}

function issueNote(article) {
  const issue = issues[article.issue];
  return issue && issue.note ? element("span", { class: "sample" }, cut(issue.note, 200)) : null;
}

function articlePage({ at }) {
  const article = articles[at];
  const from = { kind: "article", at };
  return [
    backLine(null),
    heading(titleOf(article)),
    element("p", { class: "about" }, placeOf(article)),
    article.themes.length
      ? element(
          "p",
          { class: "about" },
          say("themes", { names: themeNames(article) }),
        )
      : null,
    issueNote(article),
    sourceAddress(article),
    article.facts.length
      ? section(
          "inArticle",
          article.facts.length,
          longList(article.facts, 30, (fact) => factRow(fact, null, from), { class: "facts" }),
        )
      : note(say("noFactsInArticle")),
    article.things.length
      ? section(
          "thingsInArticle",
          article.things.length,
          element(
            "ul",
            { class: "chips" },
            article.things.map((thing) => element("li", {}, shapeIcon(thing.kind), thingLink(thing))),
          ),
        )
      : note(say("noThingsInArticle")),
  ];
}

/** A link to the article's own page, which opens only when it is followed; other schemes than http are no links. */
function sourceAddress(article) {
  if (!/^https?:\/\//i.test(article.url || "")) return null;
  return element(
    "p",
    {},
    element(
      "a",
      { class: "outward", href: article.url, target: "_blank", rel: "noopener noreferrer" },
      say("openSource"),
    ),
  );
}
