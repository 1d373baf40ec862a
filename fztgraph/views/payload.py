"""Write a picture as the data of its page: short keys, no empty values, safe inside a script element."""

import json
from collections.abc import Mapping
from typing import Any

from fztgraph.iris import ID
from fztgraph.views.labels import tidy_name, wrap_label
from fztgraph.views.looks import LOOKS
from fztgraph.views.picture import Article, Fact, Issue, Picture, Proof, Term, Thing
from fztgraph.vocab import SYMMETRIC

#: Characters that could end a script element or a line of script, and how JSON writes them otherwise.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029\u0085\ufeff"}


def safe_json(value: object, **_: object) -> str:
    """Return JSON that can stand inside a script element whatever the texts in it are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def payload(picture: Picture) -> dict[str, Any]:
    """Return what the page's script reads; references are places in the lists."""
    return {
        "things": [_thing(thing) for thing in picture.things],
        "facts": [_fact(fact) for fact in picture.facts],
        "articles": [_article(article) for article in picture.articles],
        "issues": [_issue(issue) for issue in picture.issues],
        "passages": [[passage.article, passage.text] for passage in picture.passages],
        "terms": {name: _term(term) for name, term in picture.terms},
        "looks": {kind: {"fill": look.fill, "line": look.line, "shape": look.shape} for kind, look in LOOKS.items()},
        "symmetric": sorted(SYMMETRIC),
        **_filled(focus=picture.focus, hops=picture.hops, hidden=picture.hidden, others=list(picture.others)),
    }


def _filled(**values: object) -> dict[str, Any]:
    """Return the values that say something; zero does, an empty text or list does not."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [])}


def _term(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _thing(thing: Thing) -> dict[str, Any]:
    wrapped = wrap_label(thing.name_en) if thing.name_en else None
    return _filled(
        key=thing.iri.removeprefix(ID),
        name=thing.name,
        en=thing.name_en,
        label=wrapped,
        also=list(thing.aliases),
        kind=thing.kind,
        type=thing.type,
        articles=list(thing.articles),
        count=thing.article_count,
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return _filled(
        kind=fact.kind,
        s=fact.subject,
        p=tidy_name(fact.predicate),
        o=fact.object,
        value=fact.value,
        amount=fact.amount,
        unit=fact.unit,
        period=fact.period,
        change=fact.change,
        proofs=[_proof(proof) for proof in fact.proofs],
        count=fact.proof_count,
    )


def _proof(proof: Proof) -> list[object]:
    return [proof.passage, proof.start, proof.end, proof.rule, proof.confidence]


def _article(article: Article) -> dict[str, Any]:
    return _filled(
        key=article.iri.removeprefix(ID),
        title=tidy_name(article.title),
        date=article.date,
        issue=article.issue,
        number=article.number,
        section=article.section,
        publisher=article.publisher,
        url=article.url,
        themes=[_term(theme) for theme in article.themes],
    )


def _issue(issue: Issue) -> Mapping[str, Any]:
    return _filled(title=tidy_name(issue.title), number=issue.number, date=issue.date, note=issue.note)
