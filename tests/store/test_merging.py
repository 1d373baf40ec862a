from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from fztgraph.queries import query_store
from fztgraph.store.merging import drop_graph, named_quads, put_graph

NS = "https://example.org/"


def statement(value: str, graph: str) -> Quad:
    return Quad(NamedNode(NS + "a"), NamedNode(NS + "says"), Literal(value), NamedNode(NS + graph))


def merged(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}


def test_a_triple_of_two_graphs_is_met_once_in_a_query():
    store = Store()
    for graph in ("g", "h"):
        put_graph(store, NamedNode(NS + graph), [statement("1", graph)])
    assert [row[0].value for row in query_store(store, "SELECT ?o { ?s ?p ?o }").rows()] == ["1"]


def test_a_triple_stays_as_long_as_one_graph_states_it():
    store = Store()
    put_graph(store, NamedNode(NS + "g"), [statement("1", "g"), statement("2", "g")])
    put_graph(store, NamedNode(NS + "h"), [statement("1", "h")])
    drop_graph(store, NamedNode(NS + "g"))
    assert (merged(store), set(named_quads(store))) == ({"1"}, {statement("1", "h")})


@given(st.lists(st.tuples(st.sampled_from("gh"), st.none() | st.frozensets(st.sampled_from("123"))), max_size=8))
def test_the_default_graph_is_the_merge_after_any_changes(changes):
    store = Store()
    for graph, values in changes:
        drop_graph(store, NamedNode(NS + graph))
        if values is not None:
            put_graph(store, NamedNode(NS + graph), [statement(value, graph) for value in values])
    assert merged(store) == {quad.object.value for quad in named_quads(store)}
