"""The default graph: the RDF merge of the named graphs, in which a triple stands once, however many of them say it.

A query over the union of the graphs would meet a triple once per graph, and count and multiply it in joins.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

_MERGED = DefaultGraph()

Subject: TypeAlias = NamedNode | BlankNode | Triple
Object: TypeAlias = NamedNode | BlankNode | Literal | Triple


def put_graph(store: Store, graph: NamedNode, quads: Iterable[Quad]) -> None:
    """Add a graph, which may be empty, and its quads."""
    store.add_graph(graph)
    add_quads(store, quads)


def add_quads(store: Store, quads: Iterable[Quad]) -> None:
    """Add quads of named graphs, and their triples to the merge."""
    held = tuple(quads)
    store.extend(held)
    store.extend(_merged(quad) for quad in held)


def drop_graph(store: Store, graph: NamedNode) -> None:
    """Take a graph away, and out of the merge what no other graph says; nothing happens where there is none."""
    gone = tuple(store.quads_for_pattern(None, None, None, graph))
    store.remove_graph(graph)
    for quad in gone:
        if not any(named_quads(store, quad.subject, quad.predicate, quad.object)):
            store.remove(_merged(quad))


def named_quads(
    store: Store,
    subject: Subject | None = None,
    predicate: NamedNode | None = None,
    value: Object | None = None,
) -> Iterator[Quad]:
    """Yield the quads of the named graphs that fit: what is stated where, without the merge of it."""
    quads = store.quads_for_pattern(subject, predicate, value, None)
    return (quad for quad in quads if quad.graph_name != _MERGED)


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, _MERGED)
