"""Rows of the graph as records: statements of one fact together, with their sentences."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from fztgraph.exports.facts import Facts
from fztgraph.exports.rows import ArticleRow, ObservationRow, Source, StatementRow
from fztgraph.queries import find_thing
from fztgraph.research.records import Article, Entity, Evidence, Fact, Figure
from fztgraph.vocab import RELATIONS, expand


class Reader:
    """Reads records out of a graph; what it has read of articles and names it keeps."""

    def __init__(self, store: Store, facts: Facts) -> None:
        self._store = store
        self._facts = facts
        self._articles: dict[str, Article] = {}
        self._names: dict[str, str] = {}

    def articles(self) -> list[Article]:
        """Return the articles."""
        return [self.article(iri) for iri in self._facts.articles]

    def facts(self) -> list[Fact]:
        """Return the relations, then the dates."""
        return self._group([*self._facts.relations(), *self._facts.dates()])

    def figures(self) -> list[Figure]:
        """Return the figures."""
        return self._figures(self._facts.observations())

    def entity(self, asked: str) -> Entity:
        """Return the thing that a name or an IRI stands for, with all that is said of it."""
        found = find_thing(self._store, asked)
        iri, values = found.thing.value, self._facts.values
        statements, observations = self._facts.about(iri)
        row = self._facts.entity(iri, 0)
        mentioning = values.subjects("schema:mentions", iri)
        return Entity(
            id=iri,
            name=row.name,
            name_en=row.name_en,
            type=row.type,
            classes=tuple(self._facts.classes(iri)),
            labels=self._labels(iri),
            articles=tuple(sorted(map(self.article, mentioning), key=lambda each: (str(each.date), each.id))),
            facts=tuple(self._group(statements)),
            figures=tuple(self._figures(observations)),
            others=found.others,
        )

    def article(self, iri: str) -> Article:
        """Return one article."""
        if iri not in self._articles:
            self._articles[iri] = _article(self._facts.article(iri))
        return self._articles[iri]

    def name(self, iri: str) -> str:
        """Return the main name of a thing: in Chinese, else in English, else its IRI."""
        if iri not in self._names:
            self._names[iri] = self._facts.values.name(iri, "zh") or self._facts.values.name(iri, "en") or iri
        return self._names[iri]

    def _group(self, rows: Iterable[StatementRow]) -> list[Fact]:
        """Put the statements of one fact together, in the order in which they come first."""
        said: dict[tuple[str, str, str], list[Source]] = {}
        for row in rows:
            said.setdefault((row.subject, row.predicate, row.object), []).append(row.source)
        return [self._fact(key, sources) for key, sources in said.items()]

    def _fact(self, key: tuple[str, str, str], sources: Iterable[Source]) -> Fact:
        subject, predicate, value = key
        object_name = self.name(value) if predicate in RELATIONS else value
        return Fact(subject, self.name(subject), predicate, value, object_name, self._evidence(sources))

    def _figures(self, rows: Iterable[ObservationRow]) -> list[Figure]:
        said: dict[str, list[ObservationRow]] = {}
        for row in rows:
            said.setdefault(row.id, []).append(row)
        return [self._figure(same[0], [row.source for row in same]) for same in said.values()]

    def _figure(self, row: ObservationRow, sources: Iterable[Source]) -> Figure:
        return Figure(
            id=row.id,
            about=row.about,
            about_name=self.name(row.about),
            indicator=row.indicator,
            value=Decimal(row.value),
            unit=row.unit,
            as_printed=row.raw,
            period=row.period,
            period_start=_day(row.period_start),
            period_end=_day(row.period_end),
            change=Decimal(row.change) if row.change else None,
            evidence=self._evidence(sources),
        )

    def _evidence(self, sources: Iterable[Source]) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(
                id=source.id,
                quote=source.quote,
                article=self.article(source.article),
                start=int(source.start),
                end=int(source.end),
                rule=source.rule,
                confidence=float(source.confidence),
            )
            for source in sources
            if source.article
        )

    def _labels(self, iri: str) -> dict[str, tuple[str, ...]]:
        """Return the labels by language, the main name first."""
        found: dict[str, dict[str, None]] = {}
        for curie in ("skos:prefLabel", "skos:altLabel"):
            for literal in sorted(_literals(self._store, iri, curie), key=lambda each: each.value):
                tag = literal.language or ""
                names = found.setdefault(tag, dict.fromkeys([self._facts.values.name(iri, tag)] if tag else []))
                names[literal.value] = None
        return {tag: tuple(name for name in names if name) for tag, names in sorted(found.items())}


def _literals(store: Store, iri: str, curie: str) -> list[Literal]:
    found = store.quads_for_pattern(NamedNode(iri), NamedNode(expand(curie)), None, DefaultGraph())
    return [quad.object for quad in found if isinstance(quad.object, Literal)]


def _article(row: ArticleRow) -> Article:
    return Article(
        id=row.id,
        title=row.title,
        date=_day(row.date),
        issue=row.issue,
        issue_number=int(row.issue_number) if row.issue_number else None,
        number=int(row.number) if row.number else None,
        section=row.section,
        publisher=row.publisher,
        themes=row.themes,
        file=row.file,
        url=row.url,
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
