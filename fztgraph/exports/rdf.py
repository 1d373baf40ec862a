"""RDF: Turtle (the union of all graphs), TriG and N-Quads (graph by graph), each in one order, whatever the store's."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from fztgraph.store import Snapshot
from fztgraph.vocab import PREFIXES


def write_turtle(snapshot: Snapshot, path: Path) -> None:
    """Write the triples of all graphs, each once."""
    triples = sorted({quad.triple for quad in snapshot.store}, key=str)
    serialize(triples, str(path), RdfFormat.TURTLE, prefixes=PREFIXES)


def write_trig(snapshot: Snapshot, path: Path) -> None:
    """Write all graphs, by name."""
    serialize(sorted_quads(snapshot.store), str(path), RdfFormat.TRIG, prefixes=PREFIXES)


def write_nquads(snapshot: Snapshot, path: Path) -> None:
    """Write all quads, one a line, the lines sorted by their bytes."""
    text = serialize(iter(snapshot.store), None, RdfFormat.N_QUADS) or b""
    path.write_bytes(b"".join(sorted(text.splitlines(keepends=True))))


def sorted_graphs(store: Store) -> list[NamedNode]:
    """Return the names of the graphs in order."""
    return sorted(
        (graph for graph in store.named_graphs() if isinstance(graph, NamedNode)), key=lambda name: name.value
    )


def sorted_quads(store: Store) -> Iterator[Quad]:
    """Yield all quads, graph by graph."""
    for graph in sorted_graphs(store):
        yield from sorted(store.quads_for_pattern(None, None, None, graph), key=str)
