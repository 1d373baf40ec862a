import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rdflib.plugins.sparql import prepareQuery

from fztgraph.errors import UsageError
from fztgraph.queries import bind, named_queries, named_query, run_query
from fztgraph.queries.named import read_query
from fztgraph.queries.parameters import read_value
from fztgraph.vocab import PREFIXES

QUERIES = named_queries()
PARAMETERS = [(query, parameter) for query in QUERIES.values() for parameter in query.parameters]
HEADER = "# title-en: T\n# title-zh: 题\n# description-en: D.\n# description-zh: 述。\n"


def test_there_are_enough_questions():
    assert len(QUERIES) >= 28
    assert list(QUERIES) == sorted(QUERIES)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_each_says_what_it_asks_in_two_languages(query):
    assert (query.title_en + query.description_en).isascii()
    assert (query.title_zh.isascii(), query.description_zh[-1], query.description_en[-1]) == (False, "。", ".")


@pytest.mark.parametrize(("query", "parameter"), PARAMETERS, ids=[f"{q.name}-{p.name}" for q, p in PARAMETERS])
def test_each_parameter_is_explained_and_stands_in_the_query(query, parameter):
    assert parameter.label_en.isascii()
    assert not parameter.label_zh.isascii()
    assert not (parameter.required and (parameter.default or not parameter.example))
    assert re.search(rf"VALUES \?{parameter.name} \{{ ", query.text)


@pytest.mark.parametrize(("query", "parameter"), PARAMETERS, ids=[f"{q.name}-{p.name}" for q, p in PARAMETERS])
def test_the_query_has_the_default_as_its_value(query, parameter, snapshot):
    values = set(re.findall(rf"VALUES \?{parameter.name} \{{ ([^}}]+) \}}", query.text))
    if parameter.default is None:
        assert values == {"UNDEF"}
    else:
        term, _ = read_value(parameter, parameter.default, snapshot.store)
        assert values == {term.value if isinstance(term.value, str) and term.value.isdigit() else str(term)}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_values_that_stand_for_nothing_are_all_parameters(query):
    assert set(re.findall(r"VALUES \?(\w+) \{ UNDEF", query.text)) <= {each.name for each in query.parameters}


@pytest.mark.parametrize("name", QUERIES)
def test_each_is_answered_by_any_graph(snapshot, name):
    assert run_query(snapshot, named_query(name).text).variables


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_each_is_sparql_to_another_reader(query):
    prepareQuery(query.text, initNs=PREFIXES)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("iniatives", "no query is named 'iniatives'; did you mean initiatives"),
        ("zone", r"did you mean zones or "),
        ("x", "no query is named 'x'; choose one of agency-actions, agreements"),
    ],
)
def test_an_unknown_name_is_told_those_that_come_close(name, message):
    with pytest.raises(UsageError, match=message):
        named_query(name)


def test_values_are_bound_as_terms(snapshot):
    bound = bind(named_query("series"), {"about": "绥芬河至莫斯科TIR线路", "since": "2024"}, snapshot.store)
    assert bound.terms["about"] == NamedNode("https://example.org/line")
    assert "VALUES ?about { <https://example.org/line> }" in bound.text
    assert 'VALUES ?since { "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }' in bound.text
    assert 'VALUES ?indicator { "进出口" }' in bound.text


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        (
            "figures",
            {},
            r"^figures needs the parameter about, the name or IRI of a Thing; give it such as about=绥芬河市$",
        ),
        ("figures", {"abut": "x"}, r"^figures has no parameter 'abut'; did you mean about\?$"),
        ("zones", {"zone": "x"}, r"^zones has no parameter 'zone'; it has none$"),
        ("series", {"since": " "}, r"^parameter since is empty; give the date, or leave it out$"),
    ],
)
def test_values_that_cannot_be_are_reported_in_one_line(snapshot, name, values, message):
    with pytest.raises(UsageError, match=message):
        bind(named_query(name), values, snapshot.store)


@given(text=st.text(min_size=1), other=st.sampled_from(["VALUES ?since { UNDEF }", '" } SELECT * { ?s ?p ?o', "}"]))
def test_no_value_can_change_what_is_asked(snapshot, text, other):
    query = read_query(
        "echo",
        HEADER
        + "# param text: text\n# param-en text: t\n# param-zh text: 文\n"
        + "# param since: date\n# param-en since: s\n# param-zh since: 起\n"
        + "SELECT ?text ?since { VALUES ?text { UNDEF } VALUES ?since { UNDEF } }",
    )
    value = f"{text}{other}".strip()
    bound = bind(query, {"text": value, "since": "2024"}, snapshot.store)
    if "\r" not in value:
        [(said, since)] = run_query(snapshot, bound.text).rows()
        assert (said, since.value) == (Literal(value), "2024-01-01")


@pytest.mark.parametrize(
    "declaration",
    ["", "entty Zone", "entity Zon", "date, when 2024", "entity Zone required"],
)
def test_a_declaration_that_is_none_is_refused(declaration):
    with pytest.raises(ValueError, match=r"no declaration|no class"):
        read_query("q", HEADER + f"# param x: {declaration or '?'}\n# param-en x: x\n# param-zh x: 某\nASK {{}}")
