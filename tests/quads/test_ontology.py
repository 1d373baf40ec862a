"""The ontology becomes a graph whose bytes do not change from run to run."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from fztgraph.errors import OntologyError
from fztgraph.iris import ONTOLOGY_GRAPH
from fztgraph.quads.ontology import ontology_quads, read_turtle
from fztgraph.themes import load_themes
from fztgraph.vocab import TERMS, expand, term


def test_graph_defines_every_term() -> None:
    quads = ontology_quads()
    labelled = {quad.subject.value for quad in quads if quad.predicate.value == expand("rdfs:label")}
    assert labelled == {term(name) for name in TERMS}
    assert {quad.graph_name for quad in quads} == {NamedNode(ONTOLOGY_GRAPH)}


def test_themes_are_concepts_of_a_scheme() -> None:
    concept, narrow, broad = (
        NamedNode(expand("skos:Concept")),
        load_themes()["lg-tir"].iri,
        load_themes()["logistics"].iri,
    )
    facts = {(quad.subject.value, quad.predicate.value, quad.object) for quad in ontology_quads()}
    assert sum(fact[1:] == (expand("rdf:type"), concept) for fact in facts) == 90
    assert (narrow, expand("skos:broader"), NamedNode(broad)) in facts
    assert (narrow, expand("skos:hiddenLabel"), Literal("卡航", language="zh")) in facts
    assert (broad, expand("skos:prefLabel"), Literal("Logistics corridors", language="en")) in facts


def test_every_run_gives_the_same_bytes() -> None:
    first, second = (list(map(str, ontology_quads())) for _ in range(2))
    assert first == second == sorted(first)


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f'<urn:{name}> <urn:p> _:x . _:x <urn:q> "{name}" .', encoding="utf-8")
    triples = read_turtle(tmp_path / "a", tmp_path / "b")
    assert len({node for triple in triples for node in triple if isinstance(node, BlankNode)}) == 2


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "terms.ttl"
    path.write_text("<urn:a> <urn:b>", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"terms.ttl: .*; correct the file"):
        read_turtle(path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"terms.ttl: .*; correct the file"):
        read_turtle(tmp_path / "terms.ttl")
