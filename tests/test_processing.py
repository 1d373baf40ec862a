import dataclasses
import pickle

import pytest
from pyoxigraph import NamedNode, Quad, Store

from fztgraph import processing as module
from fztgraph.articles import read_articles
from fztgraph.errors import OntologyError
from fztgraph.iris import BACKGROUND_GRAPH, ONTOLOGY_GRAPH, article_iri
from fztgraph.model import Article
from fztgraph.processing import find_faults, make_shared_graph, process_article
from fztgraph.vocab import expand


@pytest.fixture(scope="module")
def article(corpus):
    return read_articles(next(corpus.glob("*.md")))[0]


def test_an_article_becomes_quads_of_its_own_graph(article):
    result = process_article(article)
    assert {quad.graph_name.value for quad in result.quads} == {article.iri}
    assert (result.problems, result.entities > 0, result.observations > 0) == ((), True, True)


def test_the_same_article_gives_the_same_quads_wherever_it_goes(article):
    sent = pickle.loads(pickle.dumps(article))  # noqa: S301
    assert pickle.dumps(process_article(sent)) == pickle.dumps(process_article(article))


def test_an_article_of_other_words_is_no_problem():
    assert process_article(Article(article_iri("x", None), "x.md", "Hello", "Nothing here.")).problems == ()


def test_whatever_goes_wrong_is_the_articles_problem(article, monkeypatch):
    def fail(*_):
        raise KeyError("odd\nvalue")

    monkeypatch.setattr(module, "extract_article", fail)
    assert process_article(article).problems == (f"{article.source}, article 1: left out: KeyError: 'odd\\nvalue'",)


def test_violations_keep_an_article_out(article, monkeypatch):
    monkeypatch.setattr(module, "validate_quads", lambda _: ("no label", "no\nclass"))
    single = dataclasses.replace(article, number=None)
    assert process_article(single).problems == (
        f"{article.source}: left out: no label",
        f"{article.source}: left out: no class",
    )
    assert process_article(single).quads == ()


def test_a_broken_ontology_is_nobodys_problem_but_the_ontologys(article, monkeypatch):
    def fail(*_):
        raise OntologyError("broken")

    monkeypatch.setattr(module, "article_quads", fail)
    with pytest.raises(OntologyError):
        process_article(article)


@pytest.mark.parametrize("graph", [ONTOLOGY_GRAPH, BACKGROUND_GRAPH])
def test_ontology_and_background_conform_to_the_checks(graph):
    assert {quad.graph_name.value for quad in make_shared_graph(graph)} == {graph}


def test_a_background_that_does_not_conform_is_not_made(monkeypatch):
    node = NamedNode("https://example.org/zone")
    nameless = Quad(node, NamedNode(expand("rdf:type")), NamedNode(expand("fzt:Zone")), NamedNode(BACKGROUND_GRAPH))
    monkeypatch.setitem(module.SHARED_GRAPHS, BACKGROUND_GRAPH, lambda: [nameless])
    with pytest.raises(OntologyError, match=r"https://example.org/zone: .*; correct the ontology or the gazetteer"):
        make_shared_graph(BACKGROUND_GRAPH)


def test_faults_are_those_that_only_the_whole_shows(article):
    store = Store()
    theme = NamedNode(expand("fzt:theme"))
    store.add(Quad(NamedNode(article.iri), theme, NamedNode("https://example.org/theme"), NamedNode(article.iri)))
    (fault,) = find_faults(store)
    assert fault.endswith("[theme-not-listed]")
