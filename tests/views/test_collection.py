import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.errors import UsageError
from fztgraph.iris import BACKGROUND_GRAPH, ID
from fztgraph.store import add_quads
from fztgraph.views.collection import collect_picture
from fztgraph.views.picture import Picture, Thing
from fztgraph.vocab import expand
from views.conftest import Generation
from views.sample import NOTE, THINGS


@pytest.fixture(scope="module")
def picture(newsletter: Generation) -> Picture:
    return collect_picture(newsletter, limit=400)


def named(picture: Picture, key: str) -> Thing:
    return next(thing for thing in picture.things if thing.name == THINGS[key][0])


def test_thing_has_its_names_and_classes(picture: Picture) -> None:
    thing = named(picture, "bonded")
    assert (thing.kind, thing.type) == ("Zone", "BondedZone")
    assert thing.aliases == ("望港综保区",)
    assert named(picture, "city").name_en == "Wanggang City"


def test_thing_lists_the_articles_that_mention_it(picture: Picture) -> None:
    thing = named(picture, "council")
    assert [picture.articles[place].title for place in thing.articles] == [
        "第三届望港跨境商品博览会落幕",
        "望港至阿斯塔纳跨境公路货运线路正式开通",
    ]
    assert thing.article_count == 2


def test_article_has_its_issue_with_the_note(picture: Picture) -> None:
    article = next(article for article in picture.articles if article.number == "2")
    assert (article.section, article.date) == ("数据快览", "2024-07-01")
    assert article.issue is not None
    assert picture.issues[article.issue].note == NOTE


@pytest.mark.parametrize(
    ("name", "zh", "en"), [("routeTo", "通往", "route to"), ("Zone", "功能区", "zone"), ("area", "面积", "area")]
)
def test_terms_are_those_of_the_ontology(picture: Picture, name: str, zh: str, en: str) -> None:
    term = dict(picture.terms)[name]
    assert (term.zh, term.en) == (zh, en)


def test_term_without_a_label_keeps_its_own_name(empty: Generation) -> None:
    picture = collect_picture(empty, limit=9)
    assert dict(picture.terms)["routeTo"].zh == "route to"


def test_entity_is_the_focus(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, entities=["望港口岸"], hops=1, limit=400)
    assert picture.focus == 0
    assert picture.things[0].name == "望港口岸"
    assert (picture.hops, len(picture.things)) == (1, 2)


def test_steps_below_zero_are_refused(newsletter: Generation) -> None:
    with pytest.raises(UsageError, match="-1 is no number of steps"):
        collect_picture(newsletter, entities=["望港市"], hops=-1, limit=400)


def disputed(*said: tuple[str, str, str]) -> Picture:
    """One thing that graphs call by several names and classes."""
    store = Store()
    thing = NamedNode(ID + "place/x")
    for graph, name, kind in said:
        named_graph = NamedNode(graph)
        add_quads(store, [Quad(thing, NamedNode(expand("rdf:type")), NamedNode(expand(f"fzt:{kind}")), named_graph)])
        add_quads(
            store, [Quad(thing, NamedNode(expand("rdf:type")), NamedNode("http://example.org/Other"), named_graph)]
        )
        add_quads(store, [Quad(thing, NamedNode(expand("skos:prefLabel")), Literal(name, language="zh"), named_graph)])
        add_quads(store, [Quad(named_graph, NamedNode(expand("schema:mentions")), thing, named_graph)])
    return collect_picture(Generation(store), limit=9)


A, B, C = (f"{ID}article/{name}" for name in "abc")


@pytest.mark.parametrize(
    ("said", "name", "kind"),
    [
        ([(A, "甲", "Place"), (B, "甲乙", "Zone"), (C, "甲乙", "Zone")], "甲乙", "Zone"),
        ([(A, "甲", "Zone"), (B, "甲", "Zone"), (BACKGROUND_GRAPH, "甲市", "Division")], "甲市", "Place"),
        ([(A, "甲", "Place"), (B, "甲乙", "Place")], "甲乙", "Place"),
    ],
)
def test_reference_lists_then_the_majority_decide(said: list[tuple[str, str, str]], name: str, kind: str) -> None:
    (thing,) = disputed(*said).things
    assert (thing.name, thing.kind) == (name, kind)


def test_thing_without_name_and_class_is_still_shown() -> None:
    store = Store()
    article = NamedNode(A)
    add_quads(store, [Quad(article, NamedNode(expand("schema:mentions")), NamedNode(ID + "place/无名"), article)])
    (thing,) = collect_picture(Generation(store), limit=9).things
    assert (thing.name, thing.kind) == ("无名", "Initiative")
