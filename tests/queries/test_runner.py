import pickle

import pytest
from pyoxigraph import NamedNode, Store

from fztgraph.errors import QueryError
from fztgraph.queries import run_query
from fztgraph.queries.results import Answer
from fztgraph.queries.runner import query_store

LINE = NamedNode("https://example.org/line")


def test_the_default_graph_is_the_merge_of_all(snapshot):
    results = run_query(snapshot, "SELECT ?line { ?line fzt:openedOn ?day ; fzt:routeTo ?place }")
    assert list(results.rows()) == [(LINE,)]


def test_graphs_can_be_told_apart(ask):
    assert not ask("ASK { GRAPH ?graph { ?line fzt:openedOn ?day ; fzt:routeTo ?place } }").boolean


def test_the_usual_prefixes_are_declared(ask):
    names = ["dct", "fzt", "id", "owl", "prov", "rdf", "rdfs", "schema", "sh", "skos", "xsd"]
    assert ask("ASK { FILTER(" + " && ".join(f"ISIRI({name}:x)" for name in names) + ") }").boolean


def test_prefixes_of_the_query_win(ask):
    assert ask("PREFIX fzt: <https://example.org/> SELECT ?x { BIND(fzt:x AS ?x) }").boolean


def test_other_prefixes_can_be_given(ask):
    assert ask("ASK { ?s ex:routeTo ?o }", prefixes={"ex": "https://w3id.org/fztgraph/ns#"}).boolean


@pytest.mark.parametrize(
    ("query", "kind", "variables", "rows", "boolean"),
    [
        ("SELECT ?b ?a { VALUES (?a ?b) { (1 UNDEF) (2 3) } }", Answer.ROWS, ("b", "a"), 2, True),
        ("SELECT ?a { ?a fzt:serves ?b }", Answer.ROWS, ("a",), 0, False),
        ("ASK { ?line fzt:routeTo ?place }", Answer.BOOLEAN, (), 0, True),
        ("ASK { ?line fzt:serves ?place }", Answer.BOOLEAN, (), 0, False),
        ("CONSTRUCT WHERE { ?line fzt:routeTo ?p }", Answer.GRAPH, ("subject", "predicate", "object"), 1, True),
        ("DESCRIBE <https://example.org/line>", Answer.GRAPH, ("subject", "predicate", "object"), 5, True),
    ],
)
def test_each_kind_of_query_has_its_kind_of_answer(ask, query, kind, variables, rows, boolean):
    results = ask(query)
    assert (results.kind, results.variables, len(list(results.rows()))) == (kind, variables, rows)
    assert results.boolean is boolean


def test_a_constructed_graph_is_sorted_and_has_each_triple_once(ask):
    results = ask("CONSTRUCT { ?s a fzt:B, fzt:A } { ?s ?p ?o }")
    assert [triple.object.value[-1] for triple in results.triples()] == ["A", "B"]


def test_an_answer_can_be_sent_to_another_process(ask):
    results = ask("SELECT * { ?s ?p ?o }")
    assert pickle.loads(pickle.dumps(results)) == results  # noqa: S301


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {?s ?p ?o", "line 1, column 19, at the end of the query: expected , or . or ; or {"),
        ("SELECT *\n{\n ?s rdfs:label ?a ?b .\n}\n", "line 3, column 19, at '?b .'"),
        ("SELECT * { FILTER(?o = } LIMIT 3", "line 1, column 12, at 'FILTER(?o = } LIMIT 3'"),
        ("SELEC * {}", "line 1, column 1, at 'SELEC * {}'"),
        (
            "SELECT *\n{ ?s foo:x ?o }",
            "line 2, column 11, at '?o }': prefix 'foo:' is not declared; these are known: dct",
        ),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "the SELECT contains a variable that is unbound"),
        ("SELECT * { <a> ?p ?o }", "<a> has no scheme; write IRIs in full, or with a prefix"),
        ("SELECT * { { ?s ?p _:a } { _:a ?p ?o } }", "line 1, column "),
        ("", "the query is empty"),
        (" \n", "the query is empty"),
        ("SELECT (<https://example.org/f>(1) AS ?x) {}", "cannot be answered: The custom function"),
    ],
)
def test_a_query_that_is_none_is_explained_in_one_line(ask, query, message):
    with pytest.raises(QueryError) as caught:
        ask(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "# INSERT\nPREFIX x: <https://example.org/>\nBASE <https://example.org/> delete where { ?s ?p ?o }",
        "LOAD <https://example.org/>",
        "CLEAR ALL",
        "DROP ALL",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_by_name(ask, update):
    with pytest.raises(QueryError, match=r"(INSERT|DELETE|LOAD|CLEAR|DROP|WITH) is an update, and a query only reads"):
        ask(update)


def test_a_long_header_of_comments_is_read_at_once(ask):
    with pytest.raises(QueryError, match="cannot be parsed"):
        ask("# # # # # # # # # # # #\n" * 500 + "nonsense")


def test_a_failing_store_is_reported():
    class Broken:
        def query(self, *_, **__):
            raise OSError("disk\nerror")

    with pytest.raises(QueryError, match="the query cannot be answered: disk error"):
        query_store(Broken(), "ASK {}")


def test_a_message_without_a_place_is_passed_on():
    class Other:
        def query(self, *_, **__):
            raise SyntaxError("odd\nquery")

    with pytest.raises(QueryError, match="the query cannot be parsed: odd query"):
        query_store(Other(), "ASK {}")


def test_the_store_is_not_written(ask):
    with pytest.raises(QueryError):
        ask("INSERT DATA { <a:a> <a:a> <a:a> }")
    assert not ask("ASK { <a:a> ?p ?o }").boolean


def test_an_empty_store_answers():
    assert list(query_store(Store(), "SELECT * { ?s ?p ?o }").rows()) == []
