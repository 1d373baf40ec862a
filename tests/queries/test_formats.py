import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from fztgraph.errors import UsageError
from fztgraph.queries import FORMATS, format_results
from fztgraph.queries.formats import display_width, shorten

ROWS = "SELECT ?name ?value { ?line skos:prefLabel ?name ; fzt:value ?value }"
GRAPH = "CONSTRUCT WHERE { ?line fzt:routeTo ?place }"
XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_table_is_aligned_by_the_width_of_its_characters(ask):
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("绥芬河" 1) ("TIR" 22) (UNDEF 333) } }'
    assert format_results(ask(query)).splitlines() == [
        "a       b",
        "------  ---",
        "绥芬河  1",
        "TIR     22",
        "        333",
        "(3 rows)",
    ]


@pytest.mark.parametrize(
    ("query", "last"),
    [
        ("SELECT ?a { ?a fzt:serves ?b }", "(no rows)"),
        ("SELECT ?a { ?a fzt:value ?b }", "(1 row)"),
        ("ASK { ?a fzt:value ?b }", "yes"),
        ("ASK { ?a fzt:serves ?b }", "no"),
        (GRAPH, "<https://example.org/line> fzt:routeTo id:place\\/moscow ."),
    ],
)
def test_a_table_ends_with_what_was_found(ask, query, last):
    assert format_results(ask(query)).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (None, ""),
        (NamedNode("https://w3id.org/fztgraph/ns#Zone"), "fzt:Zone"),
        (NamedNode("https://w3id.org/fztgraph/id/zone/绥芬河"), r"id:zone\/绥芬河"),
        (NamedNode("https://w3id.org/fztgraph/id/zone/a%20（b）"), r"id:zone\/a%20（b）"),
        (NamedNode("https://w3id.org/fztgraph/id/zone/-a.b."), r"id:zone\/-a.b\."),
        (NamedNode("https://w3id.org/fztgraph/id/zone/a²"), "<https://w3id.org/fztgraph/id/zone/a²>"),
        (NamedNode("https://w3id.org/fztgraph/id/zone/a:b"), "<https://w3id.org/fztgraph/id/zone/a:b>"),
        (NamedNode("https://example.org/a"), "<https://example.org/a>"),
        (Literal("黑河", language="zh"), "黑河"),
        (Literal("a\nb\tc\x1b[0m"), "a b c [0m"),
        (Literal("4.8", datatype=NamedNode(XSD + "decimal")), "4.8"),
        (Literal("2024-06", datatype=NamedNode(XSD + "gYearMonth")), "2024-06"),
        (Literal("P1D", datatype=NamedNode(XSD + "duration")), "P1D^^xsd:duration"),
        (BlankNode("b"), "_:b"),
    ],
)
def test_terms_are_short(term, text):
    assert shorten(term) == text


@pytest.mark.parametrize(
    "name", ["zone/绥芬河", "a.b-c/d~e/", "（片区）/a%2Fb", "-x", ".y", "a²", "a:b", "1.", "“a”", "·", "a·b", ""]
)
def test_a_table_shows_iris_as_a_query_takes_them(ask, name):
    iri = f"https://w3id.org/fztgraph/id/{name}"
    rows = list(ask(f"SELECT * {{ VALUES ?thing {{ {shorten(NamedNode(iri))} }} }}").rows())
    assert rows == [(NamedNode(iri),)]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("a", 1), ("黑", 2), ("，", 2), ("é", 1), ("\u200bA", 1)])
def test_widths_are_those_of_a_terminal(text, width):
    assert display_width(text) == width


def test_csv_and_tsv_are_those_of_the_standard(ask):
    assert format_results(ask(ROWS), "csv") == "name,value\r\n绥芬河至莫斯科TIR线路,9800.5\r\n"
    assert format_results(ask(ROWS), "tsv") == '?name\t?value\n"绥芬河至莫斯科TIR线路"@zh\t9800.5\n'


def test_json_and_xml_are_those_of_the_standard(ask):
    found = json.loads(format_results(ask(ROWS), "json"))
    assert found["results"]["bindings"][0]["value"] == {
        "type": "literal",
        "value": "9800.5",
        "datatype": XSD + "decimal",
    }
    root = ET.fromstring(format_results(ask(ROWS), "xml"))  # noqa: S314
    assert root.tag == "{http://www.w3.org/2005/sparql-results#}sparql"


def test_an_answer_of_yes_has_every_format(ask):
    results = ask("ASK { ?a fzt:value ?b }")
    assert json.loads(format_results(results, "json"))["boolean"] is True
    assert {format_results(results, name).strip() for name in ("csv", "tsv")} == {"true"}
    assert "<boolean>true</boolean>" in format_results(results, "xml")


@pytest.mark.parametrize(
    ("name", "form"), [("table", RdfFormat.TURTLE), ("json", RdfFormat.JSON_LD), ("xml", RdfFormat.RDF_XML)]
)
def test_a_graph_is_rdf(ask, name, form):
    (quad,) = parse(format_results(ask(GRAPH), name), form)
    assert quad.object.value == "https://w3id.org/fztgraph/id/place/moscow"


def test_a_graph_has_three_columns(ask):
    row = [
        "https://example.org/line",
        "https://w3id.org/fztgraph/ns#routeTo",
        "https://w3id.org/fztgraph/id/place/moscow",
    ]
    assert list(csv.reader(io.StringIO(format_results(ask(GRAPH), "csv")))) == [["subject", "predicate", "object"], row]
    assert (
        format_results(ask(GRAPH), "tsv") == "?subject\t?predicate\t?object\n" + "\t".join(f"<{x}>" for x in row) + "\n"
    )
    blank = ask("CONSTRUCT { [] fzt:value ?v } { ?line fzt:value ?v }")
    assert format_results(blank, "csv").splitlines()[1].startswith("_:")


def test_an_unknown_format_is_named(ask):
    with pytest.raises(UsageError, match="format 'yaml' is unknown; choose one of table, csv, tsv, json, xml"):
        format_results(ask(ROWS), "yaml")


@given(st.text())
def test_a_row_of_any_text_is_one_line(text):
    assert len(shorten(Literal(text)).splitlines()) <= 1


def test_every_format_ends_with_a_line_feed(ask):
    texts = [format_results(ask(query), name) for query in (ROWS, GRAPH) for name in FORMATS]
    assert all(text.endswith(("\n", ")", "]", "}", ">")) for text in texts)


@pytest.mark.parametrize(
    ("format", "first"),
    [("table", "片区  名称（英文）  x"), ("csv", "片区,名称（英文）,x"), ("tsv", "片区\t名称（英文）\tx")],
)
def test_columns_have_headings_in_a_language(ask, format, first):  # noqa: A002
    results = ask("SELECT ?area ?name_en ?x { VALUES (?area ?name_en ?x) { (1 2 3) } }")
    plain = format_results(results, format).splitlines()
    lines = format_results(results, format, language="zh").splitlines()
    assert lines[0] == first
    assert lines[-1] == plain[-1]


@pytest.mark.parametrize(("query", "format"), [("SELECT ?area { }", "json"), ("ASK {}", "csv"), ("ASK {}", "table")])
def test_forms_without_headings_are_what_they_are(ask, query, format):  # noqa: A002
    assert format_results(ask(query), format, language="zh") == format_results(ask(query), format)
