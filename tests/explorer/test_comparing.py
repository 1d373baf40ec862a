"""Zones side by side, as they are read."""

from typing import Any

import pytest
from sample_graph import iri

from explorer.zones import FAR, ONE, TWO, zone_source
from fztgraph.explorer.comparing import read_comparison
from fztgraph.explorer.comparison import OTHER, Comparison
from fztgraph.explorer.names import read_names
from fztgraph.explorer.source import StoreSource


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def compare(source: StoreSource, *zones: str, **options: Any) -> Comparison:
    named = read_names(source, [iri(zone) for zone in zones], "zh")
    return read_comparison(source, list(named.values()), "zh", **options)


@pytest.fixture(scope="module")
def two(source: StoreSource) -> Comparison:
    return compare(source, ONE, TWO)


def test_each_side_counts_what_there_is(two: Comparison) -> None:
    assert [(s.initiatives, s.policies, s.measures, [p.name for p in s.places]) for s in two.sides] == [
        (3, 2, 2, ["甲市"]),
        (2, 1, 2, ["乙市"]),
    ]


def test_initiatives_stand_by_the_widest_theme_with_who_has_it(two: Comparison) -> None:
    told = [(t.id, t.holders, [[i.thing.name for i in c.items] for c in t.cells]) for t in two.topics]
    assert told == [("logistics", (0, 1), [["共用", "甲办"], ["共用"]]), ("finance", (0, 1), [["市办"], ["乙管"]])]


def test_what_both_have_is_marked_as_such(two: Comparison) -> None:
    (shared, own), (other,) = (cell.items for cell in two.topics[0].cells)
    assert (shared.others, own.others, other.others) == ((1,), (), (0,))


def test_each_line_has_whose_deed_it_is_and_the_sentence(two: Comparison) -> None:
    ((item,), _) = (cell.items for cell in two.topics[1].cells)
    (fact,) = item.facts
    assert (fact.subject.name, fact.predicate, fact.object and fact.object.name) == ("甲市", "carriesOut", "市办")
    assert fact.sentences[0].quote == "place/甲市carriesOut initiative/市办"


def test_policies_that_all_have_come_first(two: Comparison) -> None:
    assert [(p.thing.name, p.holders) for p in two.policies] == [("总则", (0, 1)), ("甲则", (0,))]
    assert two.policies[1].cells[1] == ()


def test_figures_stand_by_indicator_and_unit_with_what_they_are_of(two: Comparison) -> None:
    assert [(m.name, m.unit, m.holders, m.totals) for m in two.measures] == [
        ("进出口额", "CNY", (0, 1), (3, 2)),
        ("企业数", "家", (0,), (1, 0)),
        ("进出口额", "1", (1,), (0, 1)),
    ]
    one, other = two.measures[0].cells
    assert [(r.about.name, r.figure.value, r.figure.is_disputed) for r in one] == [
        ("甲市", 400, False),
        ("甲市", 1000, False),
        ("甲市", 900, False),
    ]
    assert [(r.figure.value, r.figure.is_disputed) for r in other] == [(700, True), (720, True)]
    assert one[0].figure.sentences[0].quote == "place/甲市进出口额400"


def test_places_are_left_out_where_the_zones_alone_are_wanted(source: StoreSource) -> None:
    found = compare(source, ONE, TWO, own=True)
    assert [side.initiatives for side in found.sides] == [2, 2]
    assert found.places == ()
    assert [m.holders for m in found.measures] == [(0,), (1,), (1,)]


def test_one_theme_can_be_looked_at_alone(source: StoreSource) -> None:
    found = compare(source, ONE, TWO, theme="finance")
    assert [topic.id for topic in found.topics] == ["finance"]
    assert (found.policies, found.measures, found.policy_count) == ((), (), 2)
    assert compare(source, ONE, TWO, theme="green").topics == ()


def test_what_has_no_theme_comes_last(source: StoreSource) -> None:
    found = compare(source, FAR, ONE)
    assert [(topic.id, topic.holders) for topic in found.topics] == [
        ("logistics", (1,)),
        ("finance", (1,)),
        (OTHER, (0,)),
    ]
    assert found.topics[-1].name("zh") == ""
