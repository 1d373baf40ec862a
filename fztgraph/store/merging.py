"""The default graph: the RDF merge of the named graphs, in which a triple stands once, however many of them say it.

A query over the union of the graphs would meet a triple once per graph, and count and multiply it in joins.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

_MERGED = DefaultGraph()


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
        if not any(_named(store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))):
            store.remove(_merged(quad))


def named_quads(store: Store) -> Iterator[Quad]:
    """Yield the quads of the named graphs: what is stated where, without the merge of it."""
    return _named(store)


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, _MERGED)


def _named(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (quad for quad in quads if quad.graph_name != _MERGED)
