"""The graph, or a part of it, as rows for formats that know no RDF; each kind of row in one order."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from pyoxigraph import Store

from fztgraph.exports.rows import ArticleRow, EntityRow, ObservationRow, Source, StatementRow
from fztgraph.exports.selection import EVERYTHING, Selection
from fztgraph.exports.values import Values
from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.vocab import DATES, INTERVAL_DATES, RELATIONS, THING_CLASSES, class_path

#: What the background says of the ends of a statement that is worth a row although no article says it.
_STRUCTURE = ("partOf", "locatedIn", "subsidiaryOf")
_DATES = frozenset((*DATES, *INTERVAL_DATES))
_FIGURE = ("about", "indicator", "value", "unit", "rawValue", "period", "change", "periodStart", "periodEnd")

_OF_ARTICLES = ("dct:title", "dct:issued", "dct:isPartOf", "dct:source", "fzt:number", "fzt:section", "fzt:theme")
_OF_CLAIMS = ("rdf:subject", "rdf:predicate", "rdf:object", "fzt:evidence")
_OF_FIGURES = ("fzt:evidence", *(f"fzt:{name}" for name in _FIGURE))
_OF_EVIDENCE = ("fzt:quote", "fzt:start", "fzt:end", "fzt:rule", "fzt:confidence", "prov:wasDerivedFrom")


class Facts:
    """Reads rows out of a graph, those of a selection."""

    def __init__(self, store: Store, selection: Selection = EVERYTHING) -> None:
        self.values = Values(store)
        self.selection = selection

    @cached_property
    def articles(self) -> dict[str, ArticleRow]:
        """The articles by IRI, those of an issue in its order."""
        self.values.load((*_OF_ARTICLES, "fzt:file", "fzt:publisher"))
        self.values.load_labels()
        found = (self.article(iri) for iri in self.values.instances("fzt:Article"))
        rows = {row.id: row for row in found if self.selection.has_article(row.date, row.theme_ids)}
        if not self._takes_all_things:
            about = {article for article, thing in self._mentions if self._is_wanted(thing)}
            rows = {iri: row for iri, row in rows.items() if iri in about}
        return {iri: rows[iri] for iri in sorted(rows, key=_in_numbers)}

    @cached_property
    def entities(self) -> dict[str, EntityRow]:
        """The things by IRI: those that the articles mention, with what the background puts them into.

        Of a selection with a zone or a class: what is wanted and mentioned, and the ends of its statements.
        """
        self.values.load(("rdf:type", "skos:altLabel", "skos:prefLabel"))
        self.values.load_labels()
        counts: dict[str, int] = {}
        for article, thing in self._mentions:
            if article in self.articles:
                counts[thing] = counts.get(thing, 0) + 1
        things = self._wholes(counts) if self._takes_all_things and not self.selection.relations else self._ends(counts)
        return {iri: self.entity(iri, counts.get(iri, 0)) for iri in sorted(things)}

    def relations(self) -> list[StatementRow]:
        """Return what articles say of two things, then what the background says of the entities."""
        entities = self.entities
        structure = (row for row in self._structures(entities) if row.object in entities)
        return [*self._relations, *structure]

    def dates(self) -> list[StatementRow]:
        """Return what articles say of a thing and a date."""
        return [row for row in self._claims if row.predicate in _DATES]

    def observations(self) -> list[ObservationRow]:
        """Return the figures; none where relations are chosen."""
        return self._observations

    def about(self, iri: str) -> tuple[list[StatementRow], list[ObservationRow]]:
        """Return the statements that have a thing at an end, the background's last, and the figures about it."""
        claims = {*self.values.subjects("rdf:subject", iri), *self.values.subjects("rdf:object", iri)}
        rows = list(chain.from_iterable(self._claim(claim) for claim in claims))
        figures = chain.from_iterable(self._figure(each) for each in self.values.subjects("fzt:about", iri))
        said = sorted((row for row in rows if row.predicate in _DATES or row.predicate in RELATIONS), key=_order)
        return [*said, *self.structure(iri)], sorted(figures, key=_figure_order)

    def article(self, iri: str) -> ArticleRow:
        """Return one article."""
        first = self.values.first
        issue, themes = first(iri, "dct:isPartOf"), self.values.all(iri, "fzt:theme")
        return ArticleRow(
            id=iri,
            title=first(iri, "dct:title"),
            date=first(iri, "dct:issued") or (first(issue, "dct:issued") if issue else ""),
            issue=first(issue, "dct:title") if issue else "",
            number=first(iri, "fzt:number"),
            section=first(iri, "fzt:section"),
            themes=tuple(self.values.name(theme, "zh") for theme in themes),
            file=first(iri, "fzt:file"),
            url=first(iri, "dct:source"),
            publisher=first(iri, "fzt:publisher") or (first(issue, "fzt:publisher") if issue else ""),
            issue_id=issue,
            issue_number=first(issue, "fzt:number") if issue else "",
            theme_ids=tuple(themes),
        )

    def entity(self, iri: str, articles: int) -> EntityRow:
        """Return one thing, which so many articles mention."""
        path = max((class_path(name) for name in self.classes(iri)), key=len, default=("",))
        name_en = self.values.name(iri, "en")
        name = self.values.name(iri, "zh") or name_en or iri
        others = {*self.values.all(iri, "skos:altLabel"), *self.values.all(iri, "skos:prefLabel")} - {name}
        return EntityRow(iri, name, name_en, path[0], path[-1].upper(), tuple(sorted(others)), articles)

    def classes(self, iri: str) -> list[str]:
        """Return the local names of a thing's classes."""
        names = (class_.removeprefix(NS) for class_ in self.values.all(iri, "rdf:type"))
        return [name for name in names if name in THING_CLASSES]

    def structure(self, iri: str) -> list[StatementRow]:
        """Return what the background says of what a thing is part of, or lies in."""
        names = [name for name in _STRUCTURE if not self.selection.relations or name in self.selection.relations]
        return [
            StatementRow("", iri, name, whole, Source())
            for name in names
            for whole in self._background[name].get(iri, ())
        ]

    @cached_property
    def _background(self) -> dict[str, dict[str, list[str]]]:
        known: dict[str, dict[str, list[str]]] = {name: {} for name in _STRUCTURE}
        for name, wholes in known.items():
            for part, whole in self.values.pairs(f"fzt:{name}", BACKGROUND_GRAPH):
                wholes.setdefault(part, []).append(whole)
        return known

    @cached_property
    def _mentions(self) -> list[tuple[str, str]]:
        return self.values.pairs("schema:mentions")

    @property
    def _takes_all_things(self) -> bool:
        return self.selection.things is None and not self.selection.classes

    def _is_wanted(self, iri: str) -> bool:
        return self._takes_all_things or self.selection.has_thing(iri, self.classes(iri))

    def _wholes(self, things: Iterable[str]) -> set[str]:
        """Return things with what the background puts them into, step by step."""
        found = set(things)
        pending = list(found)
        while pending:
            fresh = {row.object for row in self.structure(pending.pop())} - found
            found |= fresh
            pending += fresh
        return found

    def _ends(self, mentioned: Iterable[str]) -> set[str]:
        """Return what is wanted, and the ends of the statements about it; of chosen relations, only their ends."""
        ends = {end for row in self._relations for end in (row.subject, row.object)}
        ends |= {end for row in self._structures(self._wholes(mentioned)) for end in (row.subject, row.object)}
        ends |= {row.subject for row in self.dates()} | {row.about for row in self._observations}
        return ends if self.selection.relations else ends | {iri for iri in mentioned if self._is_wanted(iri)}

    def _structures(self, things: Iterable[str]) -> Iterator[StatementRow]:
        """Yield what the background says of things, where one of the ends is wanted."""
        for row in chain.from_iterable(map(self.structure, things)):
            if self._is_wanted(row.subject) or self._is_wanted(row.object):
                yield row

    @cached_property
    def _relations(self) -> list[StatementRow]:
        return [row for row in self._claims if row.predicate in RELATIONS]

    @cached_property
    def _claims(self) -> list[StatementRow]:
        self.values.load((*_OF_CLAIMS, *_OF_EVIDENCE, "rdf:type"))
        rows = chain.from_iterable(self._claim(claim) for claim in self.values.instances("fzt:Claim"))
        return sorted((row for row in rows if self._has_statement(row)), key=_order)

    @cached_property
    def _observations(self) -> list[ObservationRow]:
        if self.selection.relations:
            return []
        self.values.load((*_OF_FIGURES, *_OF_EVIDENCE, "rdf:type"))
        rows = chain.from_iterable(self._figure(each) for each in self.values.instances("fzt:Observation"))
        kept = (row for row in rows if row.source.article in self.articles and self._is_wanted(row.about))
        return sorted(kept, key=_figure_order)

    def _has_statement(self, row: StatementRow) -> bool:
        relations = self.selection.relations
        if row.source.article not in self.articles or (relations and row.predicate not in relations):
            return False
        return self._is_wanted(row.subject) or (row.predicate in RELATIONS and self._is_wanted(row.object))

    def _claim(self, claim: str) -> Iterator[StatementRow]:
        subject, predicate, value = (
            self.values.first(claim, f"rdf:{end}") for end in ("subject", "predicate", "object")
        )
        for source in self._sources(claim):
            yield StatementRow(claim, subject, predicate.removeprefix(NS), value, source)

    def _figure(self, figure: str) -> Iterator[ObservationRow]:
        about, indicator, value, unit, raw, period, change, start, end = (
            self.values.first(figure, f"fzt:{name}") for name in _FIGURE
        )
        for source in self._sources(figure):
            yield ObservationRow(
                figure, about, indicator, value, unit, raw, period, change, source, period_start=start, period_end=end
            )

    def _sources(self, stated: str) -> Iterator[Source]:
        for evidence in self.values.all(stated, "fzt:evidence"):
            quote, start, end, rule, confidence, article = (self.values.first(evidence, name) for name in _OF_EVIDENCE)
            yield Source(quote, article, start, end, rule, confidence, id=evidence)


def _order(row: StatementRow) -> tuple[object, ...]:
    return (*_place(row.source), row.claim)


def _figure_order(row: ObservationRow) -> tuple[object, ...]:
    return (*_place(row.source), row.id)


def _place(source: Source) -> tuple[object, ...]:
    """Return where a statement stands among all, by article and place in it."""
    return _in_numbers(source.article), int(source.start or 0), int(source.end or 0), source.rule


def _in_numbers(iri: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts 2 before 10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", iri))
