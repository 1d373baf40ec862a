"""What the pages of things are made from, told so shortly that two generations can be compared by it.

The page of a thing tells of two kinds of quads: those of the graphs that hold the thing, and the names, classes and
dates of the things that stand with it in a graph. So it is made again where a graph that holds it has changed, or where
a thing beside it is called otherwise; else it is as it was. An article also leads to its neighbours in the issue.
"""

import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from fztgraph.iris import BACKGROUND_GRAPH, ID, LINKS_GRAPH, NS, Iri
from fztgraph.linking.graph import read_renamings
from fztgraph.linking.renaming import Renaming
from fztgraph.store import ArticleRecord, Snapshot
from fztgraph.vocab import DATES, INTERVAL_DATES, THING_CLASSES, expand

_MERGE = DefaultGraph()
#: What says which things a graph holds.
_HELD = ("schema:mentions", "rdf:subject", "rdf:object", "fzt:about", "dct:isPartOf")
#: What says how a thing is called on pages of others.
_NAMES = ("skos:prefLabel", "fzt:pinyin", "dct:title", "rdfs:label")
#: What else stands with a name: dates, and which issue it is.
_DATES = (*(f"fzt:{name}" for name in (*DATES, *INTERVAL_DATES)), "dct:issued", "fzt:number")
_LISTED = 1_000_000


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of a generation.

    ``shared`` stands for the graphs that belong to no article, ``graphs`` for those of articles; ``members`` are the
    things that each of these holds, ``profiles`` what each thing is called. A profile is empty for what is no thing.
    """

    shared: str
    graphs: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    profiles: Mapping[str, str]


def read_inputs(snapshot: Snapshot, before: Inputs | None = None) -> Inputs:
    """Read a generation once; of one that follows on what is known from ``before``, only what changed."""
    shared = sorted((graph, record.fingerprint, record.quads) for graph, record in snapshot.manifest.shared.items())
    base = _digest(each for each in shared if each[0] != LINKS_GRAPH)
    renamings = read_renamings(snapshot.store)
    graphs = {
        str(graph): _graph_digest(record, renamings.get(graph, {}))
        for graph, record in sorted(snapshot.manifest.articles.items())
    }
    if before is None or before.shared != base:
        reading = _Reading()
        reading.read_graphs(snapshot.store, None)
        return Inputs(base, graphs, {graph: reading.held(graph) for graph in graphs}, reading.profiles())
    return _reread(snapshot.store, before, graphs)


def _reread(store: Store, before: Inputs, graphs: Mapping[str, str]) -> Inputs:
    """Read the graphs that changed, and how the things that they hold or held are called now."""
    anew, things = _Reading(), _Reading()
    changed = _differing(before.graphs, graphs)
    for graph in sorted(changed & graphs.keys()):
        anew.read_graphs(store, NamedNode(graph))
    members = {graph: anew.held(graph) if graph in changed else before.members[graph] for graph in graphs}
    touched = {iri for graph in changed for held in (before.members, members) for iri in held.get(graph, ())}
    for iri in sorted(touched):
        things.read_thing(store, NamedNode(iri))
    kept = {iri: profile for iri, profile in before.profiles.items() if iri not in touched}
    return Inputs(before.shared, graphs, members, dict(sorted({**kept, **things.profiles()}.items())))


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {graph for graph in before.keys() | after.keys() if before.get(graph) != after.get(graph)}


def changed_things(before: Inputs, after: Inputs, store: Store) -> set[str] | None:
    """Return the things whose pages may differ between two generations, None for all; ``store`` is the later."""
    if before.shared != after.shared:
        return None
    changed: set[str] = set()
    for graph in _differing(before.graphs, after.graphs):
        changed.update(before.members.get(graph, ()), after.members.get(graph, ()), _neighbours(graph))
    renamed = _differing(before.profiles, after.profiles)
    changed |= renamed
    if renamed:
        for held in after.members.values():
            if not renamed.isdisjoint(held):
                changed.update(held)
        changed.update(_joined(store, renamed))
    return changed


def _neighbours(graph: str) -> Iterator[str]:
    """Yield the articles before and after that of a graph in its issue, whose numbers end their IRIs.

    >>> list(_neighbours("https://w3id.org/fztgraph/id/article/239/3"))[1]
    'https://w3id.org/fztgraph/id/article/239/4'
    """
    issue, _, number = graph.rpartition("/")
    if number.isdecimal():
        yield from (f"{issue}/{int(number) + step}" for step in (-1, 1))


def _joined(store: Store, iris: Iterable[str]) -> Iterator[str]:
    """Yield what things are joined to, the reference lists included."""
    for iri in iris:
        node = NamedNode(iri)
        for quad in store.quads_for_pattern(node, None, None, _MERGE):
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(ID):
                yield quad.object.value
        for quad in store.quads_for_pattern(None, None, node, _MERGE):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value


def _graph_digest(record: ArticleRecord, renamings: Mapping[Iri, Renaming]) -> str:
    """Return what stands for an article's graph: it follows from the article, from what read it, and from linking."""
    renamed = [dataclasses.astuple(each) for each in sorted(renamings.values())]
    return _digest((record.content, record.fingerprint, record.counts, renamed))


def _digest(values: Iterable[object]) -> str:
    return hashlib.blake2b("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


@dataclass(slots=True)
class _Reading:
    """What is noted while a store is read: things by graph, what graphs call them, and how often."""

    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    votes: dict[str, Counter[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    dates: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def held(self, graph: str) -> tuple[str, ...]:
        """Return the things that an article's graph holds, and the article."""
        return tuple(sorted({graph, *self.members.get(graph, ())}))

    def read_graphs(self, store: Store, graph: NamedNode | None) -> None:
        """Read one graph, or all."""
        for name in _HELD:
            for quad in _quads(store, None, name, graph):
                if isinstance(quad.object, NamedNode):
                    self.members[_graph(quad)].add(quad.object.value)
        self._read_names(store, None, graph)

    def read_thing(self, store: Store, thing: NamedNode) -> None:
        """Read what all graphs say of how a thing is called."""
        self._read_names(store, thing, None)

    def _read_names(self, store: Store, thing: NamedNode | None, graph: NamedNode | None) -> None:
        for name in (*_NAMES, "rdf:type"):
            for quad in _quads(store, thing, name, graph):
                self._note(quad, name)
        for name in _DATES:
            for quad in _quads(store, thing, name, graph):
                self.members[_graph(quad)].add(_iri(quad.subject))
                self.dates[_iri(quad.subject)].add((name, str(quad.object)))

    def _note(self, quad: Quad, name: str) -> None:
        iri, graph = _iri(quad.subject), _graph(quad)
        if name == "rdf:type":
            value, lang = _iri(quad.object).removeprefix(NS), ""
            if value not in THING_CLASSES:
                return
        else:
            lang = quad.object.language or "" if isinstance(quad.object, Literal) else ""
            value = str(getattr(quad.object, "value", ""))
        self.members[graph].add(iri)
        self.votes[iri][name, lang, value] += _LISTED if graph == BACKGROUND_GRAPH else 1

    def profiles(self) -> dict[str, str]:
        return {iri: self._profile(iri) for iri in sorted(self.votes.keys() | self.dates.keys())}

    def _profile(self, iri: str) -> str:
        """Return what is told of a thing elsewhere: of several names or classes, which have more votes."""
        groups: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for (name, lang, value), count in self.votes.get(iri, Counter()).items():
            groups[name, lang][count].append(value)
        ranked = [
            (*group, *(sorted(values) for _, values in sorted(found.items(), reverse=True)))
            for group, found in sorted(groups.items())
        ]
        return _digest((ranked, sorted(self.dates.get(iri, ()))))


def _quads(store: Store, thing: NamedNode | None, name: str, graph: NamedNode | None) -> Iterator[Quad]:
    found = store.quads_for_pattern(thing, NamedNode(expand(name)), None, graph)
    return (quad for quad in found if quad.graph_name != _MERGE and isinstance(quad.subject, NamedNode))


def _graph(quad: Quad) -> str:
    return str(getattr(quad.graph_name, "value", ""))


def _iri(node: object) -> str:
    return str(getattr(node, "value", ""))
