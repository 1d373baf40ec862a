import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from fztgraph.errors import UsageError
from fztgraph.iris import ID, NS
from fztgraph.queries.parameters import read_parameter, read_value

XSD = "http://www.w3.org/2001/XMLSchema#"
LABELLED = """
<https://w3id.org/fztgraph/ns#carriesOut> <http://www.w3.org/2000/01/rdf-schema#label> "实施"@zh , "carries out"@en .
"""


@pytest.fixture(scope="module")
def store():
    store = Store()
    store.load(LABELLED, RdfFormat.TURTLE)
    return store


def parameter(declaration):
    return read_parameter("x", declaration, "the x", "某")


@pytest.mark.parametrize(
    ("declaration", "value", "term"),
    [
        ("text", " 跨境 ", Literal("跨境")),
        ("integer", "07", Literal(7)),
        ("year", "2024", Literal(2024)),
        ("date", "2024-06-16", Literal("2024-06-16", datatype=NamedNode(XSD + "date"))),
        ("date", "2024-02", Literal("2024-02-01", datatype=NamedNode(XSD + "date"))),
        ("date end", "2024-02", Literal("2024-02-29", datatype=NamedNode(XSD + "date"))),
        ("date end", "2024", Literal("2024-12-31", datatype=NamedNode(XSD + "date"))),
        ("theme", "营商环境", NamedNode(ID + "theme/business-env")),
        ("theme", "business environment", NamedNode(ID + "theme/business-env")),
        ("theme", "business-env", NamedNode(ID + "theme/business-env")),
        ("theme", ID + "theme/business-env", NamedNode(ID + "theme/business-env")),
        ("relation", "carriesout", NamedNode(NS + "carriesOut")),
        ("relation", "fzt:openedOn", NamedNode(NS + "openedOn")),
        ("relation", "实施", NamedNode(NS + "carriesOut")),
        ("relation", "Carries out", NamedNode(NS + "carriesOut")),
    ],
)
def test_a_value_is_read_as_its_type_says(store, declaration, value, term):
    assert read_value(parameter(declaration), value, store) == (term, None)


@pytest.mark.parametrize(
    ("declaration", "value", "message"),
    [
        ("integer", "-1", "parameter x: '-1' is not a whole number; write digits such as 2"),
        ("integer", "９", "is not a whole number"),
        ("year", "24", "parameter x: '24' is not a year; write four digits such as 2024"),
        ("date", "2024-13", "parameter x: '2024-13' is not a date; write 2024-06-16, 2024-06 or 2024"),
        ("date", "2023-02-29", "is not a date"),
        ("date", "0000-01-01", "is not a date"),
        ("date", "June", "is not a date"),
        ("theme", "营商环景", r"parameter x: '营商环景' is no theme; did you mean 营商环境\?"),
        ("relation", "carriedOut", r"parameter x: 'carriedOut' is no relation; did you mean carriesOut\?"),
        ("relation", "zzz", "choose one of partOf, locatedIn"),
        ("theme", "旅行", "; see fztgraph query --name themes$"),
        ("text", "\t", "parameter x is empty; give the text, or leave it out"),
    ],
)
def test_what_cannot_be_read_is_reported_in_one_line(store, declaration, value, message):
    with pytest.raises(UsageError, match=message) as caught:
        read_value(parameter(declaration), value, store)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("declaration", "kind"),
    [("entity Agency", "name or IRI of an Agency"), ("entity", "name or IRI of a Thing"), ("integer", "whole number")],
)
def test_a_kind_is_told_in_words(declaration, kind):
    assert parameter(declaration).kind == kind


def test_a_declaration_says_what_is_required_and_what_is_an_example():
    read = parameter("entity Zone, required, such as 黑河片区")
    assert (read.word, read.required, read.example, read.default) == ("Zone", True, "黑河片区", None)
    assert parameter("integer, default 70").default == "70"


@pytest.mark.parametrize("value", ["旅行", "business", "口岸", "zzz"])
def test_at_most_five_themes_are_named(store, value):
    with pytest.raises(UsageError) as raised:
        read_value(parameter("theme"), value, store)
    assert str(raised.value).count(" or ") + str(raised.value).count(", ") < 5
    assert len(str(raised.value)) < 160
