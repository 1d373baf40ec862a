import dataclasses
import datetime as dt

import pytest
from sample_graph import iri, make_graph

import fztgraph
from fztgraph.errors import UsageError
from fztgraph.research.citing import cite


@pytest.fixture
def graph():
    facts = [("company/龙运", "carriesOut", "initiative/专列")]
    figures = [("zone/甲片区", "进出口总值", "96", "CNY", "2024")]
    return make_graph(*facts, figures=figures, background=[("zone/甲片区", "partOf", "zone/甲")])


def cite_article(said, **changes):
    evidence = dataclasses.replace(said.evidence[0], article=dataclasses.replace(said.evidence[0].article, **changes))
    return cite(evidence, generation=7, date="2024-07-02")


def test_a_citation_has_sentence_article_date_address_and_generation(graph):
    assert cite_article(graph.facts()[0], issue="自贸动态", issue_number=238, url="https://example.org/a") == (
        "“company/龙运carriesOut initiative/专列”——《文1》，自贸动态第 238 期，2024-01-01，https://example.org/a。"
        f"fztgraph 图谱第 7 代（2024-07-02），证据 {iri('evidence/1')}。"
    )


def test_what_is_not_known_is_left_out(graph):
    said = cite_article(graph.facts()[0], date=None)
    assert f"《文1》，{iri('article/1')}。" in said


def test_a_citation_in_english(graph):
    assert graph.cite(graph.facts()[0], lang="en") == (
        f"“company/龙运carriesOut initiative/专列” “文1”, 2024-01-01. {iri('article/1')}. "
        f"fztgraph, generation 7, evidence {iri('evidence/1')}."
    )


def test_figures_and_single_sentences_are_cited_too(graph):
    figure = graph.figures()[0]
    assert graph.cite(figure) == graph.cite(figure.evidence[0])
    assert graph.cite(figure).startswith("“zone/甲片区进出口总值96”")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_no_article_says_is_cited_from_the_lists(graph, lang):
    said = graph.cite(graph.facts(relation="partOf")[0], lang=lang)
    assert said.startswith("甲片区 partOf 甲")
    assert "参考名录" in said or "reference lists" in said


def test_marks_and_line_breaks_of_the_print_are_not_quoted(graph):
    evidence = dataclasses.replace(graph.facts()[0].evidence[0], quote="**实现**\n\n全覆盖")
    assert cite(evidence, generation=7, date="").startswith("“实现全覆盖”")


def test_an_unknown_language_is_told_the_known_ones(graph):
    with pytest.raises(UsageError, match="choose one of zh, en"):
        graph.cite(graph.facts()[0], lang="ru")


def test_citations_of_the_corpus_quote_what_the_articles_say(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        texts = {row["a"]: row["t"] for row in graph.query("SELECT ?a ?t { ?a a fzt:Article ; fzt:text ?t }")}
        said = [evidence for fact in graph.facts() for evidence in fact.evidence]
        assert len(said) > 50
        assert all(texts[each.article.id][each.start : each.end] == each.quote for each in said)
        assert all(each.article.date == dt.date(2024, 7, 1) for each in said)
        assert "自贸动态第 238 期，2024-07-01" in graph.cite(said[0])


@pytest.mark.parametrize("said", ["x", None, []])
def test_what_is_no_fact_cannot_be_cited(graph, said):
    kind = type(said).__name__
    with pytest.raises(UsageError, match=f"^a {kind} cannot be cited; give a Fact, a Figure or an Evidence$"):
        graph.cite(said)
