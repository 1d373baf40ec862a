"""What the pages of things are made from, told so shortly that two generations can be compared by it.

The page of a thing tells of two kinds of quads: those of the graphs that hold the thing, and the names, classes and
dates of the things that stand with it in a graph. So it is made again where a graph that holds it has changed, or where
a thing beside it is called otherwise; else it is as it was.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from fztgraph.iris import BACKGROUND_GRAPH, ID, LINKS_GRAPH, NS
from fztgraph.store import ArticleRecord, Snapshot
from fztgraph.vocab import DATES, INTERVAL_DATES, THING_CLASSES, expand

_MERGE = DefaultGraph()
#: What says which things a graph holds.
_HELD = ("schema:mentions", "rdf:subject", "rdf:object", "fzt:about", "dct:isPartOf")
#: What says how a thing is called on pages of others.
_NAMES = ("skos:prefLabel", "fzt:pinyin", "dct:title", "rdfs:label")
#: What linking changes in a graph whose article stays as it is.
_ALIASES = ("skos:altLabel", "skos:hiddenLabel")
_DATES = tuple(f"fzt:{name}" for name in (*DATES, *INTERVAL_DATES))
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


def read_inputs(snapshot: Snapshot) -> Inputs:
    """Read a generation once."""
    reading = _Reading()
    reading.read(snapshot.store)
    manifest = snapshot.manifest
    graphs = {str(graph): _graph_digest(record, graph, reading) for graph, record in sorted(manifest.articles.items())}
    shared = sorted((graph, record.fingerprint, record.quads) for graph, record in manifest.shared.items())
    members = {graph: tuple(sorted({graph, *reading.members.get(graph, ())})) for graph in graphs}
    return Inputs(_digest(each for each in shared if each[0] != LINKS_GRAPH), graphs, members, reading.profiles())


def changed_things(before: Inputs, after: Inputs, store: Store) -> set[str] | None:
    """Return the things whose pages may differ between two generations, None for all; ``store`` is the later."""
    if before.shared != after.shared:
        return None
    changed: set[str] = set()
    for graph in before.graphs.keys() | after.graphs.keys():
        if before.graphs.get(graph) != after.graphs.get(graph):
            changed.update(before.members.get(graph, ()), after.members.get(graph, ()))
    renamed = {
        iri
        for iri in before.profiles.keys() | after.profiles.keys()
        if before.profiles.get(iri) != after.profiles.get(iri)
    }
    changed |= renamed
    if renamed:
        for held in after.members.values():
            if not renamed.isdisjoint(held):
                changed.update(held)
        changed.update(_joined(store, renamed))
    return changed


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


def _graph_digest(record: ArticleRecord, graph: str, reading: "_Reading") -> str:
    names = sorted(reading.said.get(graph, ()))
    return _digest((record.content, record.fingerprint, record.counts, names, sorted(reading.members.get(graph, ()))))


def _digest(values: Iterable[object]) -> str:
    return hashlib.blake2b("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


@dataclass(slots=True)
class _Reading:
    """What is noted while a store is read: things by graph, what graphs call them, and how often."""

    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    votes: dict[str, Counter[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    dates: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def read(self, store: Store) -> None:
        for name in _HELD:
            for quad in _quads(store, name):
                if isinstance(quad.object, NamedNode):
                    self.members[_graph(quad)].add(quad.object.value)
        for name in (*_NAMES, *_ALIASES, "rdf:type"):
            for quad in _quads(store, name):
                self._note(quad, name)
        for name in _DATES:
            for quad in _quads(store, name):
                self.dates[_iri(quad.subject)].add((name, str(quad.object)))

    def _note(self, quad: Quad, name: str) -> None:
        iri, graph = _iri(quad.subject), _graph(quad)
        if name == "rdf:type":
            value, lang = _iri(quad.object).removeprefix(NS), ""
            if value not in THING_CLASSES:
                return
            self.members[graph].add(iri)
        else:
            lang = quad.object.language or "" if isinstance(quad.object, Literal) else ""
            value = str(getattr(quad.object, "value", ""))
        if graph != BACKGROUND_GRAPH:
            self.said[graph].append(f"{iri}\x1f{name}\x1f{lang}\x1f{value}")
        if name not in _ALIASES:
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


def _quads(store: Store, name: str) -> Iterator[Quad]:
    found = store.quads_for_pattern(None, NamedNode(expand(name)), None, None)
    return (quad for quad in found if quad.graph_name != _MERGE and isinstance(quad.subject, NamedNode))


def _graph(quad: Quad) -> str:
    return str(getattr(quad.graph_name, "value", ""))


def _iri(node: object) -> str:
    return str(getattr(node, "value", ""))
