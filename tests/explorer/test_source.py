"""Rows of a store, and terms that go into queries whatever is in them."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.explorer.source import Cell, StoreSource, iri_term, text_term, values
from fztgraph.iris import ID
from fztgraph.quads.terms import node

ZONE = ID + "zone/a"


@pytest.fixture
def source() -> StoreSource:
    store = Store()
    for value in (Literal("甲区", language="zh"), Literal("A", language="en")):
        store.add(Quad(NamedNode(ZONE), node("skos:prefLabel"), value))
    store.add(Quad(NamedNode(ZONE), node("fzt:area"), Literal("4.5", datatype=node("xsd:decimal"))))
    return StoreSource(store)


def test_cells_tell_language_and_datatype(source: StoreSource) -> None:
    rows = source.select("SELECT ?name ?area ?none { ?it skos:prefLabel ?name ; fzt:area ?area } ORDER BY ?name")
    assert rows[0]["name"] == Cell("A", "literal", "en")
    assert rows[0]["area"] == Cell("4.5", "literal", "", "http://www.w3.org/2001/XMLSchema#decimal")
    assert "none" not in rows[0]


def test_an_iri_is_a_cell_of_its_kind(source: StoreSource) -> None:
    assert source.select("SELECT DISTINCT ?it { ?it ?p ?o }") == [{"it": Cell(ZONE, "uri")}]


def test_only_select_is_asked(source: StoreSource) -> None:
    with pytest.raises(TypeError, match="only SELECT"):
        source.select("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("text", ['"', "\\", "\n", '" } DROP ALL #', "\u202e甲", "'''"])
def test_a_text_in_a_query_is_that_text(source: StoreSource, text: str) -> None:
    assert source.select(f"SELECT ?x {{ BIND({text_term(text)} AS ?x) }}")[0]["x"].value == text


def test_what_is_no_iri_does_not_get_into_a_query() -> None:
    with pytest.raises(ValueError, match="IRI"):
        iri_term("https://example.org/> ?p ?o")
    assert values("it", [ZONE, ZONE + "b"]) == f"VALUES ?it {{ <{ZONE}> <{ZONE}b> }}"
