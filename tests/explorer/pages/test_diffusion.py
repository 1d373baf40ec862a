"""The page of how initiatives spread: the overview, a path, and where there is none."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, Store
from sample_graph import iri, quad, quads

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.index import build_index
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.names import read_name
from fztgraph.explorer.pages import diffusion
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.spreading import read_overview, read_path
from fztgraph.explorer.visit import Params, Shown, Visit
from fztgraph.store import add_quads
from fztgraph.vocab import expand

MODEL, COPY, AGAIN = "initiative/首创", "initiative/仿制", "initiative/再仿"
FACTS = (
    (MODEL, "pilotedIn", "zone/甲片区"),
    (MODEL, "spreadBy", "policy/通知"),
    (MODEL, "replicatedTo", "zone/乙片区"),
    (MODEL, "replicatedTo", "zone/丙片区"),
    (COPY, "replicates", MODEL),
    (COPY, "pilotedIn", "zone/丁片区"),
    (AGAIN, "replicates", COPY),
    ("initiative/试点", "pilotedIn", "zone/甲片区"),
    ("zone/甲片区", "carriesOut", "initiative/无关"),
)


def small_store(*facts):
    """A store of facts, the first of which is said on the first of January 2024, the next on the second."""
    store = Store()
    for number, fact in enumerate(facts, 1):
        add_quads(store, quads(number, fact))
    return store


@pytest.fixture(scope="module")
def source():
    store = small_store(*FACTS)
    day, article = Literal("2021-06-16", datatype=NamedNode(expand("xsd:date"))), iri("article/3")
    for date in ("replicatedOn", "startedOn"):
        claim = {
            "rdf:type": NamedNode(expand("fzt:Claim")),
            "rdf:subject": NamedNode(iri(MODEL)),
            "rdf:predicate": NamedNode(expand(f"fzt:{date}")),
            "rdf:object": day,
            "fzt:evidence": NamedNode(iri("evidence/3")),
        }
        add_quads(store, [quad(iri(f"claim/{date}"), name, value, article) for name, value in claim.items()])
    return StoreSource(store)


def visit(source, lang="zh", **params):
    frame = Frame(LiveLinks("", "/diffusion"), lang, page="diffusion", published="2024-06-16")
    return Visit(source, frame, lambda: build_index(source), Params(params.items()))


def path(source, name):
    return read_path(source, read_name(source, iri(name), "zh"), "zh")


def told(found):
    return [
        (step.name, [(fact.subject.name, fact.predicate, fact.object.name) for fact in step.facts])
        for step in found.steps
    ]


def test_a_path_goes_from_the_first_place_to_copies_of_copies(source):
    assert told(path(source, MODEL)) == [
        ("first", [("首创", "pilotedIn", "甲片区")]),
        ("notice", [("首创", "spreadBy", "通知")]),
        ("taken", [("首创", "replicatedTo", "乙片区"), ("首创", "replicatedTo", "丙片区")]),
        ("copied", [("仿制", "replicates", "首创"), ("仿制", "pilotedIn", "丁片区")]),
        ("copied", [("再仿", "replicates", "仿制")]),
    ]


def test_a_copy_is_shown_on_the_path_of_its_model(source):
    found = path(source, AGAIN)
    assert (found.thing.name, found.model.name) == ("再仿", "首创")
    assert found.steps == path(source, MODEL).steps


def test_a_fact_has_the_date_that_its_sentence_tells_of_it(source):
    (_, _, taken, *_) = path(source, MODEL).steps
    assert [fact.dates for fact in taken.facts] == [(("replicatedOn", "2021-06-16"),), ()]
    assert [fact.sentences[0].title for fact in taken.facts] == ["文3", "文4"]


def test_things_that_copy_each_other_are_passed_through_once():
    circle = StoreSource(small_store((COPY, "replicates", MODEL), (MODEL, "replicates", COPY)))
    assert sum(len(step.facts) for step in path(circle, MODEL).steps) == 2


def test_what_did_not_spread_has_no_path(source):
    assert path(source, "initiative/无关") is None


def test_the_overview_has_models_by_how_many_took_them_up(source):
    found = read_overview(source, "zh")
    assert [(each.thing.name, each.taken) for each in found.spreads] == [("首创", 3)]
    assert [each.name for each in found.spreads[0].takers] == ["丙片区", "乙片区", "仿制"]
    assert [each.thing.name for each in found.pilots] == ["试点"]


def test_the_overview_counts_what_it_does_not_show():
    store = small_store(*((f"initiative/第{number}", "replicatedTo", "zone/甲片区") for number in range(5)))
    found = read_overview(StoreSource(store), "zh", shown=2)
    assert (len(found.spreads), found.spread_count) == (2, 5)


def test_the_page_of_a_path_shows_drawing_facts_and_sentences(source):
    page = diffusion.show(visit(source, e=MODEL))
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == 2
    assert "replicatedTo zone/乙片区" in re.sub(r"<[^>]+>", "", page)
    assert not re.search(r"style=|<style|\son\w+=|<script(?! type=.module. src=)", page)


@pytest.mark.parametrize(("lang", "words"), [("zh", "已复制推广的举措"), ("en", "Initiatives that spread")])
def test_the_overview_leads_to_paths(source, lang, words):
    page = diffusion.show(visit(source, lang))
    assert words in page
    assert 'href="/diffusion?e=initiative%2F%E9%A6%96%E5%88%9B"' in page


def test_an_empty_graph_says_so():
    page = diffusion.show(visit(StoreSource(small_store())))
    assert "文章中还没有读到举措的首创和复制推广。" in page


def test_a_thing_without_a_path_says_so(source):
    answer = diffusion.show(visit(source, e="initiative/无关"))
    assert answer.status == 200
    assert "没有文章写到“无关”" in answer.content


@pytest.mark.parametrize("key", ["initiative/没有", "initiative/<x>", "nothing", "a b", "通知"])
def test_an_unknown_thing_is_not_there(source, key):
    answer = diffusion.show(visit(source, e=key))
    assert isinstance(answer, Shown)
    assert answer.status == 404


def test_bad_names_are_text():
    store = small_store((MODEL, "replicatedTo", "zone/甲片区"))
    bad = Literal('<script>alert(1)</script>"\u202e' + "长" * 10_000, language="zh")
    add_quads(store, [quad(iri(MODEL), "skos:prefLabel", bad, iri("article/1"))])
    for page in (diffusion.show(visit(StoreSource(store))), diffusion.show(visit(StoreSource(store), e=MODEL))):
        assert "<script>alert" not in page
        assert len(page) < 60_000
