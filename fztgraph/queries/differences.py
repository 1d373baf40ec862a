"""What changed from one generation to another: articles, facts, figures, things, and which things became one.

Only the graphs of articles that differ are read. A fact counts as new where nothing said it before, and as gone where
nothing says it now; that linking gave a thing another IRI is no change of what is said about it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from pyoxigraph import NamedNode, Store

from fztgraph.iris import LINKS_GRAPH, NS, Iri
from fztgraph.queries.changes import ArticleChanges, Difference, Figure, Move, Revision, Statement
from fztgraph.store import Manifest, Snapshot, named_quads
from fztgraph.vocab import DATES, INTERVAL_DATES, expand

_DATES = frozenset((*DATES, *INTERVAL_DATES))


def compare_generations(before: Snapshot, after: Snapshot) -> Difference:
    """Return what changed from one generation of a store to another, in either direction of time."""
    renamings = _Renamings(before.store), _Renamings(after.store)
    touched = _touched(before.manifest, after.manifest, *renamings)
    moves = {graph: _moves(*renamings, graph) for graph in touched}
    old = _read(before.store, touched & before.manifest.articles.keys(), moves)
    new = _read(after.store, touched & after.manifest.articles.keys(), {})
    old_only, new_only = _Side(old, after.store, touched), _Side(new, before.store, touched)
    removed, added = old_only.without(new), new_only.without(old)
    revisions = (*_revised_dates(removed.statements, added.statements), *_revised_figures(removed, added))
    revised = {(each.subject, each.name, each.period, each.unit) for each in revisions}
    return Difference(
        before=before.generation,
        after=after.generation,
        articles=_articles(before.manifest, after.manifest),
        statements_added=tuple(sorted(each for each in added.statements if _place(each) not in revised)),
        statements_removed=tuple(sorted(each for each in removed.statements if _place(each) not in revised)),
        figures_added=tuple(sorted(each for each in added.figures if _place(each) not in revised)),
        figures_removed=tuple(sorted(each for each in removed.figures if _place(each) not in revised)),
        revisions=tuple(sorted(revisions)),
        things_added=tuple(sorted(added.things)),
        things_removed=tuple(sorted(removed.things)),
        moves=_told_moves(moves, before.manifest, after.manifest, renamings),
    )


@dataclass(slots=True)
class _Content:
    """What the graphs of some articles say."""

    statements: set[Statement] = field(default_factory=set)
    figures: set[Figure] = field(default_factory=set)
    things: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Side:
    """What touched articles of one generation say, the store of the other, and which graphs were touched."""

    content: _Content
    other: Store
    touched: frozenset[Iri]

    def without(self, seen: _Content) -> _Content:
        """Return what the other generation does not say, neither in the touched articles nor in any other graph."""
        return _Content(
            {each for each in self.content.statements - seen.statements if not self._states(each)},
            {each for each in self.content.figures - seen.figures if each not in self._figures(each.about)},
            {each for each in self.content.things - seen.things if not self._mentions(each)},
        )

    def _states(self, each: Statement) -> bool:
        quads = named_quads(self.other, NamedNode(each.subject), NamedNode(NS + each.predicate))
        return any(_value(quad.object) == each.value for quad in self._elsewhere(quads))

    def _figures(self, about: str) -> set[Figure]:
        quads = named_quads(self.other, None, _node("fzt:about"), NamedNode(about))
        return {_figure(self.other, quad.subject, quad.graph_name, {}) for quad in self._elsewhere(quads)}

    def _mentions(self, thing: str) -> bool:
        return any(self._elsewhere(named_quads(self.other, None, _node("schema:mentions"), NamedNode(thing))))

    def _elsewhere(self, quads: Iterable[Any]) -> Iterator[Any]:
        return (quad for quad in quads if quad.graph_name.value not in self.touched)


class _Renamings:
    """Under which IRI the graphs of a generation have what articles minted, and what both were called."""

    def __init__(self, store: Store) -> None:
        self.kept: dict[Iri, dict[str, str]] = defaultdict(dict)
        self.names: dict[str, str] = {}
        graph = NamedNode(LINKS_GRAPH)
        for quad in store.quads_for_pattern(None, _node("fzt:merged"), None, graph):
            record = {
                name: [_value(each.object) for each in store.quads_for_pattern(quad.subject, _node(name), None, graph)]
                for name in ("fzt:kept", "fzt:mergedName", "fzt:keptName", "prov:wasDerivedFrom")
            }
            merged, kept = _value(quad.object), record["fzt:kept"][0]
            self.names |= {merged: record["fzt:mergedName"][0], kept: record["fzt:keptName"][0]}
            for article in record["prov:wasDerivedFrom"]:
                self.kept[Iri(article)][merged] = kept


_Moves: TypeAlias = Mapping[str, str]


def _moves(before: _Renamings, after: _Renamings, graph: Iri) -> _Moves:
    """Return under which IRI an article now has what it had under another."""
    old, new = before.kept.get(graph, {}), after.kept.get(graph, {})
    pairs = ((old.get(minted, minted), new.get(minted, minted)) for minted in {*old, *new})
    return {was: now for was, now in pairs if was != now}


def _touched(before: Manifest, after: Manifest, old: _Renamings, new: _Renamings) -> frozenset[Iri]:
    graphs = {*before.articles, *after.articles}
    return frozenset(
        graph
        for graph in graphs
        if before.articles.get(graph) != after.articles.get(graph) or old.kept.get(graph) != new.kept.get(graph)
    )


def _articles(before: Manifest, after: Manifest) -> ArticleChanges:
    old, new = before.articles, after.articles
    both = sorted(old.keys() & new.keys())
    return ArticleChanges(
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(graph for graph in both if old[graph].content != new[graph].content),
        read_anew=tuple(
            graph
            for graph in both
            if old[graph].content == new[graph].content and old[graph].fingerprint != new[graph].fingerprint
        ),
    )


def _read(store: Store, graphs: Iterable[Iri], moves: Mapping[Iri, _Moves]) -> _Content:
    """Read what graphs say, under the IRIs that their things have moved to."""
    content = _Content()
    for graph in graphs:
        name, moved = NamedNode(graph), moves.get(graph, {})
        for quad in store.quads_for_pattern(None, _node("rdf:subject"), None, name):
            content.statements.add(_statement(store, quad.subject, name, moved))
        for quad in store.quads_for_pattern(None, _node("fzt:about"), None, name):
            content.figures.add(_figure(store, quad.subject, name, moved))
        for quad in store.quads_for_pattern(name, _node("schema:mentions"), None, name):
            content.things.add(_moved(_value(quad.object), moved))
    return content


def _statement(store: Store, claim: Any, graph: NamedNode, moved: _Moves) -> Statement:
    said = _properties(store, claim, graph)
    predicate = said["rdf:predicate"].removeprefix(NS)
    is_date = predicate in _DATES
    value = said["rdf:object"] if is_date else _moved(said["rdf:object"], moved)
    return Statement(_moved(said["rdf:subject"], moved), predicate, value, is_date)


def _figure(store: Store, observation: Any, graph: NamedNode, moved: _Moves) -> Figure:
    said = _properties(store, observation, graph)
    return Figure(
        _moved(said["fzt:about"], moved),
        said.get("fzt:indicator", ""),
        said.get("fzt:period", ""),
        said.get("fzt:unit", ""),
        Decimal(said["fzt:value"]),
    )


_NAMES = {
    expand(name): name
    for name in (
        *("rdf:subject", "rdf:predicate", "rdf:object"),
        *("fzt:about", "fzt:indicator", "fzt:period", "fzt:unit", "fzt:value"),
    )
}


def _properties(store: Store, subject: Any, graph: NamedNode) -> dict[str, str]:
    quads = store.quads_for_pattern(subject, None, None, graph)
    return {_NAMES[key]: _value(quad.object) for quad in quads if (key := Iri(quad.predicate.value)) in _NAMES}


def _place(each: Statement | Figure) -> tuple[str, str, str, str]:
    """Return what a revision of a date or a figure is told apart by."""
    if isinstance(each, Statement):
        return each.subject, each.predicate, "", ""
    return each.about, each.indicator, each.period, each.unit


def _revised_dates(removed: set[Statement], added: set[Statement]) -> Iterator[Revision]:
    gone, come = (_dates(statements) for statements in (removed, added))
    for subject, name in gone.keys() & come.keys():
        yield Revision(subject, name, gone[subject, name], come[subject, name])


def _dates(statements: Iterable[Statement]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in sorted(statements):
        if each.is_date:
            found[each.subject, each.predicate] = (*found.get((each.subject, each.predicate), ()), each.value)
    return found


def _revised_figures(removed: _Content, added: _Content) -> Iterator[Revision]:
    gone, come = (_amounts(content.figures) for content in (removed, added))
    for place in gone.keys() & come.keys():
        about, indicator, period, unit = place
        yield Revision(about, indicator, gone[place], come[place], period, unit)


def _amounts(figures: Iterable[Figure]) -> dict[tuple[str, str, str, str], tuple[str, ...]]:
    found: dict[tuple[str, str, str, str], tuple[str, ...]] = {}
    for each in sorted(figures):
        found[_place(each)] = (*found.get(_place(each), ()), format(each.value.normalize(), "f"))
    return found


def _told_moves(
    moves: Mapping[Iri, _Moves], before: Manifest, after: Manifest, renamings: tuple[_Renamings, _Renamings]
) -> tuple[Move, ...]:
    """Return the moves of articles that both generations have."""
    names = renamings[0].names | renamings[1].names
    pairs = {
        pair
        for graph, moved in moves.items()
        if graph in before.articles and graph in after.articles
        for pair in moved.items()
    }
    return tuple(sorted(Move(was, now, names[was], names[now]) for was, now in pairs))


def _moved(iri: str, moved: _Moves) -> str:
    return moved.get(iri, iri)


def _node(name: str) -> NamedNode:
    return NamedNode(expand(name))


def _value(term: Any) -> str:
    return str(term.value)
