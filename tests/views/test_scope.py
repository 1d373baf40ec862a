import pytest
from pyoxigraph import NamedNode

from fztgraph.views.scope import choose_scope
from views.conftest import Generation
from views.sample import THINGS, iri


def keys(things: tuple[str, ...]) -> set[str]:
    return {key for key in THINGS if iri(key) in things}


def test_whole_graph_is_what_occurs_in_articles(newsletter: Generation) -> None:
    scope = choose_scope(newsletter.store, entities=[], hops=0, limit=400)
    assert keys(scope.things) == THINGS.keys() - {"province"}
    assert scope.hidden == 0


def test_most_connected_come_first_and_the_rest_is_counted(newsletter: Generation) -> None:
    scope = choose_scope(newsletter.store, entities=[], hops=0, limit=3)
    assert keys(scope.things[:1]) == {"committee"}
    assert scope.hidden == len(THINGS) - 1 - 3
    assert {end for link in scope.links for end in (link[0], link[2])} <= set(scope.things)


@pytest.mark.parametrize(
    ("hops", "around"),
    [
        (0, {"port"}),
        (1, {"port", "line"}),
        (2, {"port", "line", "astana", "logistics"}),
        (3, {"port", "line", "astana", "logistics", "customs", "person", "platform"}),
    ],
)
def test_surroundings_grow_step_by_step(newsletter: Generation, hops: int, around: set[str]) -> None:
    scope = choose_scope(newsletter.store, entities=[NamedNode(iri("port"))], hops=hops, limit=400)
    assert keys(scope.things) == around


def test_near_things_are_kept_before_far_ones(newsletter: Generation) -> None:
    scope = choose_scope(newsletter.store, entities=[NamedNode(iri("port"))], hops=3, limit=2)
    assert keys(scope.things) == {"port", "line"}
    assert scope.hidden == 5


def test_reference_lists_join_only_what_articles_write_about(newsletter: Generation) -> None:
    links = choose_scope(newsletter.store, entities=[], hops=0, limit=400).links
    assert (iri("wanggang"), "partOf", iri("qinglan")) in links
    assert (iri("city"), "partOf", iri("province")) not in links


def test_reference_lists_say_where_the_entity_itself_belongs(newsletter: Generation) -> None:
    scope = choose_scope(newsletter.store, entities=[NamedNode(iri("city"))], hops=1, limit=400)
    assert "province" in keys(scope.things)


def test_empty_graph_has_nothing_to_show(empty: Generation) -> None:
    assert choose_scope(empty.store, entities=[], hops=2, limit=400).things == ()
