import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.errors import UnknownEntityError
from fztgraph.iris import entity_iri
from fztgraph.views.entities import find_entity
from fztgraph.vocab import expand
from views.conftest import Generation
from views.sample import iri


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("望港市", "city"),
        ("望港 市", "city"),
        ("望港片区", "wanggang"),
        ("wanggang city", "city"),
        ("rcep", "rcep"),
        ("关于支持望港片区跨境电商发展的若干措施", "notice"),
    ],
)
def test_any_name_finds_the_entity(newsletter: Generation, asked: str, key: str) -> None:
    assert find_entity(newsletter.store, asked).entity.value == iri(key)


def test_iri_finds_the_entity(newsletter: Generation) -> None:
    assert find_entity(newsletter.store, iri("port")).entity.value == iri("port")


@pytest.mark.parametrize(
    "asked", ["https://w3id.org/fztgraph/id/place/无", "https://w3id.org/fztgraph/ns#Zone", "no iri://at all <>"]
)
def test_unknown_iri_is_refused(newsletter: Generation, asked: str) -> None:
    with pytest.raises(UnknownEntityError, match="no entity of this graph"):
        find_entity(newsletter.store, asked)


@pytest.mark.parametrize(
    ("asked", "near"),
    [("望港口案", "望港口岸"), ("明川", "明川储能科技有限公司"), ("青澜省科技厅办公室", "青澜省科技厅")],
)
def test_unknown_name_offers_the_nearest(newsletter: Generation, asked: str, near: str) -> None:
    with pytest.raises(UnknownEntityError, match=near):
        find_entity(newsletter.store, asked)


@pytest.mark.parametrize("asked", ["", "xyz", "毫不相干"])
def test_name_like_no_other_says_so(newsletter: Generation, asked: str) -> None:
    with pytest.raises(UnknownEntityError, match="nothing comes near it"):
        find_entity(newsletter.store, asked)


def namesakes() -> Store:
    """Two places called 新区 for short, one written about, and one whose whole name it is."""
    store = Store()
    graph = NamedNode("https://w3id.org/fztgraph/id/article/a")
    for name, label in (("甲新区", "altLabel"), ("乙新区", "altLabel"), ("新区", "prefLabel")):
        thing = NamedNode(entity_iri("place", name))
        store.add(Quad(thing, NamedNode(expand("rdf:type")), NamedNode(expand("fzt:Place")), graph))
        store.add(Quad(thing, NamedNode(expand("skos:prefLabel")), Literal(name, language="zh"), graph))
        store.add(Quad(thing, NamedNode(expand(f"skos:{label}")), Literal("新区", language="zh"), graph))
    mentioned = NamedNode(entity_iri("place", "乙新区"))
    store.add(Quad(graph, NamedNode(expand("schema:mentions")), mentioned, graph))
    return store


def test_main_name_comes_before_aliases_and_others_are_named() -> None:
    match = find_entity(namesakes(), "新区")
    assert match.entity.value == entity_iri("place", "新区")
    assert match.others == ("乙新区", "甲新区")


def test_of_aliases_the_one_written_about_is_meant() -> None:
    store = namesakes()
    store.remove(
        next(store.quads_for_pattern(None, NamedNode(expand("skos:prefLabel")), Literal("新区", language="zh")))
    )
    store.remove(
        next(store.quads_for_pattern(NamedNode(entity_iri("place", "新区")), NamedNode(expand("rdf:type")), None))
    )
    assert find_entity(store, "新区").entity.value == entity_iri("place", "乙新区")
