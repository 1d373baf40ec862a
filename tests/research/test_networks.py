import datetime as dt

import networkx as nx
import pytest
from sample_graph import iri, make_graph

import fztgraph
from fztgraph.errors import UsageError

FACTS = [
    ("company/龙运", "carriesOut", "initiative/专列"),
    ("company/龙运", "carriesOut", "initiative/专列"),
    ("company/龙运", "participatesIn", "initiative/专列"),
    ("initiative/专列", "appliesTo", "zone/甲片区"),
    ("company/远方", "investsIn", "zone/乙片区"),
    ("initiative/专列", "openedOn", "2024-06-16"),
]


@pytest.fixture(scope="module")
def graph():
    return make_graph(*FACTS, background=[("zone/甲片区", "partOf", "zone/甲")])


def test_nodes_and_edges_have_types(graph):
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes[iri("zone/甲片区")] == {
        "label": "甲片区",
        "label_en": "",
        "type": "PilotZone",
        "kind": "ZONE",
        "articles": 1,
    }
    assert sorted(key for *_, key in network.edges(keys=True)) == [
        "appliesTo",
        "carriesOut",
        "investsIn",
        "partOf",
        "participatesIn",
    ]


def test_an_edge_has_its_evidence(graph):
    edge = graph.network().edges[iri("company/龙运"), iri("initiative/专列"), "carriesOut"]
    assert [each.quote for each in edge["evidence"]] == ["company/龙运 carriesOut initiative/专列"] * 2
    assert (edge["weight"], edge["first_date"], edge["last_date"]) == (2, dt.date(2024, 1, 1), dt.date(2024, 1, 2))


def test_what_the_background_says_is_an_edge_without_evidence(graph):
    edge = graph.network().edges[iri("zone/甲片区"), iri("zone/甲"), "partOf"]
    assert (edge["evidence"], edge["weight"], edge["confidence"]) == ((), 1, 1.0)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"around": "龙运"}, {"龙运", "专列"}),
        ({"around": "龙运", "hops": 2}, {"龙运", "专列", "甲片区"}),
        ({"around": "甲", "hops": 2}, {"甲", "甲片区", "专列"}),
        ({"around": "龙运", "hops": 0}, {"龙运"}),
        ({"zone": "甲片区"}, {"龙运", "专列", "甲片区", "甲"}),
        ({"zone": "甲片区", "around": "龙运"}, {"龙运", "专列"}),
        ({"class_": "Zone"}, {"专列", "甲片区", "甲", "乙片区", "远方"}),
        ({"relation": "investsIn"}, {"远方", "乙片区"}),
        ({"relation": "partOf"}, {"甲", "甲片区"}),
        ({"since": "2024-01-05"}, {"远方", "乙片区", "专列"}),
    ],
)
def test_filters_choose_a_part(graph, filters, names):
    assert {node["label"] for node in graph.network(**filters).nodes.values()} == names


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"around": "龙运", "hops": -1}, "-1 is no number of steps"),
        ({"around": "远方", "zone": "甲片区"}, "远方 is not in this part of the graph"),
        ({"around": "无此人"}, "is no name"),
        ({"zone": "龙运"}, "no Zone"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(graph, filters, message):
    with pytest.raises(UsageError, match=message):
        graph.network(**filters)


def test_the_network_of_the_corpus_has_what_the_graph_has(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        network = graph.network()
        said = "?c a fzt:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o FILTER isIRI(?o)"
        rows = graph.query(f"SELECT DISTINCT ?s ?p ?o {{ {said} }}")
        facts = {(row["s"], row["o"], row["p"].rpartition("#")[2]) for row in rows}
        assert {edge[:3] for edge in network.edges(keys=True) if network.edges[edge]["evidence"]} == facts
