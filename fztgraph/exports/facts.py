"""The graph as rows, for formats that know no RDF: articles, entities, statements and figures, each in one order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import Literal, NamedNode, Store

from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.vocab import DATES, INTERVAL_DATES, RELATIONS, THING_CLASSES, class_path, expand, term

#: What the background says of the ends of a statement that is worth a row although no article says it.
_STRUCTURE = ("partOf", "locatedIn", "subsidiaryOf")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article; ``issue`` is the title of its newsletter issue."""

    id: str
    title: str
    date: str
    issue: str
    number: str
    section: str
    themes: tuple[str, ...]
    file: str
    url: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A thing that articles speak of, or that the background puts one of those into. ``type`` is a local name."""

    id: str
    name: str
    name_en: str
    type: str
    label: str
    other_names: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence behind a statement, and where it stands; all empty for what the background says."""

    quote: str = ""
    article: str = ""
    start: str = ""
    end: str = ""
    rule: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A relation or a date with one piece of evidence. ``object`` is an IRI or an ISO date."""

    claim: str
    subject: str
    predicate: str
    object: str
    source: Source


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """A figure with its evidence; numbers and periods as the graph has them."""

    id: str
    about: str
    indicator: str
    value: str
    unit: str
    raw: str
    period: str
    change: str
    source: Source


class Facts:
    """Reads rows out of a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def articles(self) -> dict[str, ArticleRow]:
        """All articles by IRI, those of an issue in its order."""
        rows = sorted(map(self._article, self._instances("fzt:Article")), key=lambda row: _in_numbers(row.id))
        return {row.id: row for row in rows}

    @cached_property
    def entities(self) -> dict[str, EntityRow]:
        """All things that articles mention by IRI, with those that the background puts them into."""
        counts: dict[str, int] = {}
        for quad in self._store.quads_for_pattern(None, _node("schema:mentions"), None, None):
            counts[_value(quad.object)] = counts.get(_value(quad.object), 0) + 1
        pending = list(counts)
        while pending:
            for row in self._structure(pending.pop()):
                if row.object not in counts:
                    counts[row.object] = 0
                    pending.append(row.object)
        return {iri: self._entity(NamedNode(iri), counts[iri]) for iri in sorted(counts)}

    def relations(self) -> Iterator[StatementRow]:
        """Yield what articles say of two things, then what the background says of the entities."""
        yield from self._statements(frozenset(RELATIONS))
        for iri in self.entities:
            yield from self._structure(iri)

    def dates(self) -> Iterator[StatementRow]:
        """Yield what articles say of a thing and a date."""
        yield from self._statements(frozenset((*DATES, *INTERVAL_DATES)))

    def observations(self) -> Iterator[ObservationRow]:
        """Yield all figures."""
        yield from sorted(self._observations(), key=lambda row: (*_place(row.source), row.id))

    def _observations(self) -> Iterator[ObservationRow]:
        for subject in self._instances("fzt:Observation"):
            about, indicator, value, unit, raw, period, change = (
                self._text(subject, f"fzt:{name}")
                for name in ("about", "indicator", "value", "unit", "rawValue", "period", "change")
            )
            for source in self._sources(subject):
                yield ObservationRow(subject.value, about, indicator, value, unit, raw, period, change, source)

    def _statements(self, predicates: frozenset[str]) -> list[StatementRow]:
        return sorted(self._claims(predicates), key=lambda row: (*_place(row.source), row.claim))

    def _claims(self, predicates: frozenset[str]) -> Iterator[StatementRow]:
        for subject in self._instances("fzt:Claim"):
            predicate = self._text(subject, "rdf:predicate").removeprefix(NS)
            if predicate in predicates:
                about, value = self._text(subject, "rdf:subject"), self._text(subject, "rdf:object")
                for source in self._sources(subject):
                    yield StatementRow(subject.value, about, predicate, value, source)

    def _structure(self, iri: str) -> list[StatementRow]:
        background = NamedNode(BACKGROUND_GRAPH)
        return [
            StatementRow("", iri, name, value, Source())
            for name in _STRUCTURE
            for value in sorted(
                _value(quad.object)
                for quad in self._store.quads_for_pattern(NamedNode(iri), NamedNode(term(name)), None, background)
            )
        ]

    def _sources(self, subject: NamedNode) -> list[Source]:
        found = self._store.quads_for_pattern(subject, _node("fzt:evidence"), None, None)
        return [self._source(quad.object) for quad in found if isinstance(quad.object, NamedNode)]

    def _source(self, evidence: NamedNode) -> Source:
        quote, start, end, rule, confidence = (
            self._text(evidence, f"fzt:{name}") for name in ("quote", "start", "end", "rule", "confidence")
        )
        return Source(quote, self._text(evidence, "prov:wasDerivedFrom"), start, end, rule, confidence)

    def _article(self, subject: NamedNode) -> ArticleRow:
        issue = self._text(subject, "dct:isPartOf")
        themes = self._objects(subject, "fzt:theme")
        return ArticleRow(
            id=subject.value,
            title=self._text(subject, "dct:title"),
            date=self._text(subject, "dct:issued"),
            issue=self._text(NamedNode(issue), "dct:title") if issue else "",
            number=self._text(subject, "fzt:number"),
            section=self._text(subject, "fzt:section"),
            themes=tuple(self._label(NamedNode(theme), "zh") for theme in themes),
            file=self._text(subject, "fzt:file"),
            url=self._text(subject, "dct:source"),
        )

    def _entity(self, subject: NamedNode, articles: int) -> EntityRow:
        classes = [iri.removeprefix(NS) for iri in self._objects(subject, "rdf:type")]
        path = max((class_path(name) for name in classes if name in THING_CLASSES), key=len, default=("",))
        name = self._label(subject, "zh") or self._label(subject, "en") or subject.value
        others = {*self._objects(subject, "skos:altLabel"), *self._objects(subject, "skos:prefLabel")} - {name}
        return EntityRow(
            id=subject.value,
            name=name,
            name_en=self._label(subject, "en"),
            type=path[0],
            label=path[-1].upper(),
            other_names=tuple(sorted(others)),
            articles=articles,
        )

    def _label(self, subject: NamedNode, lang: str) -> str:
        """Return the background's name of a thing where it has one, else the least of those that articles gave it."""
        named = [
            (_value(quad.graph_name) != BACKGROUND_GRAPH, quad.object.value)
            for quad in self._store.quads_for_pattern(subject, _node("skos:prefLabel"), None, None)
            if isinstance(quad.object, Literal) and quad.object.language == lang
        ]
        return min(named, default=(True, ""))[1]

    def _instances(self, class_: str) -> list[NamedNode]:
        found = self._store.quads_for_pattern(None, _node("rdf:type"), _node(class_), None)
        iris = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
        return [NamedNode(iri) for iri in sorted(iris)]

    def _objects(self, subject: NamedNode, predicate: str) -> list[str]:
        return sorted(
            {_value(quad.object) for quad in self._store.quads_for_pattern(subject, _node(predicate), None, None)}
        )

    def _text(self, subject: NamedNode, predicate: str) -> str:
        """Return the least value of a property, so that the answer does not depend on the store's order."""
        return next(iter(self._objects(subject, predicate)), "")


def _place(source: Source) -> tuple[tuple[tuple[int, str], ...], int, int, str]:
    """Return where a statement stands among all, by article and place in it."""
    return _in_numbers(source.article), int(source.start or 0), int(source.end or 0), source.rule


def _in_numbers(iri: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts 2 before 10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", iri))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


@cache
def _node(curie: str) -> NamedNode:
    return NamedNode(expand(curie))
