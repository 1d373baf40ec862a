"""Equal facts are written as equal terms, and what RDF cannot hold raises."""

import datetime as dt
from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from fztgraph.iris import Iri
from fztgraph.quads.terms import (
    date_literals,
    day_literal,
    decimal_literal,
    integer_literal,
    node,
    period_literals,
    sorted_quads,
    text_literal,
)

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("9620000000", "9620000000"),
        ("9.62E+9", "9620000000"),
        ("4.80", "4.8"),
        ("0.218", "0.218"),
        ("-0.030", "-0.03"),
        ("-0.0", "0"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimals_are_written_as_the_store_would(number: str, text: str) -> None:
    literal = decimal_literal(Decimal(number))
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), literal, DefaultGraph()))
    assert literal == Literal(text, datatype=NamedNode(XSD + "decimal"))
    assert [quad.object for quad in store] == [literal]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_figure_raises(number: str) -> None:
    with pytest.raises(ValueError, match="which is no number"):
        decimal_literal(Decimal(number))


@pytest.mark.parametrize(
    ("value", "literals"),
    [
        ("2024", [("2024", "gYear")]),
        ("2023-09", [("2023-09", "gYearMonth")]),
        ("2024-06-16", [("2024-06-16", "date")]),
        ("2024-01/2024-05", [("2024-01", "gYearMonth"), ("2024-05", "gYearMonth")]),
        ("2024-01-01/2024-06-22", [("2024-01-01", "date"), ("2024-06-22", "date")]),
        ("2024-06/2024", [("2024-06", "gYearMonth"), ("2024", "gYear")]),
    ],
)
def test_dates_have_the_datatype_of_their_precision(value: str, literals: list[tuple[str, str]]) -> None:
    expected = [Literal(text, datatype=NamedNode(XSD + name)) for text, name in literals]
    assert [literal for literal in date_literals(value) if literal] == expected


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-06-16", "2024-06-16", "2024-06-16"),
        ("2024-01/2024-05", "2024-01-01", "2024-05-31"),
        ("2024-01-01/2024-06-22", "2024-01-01", "2024-06-22"),
    ],
)
def test_periods_are_days_that_can_be_compared(value: str, first: str, last: str) -> None:
    day = NamedNode(XSD + "date")
    assert period_literals(value) == (Literal(first, datatype=day), Literal(last, datatype=day))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2024-13", "the calendar does not have"),
        ("2023-02-29", "the calendar does not have"),
        ("0000", "the calendar does not have"),
        ("2024-05/2024-01", "ends before it starts"),
        ("2024-1", "is not an ISO date"),
        ("2024-01-02-03", "is not an ISO date"),
        ("近日", "is not an ISO date"),
        ("", "is not an ISO date"),
    ],
)
def test_what_is_no_date_raises(value: str, message: str) -> None:
    for literals in (date_literals, period_literals):
        with pytest.raises(ValueError, match=message):
            literals(value)


def test_texts_and_numbers_have_their_tag_and_type() -> None:
    assert text_literal("绥芬河", lang="zh") == Literal("绥芬河", language="zh")
    assert integer_literal(238) == Literal("238", datatype=NamedNode(XSD + "integer"))
    assert day_literal(dt.date(2024, 7, 1)) == Literal("2024-07-01", datatype=NamedNode(XSD + "date"))


def test_a_language_that_is_none_raises() -> None:
    with pytest.raises(ValueError, match="language"):
        text_literal("绥芬河", lang="中文")


def test_terms_are_those_of_the_vocabulary() -> None:
    assert node("skos:prefLabel") == NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    with pytest.raises(KeyError):
        node("skos:closeMatch")


def test_quads_are_sorted_and_not_repeated() -> None:
    triples = [
        (NamedNode(s), NamedNode("urn:p"), Literal(o)) for s, o in (("urn:b", "1"), ("urn:a", "2"), ("urn:b", "1"))
    ]
    quads = sorted_quads(triples, Iri("urn:g"))
    assert [quad.subject.value for quad in quads] == ["urn:a", "urn:b"]
    assert {quad.graph_name for quad in quads} == {NamedNode("urn:g")}
