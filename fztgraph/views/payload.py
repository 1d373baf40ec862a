"""Write a picture and its drawing as the data of a page: short keys, no empty values, safe inside a script element."""

import base64
import gzip
import json
from collections.abc import Mapping
from typing import Any

from fztgraph.iris import ID
from fztgraph.views.drawing import Drawing, Frame
from fztgraph.views.groups import FROM
from fztgraph.views.labels import tidy_name, wrap_label
from fztgraph.views.looks import LOOKS
from fztgraph.views.picture import Article, Fact, Issue, Picture, Proof, Term, Thing
from fztgraph.vocab import SYMMETRIC

#: Characters that could end a script element or a line of script, and how JSON writes them otherwise.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029\u0085\ufeff"}


def safe_json(value: object, **_: object) -> str:
    """Return JSON that can stand inside a script element whatever the texts in it are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def packed(value: object) -> str:
    """Return JSON packed by gzip, in letters that can stand anywhere; the same value gives the same letters."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(written, 9, mtime=0)).decode()


def payload(picture: Picture, drawing: Drawing) -> dict[str, Any]:
    """Return what the page's script reads; references are places in the lists."""
    themes = _themes(picture)
    places = {theme.key: place for place, theme in enumerate(themes)}
    # Passages of an article, which overlap, stand together, so that they pack well.
    order = sorted(range(len(picture.passages)), key=lambda place: (picture.passages[place].article, place))
    passages = {old: new for new, old in enumerate(order)}
    return {
        "things": [
            _thing(thing, label, size, places)
            for thing, label, size in zip(picture.things, drawing.labels, drawing.sizes, strict=True)
        ],
        "facts": [_fact(fact, passages) for fact in picture.facts],
        "articles": [_article(article, places) for article in picture.articles],
        "issues": [_issue(issue) for issue in picture.issues],
        "passages": [[picture.passages[place].article, picture.passages[place].text] for place in order],
        "themes": [{"key": theme.key, "zh": theme.zh, "en": theme.en} for theme in themes],
        "layouts": {
            way: {
                "spots": [axis for spot in layout.spots for axis in spot],
                **_filled(groups=[_frame(frame) for frame in layout.frames]),
            }
            for way, layout in drawing.layouts.items()
        },
        "terms": {name: _term(term) for name, term in picture.terms},
        "looks": {kind: {"fill": look.fill, "line": look.line, "shape": look.shape} for kind, look in LOOKS.items()},
        "symmetric": sorted(SYMMETRIC),
        "many": FROM,
        **_filled(
            focus=picture.focus,
            hops=picture.hops,
            since=picture.since,
            theme=None if picture.theme is None else _term(picture.theme),
            hidden=picture.hidden,
            others=list(picture.others),
        ),
    }


def _filled(**values: object) -> dict[str, Any]:
    """Return the values that say something; zero does, an empty text or list does not."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [])}


def _themes(picture: Picture) -> list[Term]:
    """Return the themes of things and articles, the most frequent first."""
    counts: dict[Term, int] = {}
    bearers: tuple[Thing | Article, ...] = (*picture.things, *picture.articles)
    for theme in (theme for bearer in bearers for theme in bearer.themes):
        counts[theme] = counts.get(theme, 0) + 1
    return sorted(counts, key=lambda theme: (-counts[theme], theme.key))


def _term(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _thing(thing: Thing, label: str, size: float, themes: Mapping[str, int]) -> dict[str, Any]:
    foreign = thing.name_en or thing.pinyin
    return _filled(
        key=thing.iri.removeprefix(ID),
        name=thing.name,
        en=thing.name_en,
        py=None if thing.name_en else thing.pinyin,
        label=label,
        labelEn=wrap_label(foreign) if foreign else None,
        spelt=list(thing.spelt),
        also=list(thing.aliases),
        kind=thing.kind,
        type=thing.type,
        size=size,
        themes=[themes[theme.key] for theme in thing.themes],
        near=thing.near,
        articles=list(thing.articles),
        count=thing.article_count,
    )


def _frame(frame: Frame) -> dict[str, Any]:
    group = frame.group
    return _filled(
        key=group.key,
        kind=group.kind,
        zone=group.zone,
        rest=group.rest,
        part=group.part,
        box=[frame.x, frame.y, frame.wide, frame.high],
        things=list(group.things) if not frame.kids else [],
        kids=[_frame(kid) for kid in frame.kids],
    )


def _fact(fact: Fact, passages: Mapping[int, int]) -> dict[str, Any]:
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
        proofs=[_proof(proof, passages) for proof in fact.proofs],
        count=fact.proof_count,
    )


def _proof(proof: Proof, passages: Mapping[int, int]) -> list[object]:
    return [passages[proof.passage], proof.start, proof.end, proof.rule, proof.confidence]


def _article(article: Article, themes: Mapping[str, int]) -> dict[str, Any]:
    return _filled(
        key=article.iri.removeprefix(ID),
        title=tidy_name(article.title),
        date=article.date,
        issue=article.issue,
        number=article.number,
        section=article.section,
        publisher=article.publisher,
        url=article.url,
        themes=[themes[theme.key] for theme in article.themes],
    )


def _issue(issue: Issue) -> Mapping[str, Any]:
    return _filled(title=tidy_name(issue.title), number=issue.number, date=issue.date, note=issue.note)
