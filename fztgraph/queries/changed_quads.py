"""Which quads one generation has and another has not, graph by graph: the difference to the last triple."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.store import Snapshot


def missing_quads(snapshot: Snapshot, other: Snapshot) -> Iterator[Quad]:
    """Yield the quads of the named graphs of a generation that another has not, graph by graph, in one order.

    All graphs are read, since linking may rename what an article says that did not change. Taking away what the
    earlier alone has, and adding what the later alone has, turns the one into the other.
    """
    for graph in _graphs(snapshot.store):
        own = set(snapshot.store.quads_for_pattern(None, None, None, graph))
        yield from sorted(own - set(other.store.quads_for_pattern(None, None, None, graph)), key=str)


def _graphs(store: Store) -> list[NamedNode]:
    graphs = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return sorted(graphs, key=lambda graph: graph.value)
