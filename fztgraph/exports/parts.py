"""The quads of a part of the graph: those of its articles, things, statements and figures, graph by graph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.exports.facts import Facts
from fztgraph.exports.values import node, value_text
from fztgraph.iris import BACKGROUND_GRAPH, LINKS_GRAPH, NS, ONTOLOGY_GRAPH
from fztgraph.vocab import DATES, INTERVAL_DATES, RELATIONS

_STATED = frozenset(NS + name for name in (*RELATIONS, *DATES, *INTERVAL_DATES))
_MENTIONS = node("schema:mentions")


def sorted_quads(store: Store, facts: Facts | None = None) -> Iterator[Quad]:
    """Yield the quads, graph by graph, those of a graph in order: all of them, or those of the facts' selection."""
    part = None if facts is None or facts.selection.is_all else _read_part(facts)
    for graph in sorted_graphs(store):
        quads: Iterable[Quad] = store.quads_for_pattern(None, None, None, graph)
        yield from sorted(quads if part is None else part.choose(graph.value, quads), key=str)


def sorted_graphs(store: Store) -> list[NamedNode]:
    """Return the names of the graphs in order."""
    return sorted(
        (graph for graph in store.named_graphs() if isinstance(graph, NamedNode)), key=lambda name: name.value
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """``subjects`` are the records and things that are in, ``stated`` the plain triples that articles say of them."""

    articles: frozenset[str]
    things: frozenset[str]
    subjects: frozenset[str]
    stated: frozenset[tuple[str, str, str, str]]

    def choose(self, graph: str, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads of a graph that are in. The terms are left out: the ontology has them."""
        if graph == LINKS_GRAPH:
            yield from self._links(list(quads))
        elif graph == BACKGROUND_GRAPH or graph in self.articles:
            yield from (quad for quad in quads if self._has(graph, quad))
        elif graph == ONTOLOGY_GRAPH:
            yield from (quad for quad in quads if value_text(quad.subject) in self.subjects)

    def _has(self, graph: str, quad: Quad) -> bool:
        subject, value = value_text(quad.subject), value_text(quad.object)
        if subject not in self.subjects:
            return False
        if quad.predicate == _MENTIONS:
            return value in self.things
        if quad.predicate.value not in _STATED:
            return True
        if graph == BACKGROUND_GRAPH:
            return not isinstance(quad.object, NamedNode) or value in self.things
        return (graph, subject, quad.predicate.value, value) in self.stated

    def _links(self, quads: list[Quad]) -> Iterator[Quad]:
        """Yield the records of merges and separations that are about things which are in."""
        records = {quad.subject for quad in quads if value_text(quad.object) in self.things}
        yield from (quad for quad in quads if quad.subject in records or value_text(quad.subject) in self.things)


def _read_part(facts: Facts) -> _Part:
    statements, figures = [*facts.relations(), *facts.dates()], facts.observations()
    articles = facts.articles
    records = {row.claim for row in statements} | {row.id for row in figures}
    records |= {row.source.id for row in statements} | {row.source.id for row in figures}
    issues = {row.issue_id for row in articles.values()}
    themes = _with_broader(facts, {theme for row in articles.values() for theme in row.theme_ids})
    return _Part(
        articles=frozenset(articles),
        things=frozenset(facts.entities),
        subjects=frozenset({*articles, *facts.entities, *records, *issues, *themes} - {""}),
        stated=frozenset((row.source.article, row.subject, NS + row.predicate, row.object) for row in statements),
    )


def _with_broader(facts: Facts, themes: set[str]) -> set[str]:
    return themes | {broad for theme in themes for broad in facts.values.all(theme, "skos:broader")}
