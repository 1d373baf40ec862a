import networkx as nx
import pytest

from fztgraph.iris import article_iri, entity_iri, listed_iri

LINE, COMPANY = entity_iri("initiative", "TIR线路"), entity_iri("company", "=龙运集团")
CITY, PROVINCE = listed_iri("place", "suifenhe"), listed_iri("place", "heilongjiang")


@pytest.fixture
def graph(export):
    return nx.read_graphml(export("graph.graphml"), force_multigraph=True)


def test_nodes_are_the_things_that_articles_mention_and_what_those_are_part_of(graph):
    assert set(graph) == {LINE, COMPANY, CITY, PROVINCE}


def test_nodes_have_names_and_classes(graph):
    assert graph.nodes[LINE] == {
        "label": "TIR线路",
        "label_en": "",
        "kind": "INITIATIVE",
        "type": "TransportRoute",
        "articles": 2,
    }
    assert (graph.nodes[CITY]["label"], graph.nodes[CITY]["label_en"]) == ("绥芬河", "Suifenhe")
    assert (graph.nodes[PROVINCE]["type"], graph.nodes[PROVINCE]["articles"]) == ("Place", 0)


def test_edges_have_the_sentence_and_its_article(graph):
    edge = graph.edges[LINE, CITY, 0]
    assert edge["predicate"] == "routeFrom"
    assert (edge["evidence"], edge["article"], edge["title"]) == ("TIR线路", article_iri("n", 2), "@标题")
    assert (edge["date"], edge["rule"], edge["confidence"]) == ("2024-07-01", "rule", 0.9)


def test_each_piece_of_evidence_is_an_edge(graph):
    assert graph.number_of_edges(COMPANY, LINE) == 4


def test_what_the_background_says_has_no_sentence(graph):
    edge = graph.edges[CITY, PROVINCE, 0]
    assert (edge["predicate"], edge["evidence"], edge["article"]) == ("partOf", "", "")


def test_characters_that_xml_cannot_hold_are_replaced(graph):
    assert "\ufffdTIR线路" in {edge["evidence"][-6:] for *_, edge in graph.edges(COMPANY, data=True)}
