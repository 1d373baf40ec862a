"""What was merged leads on, however often it was; what means nothing leads nowhere."""

import pytest
from pyoxigraph import NamedNode, Quad, Store

from explorer.zones import visit
from fztgraph.explorer.merged import lead_on, read_kept
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Moved
from fztgraph.iris import ID
from fztgraph.quads.terms import node


@pytest.fixture(scope="module")
def source() -> StoreSource:
    """A graph in which one thing was merged twice, and two into each other."""
    store = Store()
    for at, (gone, kept) in enumerate((("a/1", "a/2"), ("a/2", "a/3"), ("b/1", "b/2"), ("b/2", "b/1"))):
        for name, key in (("fzt:merged", gone), ("fzt:kept", kept)):
            store.add(Quad(NamedNode(f"{ID}merge/{at}"), node(name), NamedNode(ID + key)))
    return StoreSource(store)


@pytest.mark.parametrize(("asked", "kept"), [("a/1", "a/3"), ("a/2", "a/3"), ("a/3", None), ("nothing/1", None)])
def test_a_merge_is_followed_to_its_end(source: StoreSource, asked: str, kept: str | None) -> None:
    assert read_kept(source, [ID + asked]) == ({ID + asked: ID + kept} if kept else {})


@pytest.mark.parametrize("asked", [[], [ID + "b/1"], ["no name\n of anything"]])
def test_what_leads_nowhere_ends(source: StoreSource, asked: list[str]) -> None:
    assert set(read_kept(source, asked)) <= set(asked)


def test_all_that_an_address_says_is_kept(source: StoreSource) -> None:
    pairs = (("e", "a/1"), ("e", "a/3"), ("lang", "en"), ("q", "a/1"))
    moved = lead_on(visit(source, "/graph", *pairs), "graph")
    assert moved == Moved("/graph?e=a%2F3&e=a%2F3&lang=en&q=a%2F1")
    assert lead_on(visit(source, "/graph", ("e", "名称")), "graph") is None
