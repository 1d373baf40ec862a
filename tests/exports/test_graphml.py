from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from exports import gephi

from fztgraph.exports import export_graph
from fztgraph.iris import article_iri, entity_iri, listed_iri
from fztgraph.store import open_snapshot

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
        "kind": "INITIATIVE",
        "type": "TransportRoute",
        "articles": 2,
    }
    assert (graph.nodes[CITY]["label"], graph.nodes[CITY]["label_en"]) == ("绥芬河", "Suifenhe")
    assert (graph.nodes[PROVINCE]["type"], graph.nodes[PROVINCE]["articles"]) == ("Place", 0)


def edge_of(graph, subject, target):
    [edge] = graph.get_edge_data(subject, target).values()
    return edge


def test_edges_have_the_sentence_and_its_article(graph):
    edge = edge_of(graph, LINE, CITY)
    assert edge["predicate"] == "routeFrom"
    assert (edge["evidence"], edge["article"], edge["title"]) == ("TIR线路", article_iri("n", 2), "@标题")
    assert (edge["date"], edge["rule"], edge["confidence"]) == ("2024-07-01", "rule", 0.9)


def test_a_fact_is_one_edge_whose_weight_counts_the_sentences(graph):
    assert graph.number_of_edges(COMPANY, LINE) == 1
    assert edge_of(graph, COMPANY, LINE)["weight"] == 4.0


def test_what_the_background_says_has_no_sentence(graph):
    edge = edge_of(graph, CITY, PROVINCE)
    assert edge["predicate"] == "partOf"
    assert not {"evidence", "article"} & set(edge)


def test_characters_that_xml_cannot_hold_are_replaced(graph):
    assert edge_of(graph, COMPANY, LINE)["evidence"].endswith("\ufffdTIR线路")


def test_gephi_takes_all_of_it_and_minds_nothing(export):
    graph = gephi.read(export("graph.graphml"))
    assert graph.issues == []
    assert graph.directed
    assert {node["label"] for node in graph.nodes.values()} == {"TIR线路", "=龙运集团", "绥芬河", "黑龙江省"}
    assert sorted(edge["label"] for edge in graph.edges.values()) == ["carriesOut", "partOf", "routeFrom"]
    assert {edge["weight"] for edge in graph.edges.values()} == {4.0, 2.0, 1.0}


def test_gephi_and_networkx_agree_on_the_corpus(corpus_store, tmp_path):
    path = tmp_path / "corpus.graphml"
    report = export_graph(open_snapshot(corpus_store), path)
    taken, read = gephi.read(path), nx.read_graphml(path, force_multigraph=True)
    assert taken.issues == []
    assert (len(taken.nodes), len(taken.edges)) == (len(read), read.number_of_edges()) == tuple(report.counts.values())
    assert [iri for iri, node in taken.nodes.items() if not node.get("label")] == []


def test_the_file_says_what_it_is(export):
    text = ET.parse(export("graph.graphml", class_="Company")).findtext(f"{gephi.NAMESPACE}desc")  # noqa: S314 (our own file)
    assert "generation: 1" in text
    assert "part: class: Company" in text


def test_a_part_has_the_things_that_are_wanted_and_what_they_are_joined_to(export):
    graph = nx.read_graphml(export("graph.graphml", class_="Company"), force_multigraph=True)
    assert set(graph) == {COMPANY, LINE}
