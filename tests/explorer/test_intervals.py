"""Intervals of dates on the page of a thing."""

from explorer.things import small_store
from explorer.told import ZONE, entity
from fztgraph.explorer.claims import read_facts
from fztgraph.explorer.extracts import read_extracts
from fztgraph.explorer.names import read_name
from fztgraph.explorer.source import StoreSource
from fztgraph.iris import ID, Iri
from fztgraph.model import Article, DateClaim, Evidence, Extraction, Label
from fztgraph.quads import article_quads
from fztgraph.store import add_quads

ARTICLE = Iri(ID + "article/intervals")
TEXT = "黑河片区2019年1月至2020年2月、2021年3月至2022年4月举办展会，2023年5月起试点。"
DATES = (
    ("heldOnFrom", "2019-01"),
    ("heldOnUntil", "2020-02"),
    ("heldOnFrom", "2021-03"),
    ("heldOnUntil", "2022-04"),
    ("startedOnFrom", "2023-05"),
)
TOLD = [("heldOn", "2019-01/2020-02"), ("heldOn", "2021-03/2022-04"), ("startedOn", "2023-05/")]


def source() -> StoreSource:
    store, proof = small_store(), Evidence(0, len(TEXT), TEXT, "held", 0.9)
    dates = tuple(DateClaim(Iri(ZONE), name, day, proof) for name, day in DATES)
    zone = entity(ZONE, Label.ZONE, "黑河片区", TEXT, 0)
    add_quads(store, article_quads(Extraction(Article(ARTICLE, "a.md", "展会", TEXT), entities=(zone,), dates=dates)))
    return StoreSource(store)


def test_a_thing_has_all_intervals_of_one_sentence_and_those_that_are_open() -> None:
    graph = source()
    dates = read_facts(graph, read_name(graph, ZONE, "zh"), "zh").dates
    assert [(fact.predicate, fact.value) for fact in dates] == TOLD
    assert [fact.sentence_count for fact in dates] == [1, 1, 1]


def test_an_article_states_all_intervals_of_one_sentence() -> None:
    stated = read_extracts(source(), ARTICLE, (0, len(TEXT))).stated
    assert sorted((one.predicate, one.value) for one in stated) == TOLD
