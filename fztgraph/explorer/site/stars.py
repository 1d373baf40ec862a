"""What a thing is joined to, as the graph's script reads it: made of what its page tells, without reading more.

A star has the facts of its thing alone, and of the things around it no more than their names and classes, so that it
changes with the thing's page and not with each article on one of its neighbours. The script joins stars as they come.
"""

from collections.abc import Iterable
from dataclasses import replace

from fztgraph.explorer.facts import Fact, Sentence
from fztgraph.explorer.names import Named
from fztgraph.explorer.observations import Figure, Indicator
from fztgraph.explorer.pages.entity import Entity
from fztgraph.explorer.site.places import key_place
from fztgraph.explorer.words import term_label
from fztgraph.views import picture as drawn
from fztgraph.views.drawing import draw
from fztgraph.views.payload import packed, payload
from fztgraph.views.picture import Picture, Term
from fztgraph.views.spelling import spell
from fztgraph.vocab import DATES, RELATIONS, THING_CLASSES

#: What is the same in all stars, which the page has.
_SHARED = ("terms", "looks", "symmetric", "many", "issues", "themes")


def empty_picture() -> Picture:
    """Return a picture of nothing, with what the ontology calls its terms."""
    names = (*THING_CLASSES, *RELATIONS, *DATES, "area")
    return Picture(terms=tuple((name, Term(term_label(name, "zh"), term_label(name, "en"))) for name in names))


def star_script(entity: Entity) -> bytes:
    """Return the file with what a thing is joined to; the same entity gives the same bytes."""
    star = star_picture(entity)
    data = {key: value for key, value in payload(star, draw(star)).items() if key not in _SHARED}
    for one, thing in zip(data["things"], star.things, strict=True):
        if (place := key_place(thing.iri)) != one["key"]:
            one["place"] = place
    return f'takeStar("{key_place(entity.named.iri)}","{packed(data)}");\n'.encode()


def star_picture(entity: Entity) -> Picture:
    """Return the picture of a thing, told in Chinese, and of all that its page names as joined to it."""
    collecting = _Collecting(entity)
    relations = [collecting.relation(fact) for group in entity.facts.groups for fact in group.facts]
    dates = [
        collecting.proved(drawn.Fact("date", 0, fact.predicate, value=fact.value), fact.sentences)
        for fact in entity.facts.dates
    ]
    figures = [
        collecting.proved(_figure(one, figure), figure.sentences)
        for one in entity.indicators
        for figure in one.figures
        if figure.sentences
    ]
    return Picture(
        things=tuple(collecting.things),
        facts=(*relations, *dates, *figures),
        articles=tuple(collecting.articles),
        passages=tuple(collecting.passages),
        focus=0,
        hops=1,
        hidden=max(0, len(entity.facts.neighbours) - len(collecting.things) + 1),
    )


class _Collecting:
    """Things, articles and passages as facts name them, in the order of first use."""

    def __init__(self, entity: Entity) -> None:
        self.things = [_own_thing(entity)]
        self.articles: dict[drawn.Article, int] = {}
        self.passages: dict[drawn.Passage, int] = {}
        self._places = {entity.named.iri: 0}
        self._titles: dict[str, int] = {}
        for title in entity.articles:
            self._article(title.iri, title.title, title.date)

    def relation(self, fact: Fact) -> drawn.Fact:
        object_ = fact.object or fact.subject
        ends = self._thing(fact.subject), self._thing(object_)
        return self.proved(drawn.Fact("relation", ends[0], fact.predicate, object=ends[1]), fact.sentences)

    def proved(self, fact: drawn.Fact, sentences: Iterable[Sentence]) -> drawn.Fact:
        proofs = tuple(dict.fromkeys(self._proof(said) for said in sentences))
        return replace(fact, proofs=proofs, proof_count=len(proofs))

    def _proof(self, said: Sentence) -> drawn.Proof:
        article = self._article(said.article, said.title, said.date)
        passage = drawn.Passage(article, said.before + said.quote + said.after)
        start = len(said.before)
        return drawn.Proof(
            self.passages.setdefault(passage, len(self.passages)),
            start,
            start + len(said.quote),
            rule=said.rule or None,
            confidence=said.confidence,
        )

    def _article(self, iri: str, title: str, date: str) -> int:
        if iri not in self._titles:
            self._titles[iri] = len(self._titles)
            self.articles[drawn.Article(iri, title, date or None)] = self._titles[iri]
        return self._titles[iri]

    def _thing(self, named: Named) -> int:
        if named.iri not in self._places:
            self._places[named.iri] = len(self.things)
            self.things.append(_neighbour(named))
        return self._places[named.iri]


def _figure(one: Indicator, figure: Figure) -> drawn.Fact:
    return drawn.Fact(
        "figure",
        0,
        one.name,
        value=figure.raw,
        amount=f"{figure.value:g}",
        unit=one.unit,
        period=figure.period or None,
        change=None if figure.change is None else f"{figure.change:g}",
    )


def _own_thing(entity: Entity) -> drawn.Thing:
    names = entity.names
    return drawn.Thing(
        entity.named.iri,
        entity.named.name,
        entity.named.kind,
        entity.named.type,
        name_en=names.get("en"),
        pinyin=names.get("zh-Latn"),
        spelt=spell(entity.named.name),
        aliases=tuple(text for _, text in entity.aliases if text != entity.named.name),
        near=len(entity.facts.neighbours),
        articles=tuple(range(len(entity.articles))),
        article_count=entity.article_count,
    )


def _neighbour(named: Named) -> drawn.Thing:
    kind = named.kind or "Initiative"
    return drawn.Thing(
        named.iri, named.name, kind, named.type or kind, name_en=named.other or None, spelt=spell(named.name)
    )
