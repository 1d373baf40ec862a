import pytest
from rdflib.plugins.sparql import prepareQuery

from fztgraph.errors import UsageError
from fztgraph.queries import named_queries, named_query, run_query
from fztgraph.store import open_snapshot
from fztgraph.vocab import PREFIXES


def test_the_questions_are_these():
    expected = "facts initiatives newest overview policies routes trade zones"
    assert " ".join(named_queries()) == expected


@pytest.mark.parametrize("query", named_queries().values(), ids=named_queries())
def test_each_says_what_it_asks_in_two_languages(query):
    assert (query.title_en + query.description_en).isascii()
    assert (query.title_zh.isascii(), query.description_zh[-1]) == (False, "。")


@pytest.mark.parametrize("name", named_queries())
def test_each_is_answered_by_any_graph(snapshot, name):
    assert run_query(snapshot, named_query(name).text).variables


def test_an_unknown_name_is_told_the_known_ones():
    with pytest.raises(UsageError, match="no query is named 'x'; choose one of facts, initiatives"):
        named_query("x")


@pytest.mark.parametrize("query", named_queries().values(), ids=named_queries())
def test_each_is_sparql_to_another_reader(query):
    prepareQuery(query.text, initNs=PREFIXES)


def test_zones_come_with_their_areas(corpus_store):
    rows = run_query(open_snapshot(corpus_store), named_query("zones").text).rows()
    areas = {row[0].value: row[1].value for row in rows if row[1]}
    assert {"哈尔滨片区", "绥芬河片区", "黑河片区"} == set(str(areas["中国（黑龙江）自由贸易试验区"]).split("、"))
