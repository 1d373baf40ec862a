"""Which indicators there are, who has figures of them, and names that come near."""

import pytest
from sample_graph import iri

from explorer.zones import FAR, ONE, TWO, zone_source
from fztgraph.explorer.indicators import (
    Counted,
    find_indicators,
    near_indicators,
    read_count,
    read_holders,
    read_list,
    read_stated,
    with_said,
)
from fztgraph.explorer.source import StoreSource


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def test_indicators_with_most_figures_come_first(source: StoreSource) -> None:
    assert read_list(source) == [Counted("进出口额", 6), Counted("企业数", 1), Counted("进出口额增速", 1)]


@pytest.mark.parametrize(("name", "count"), [("进出口额", 6), ("没有", 0), ('"<', 0)])
def test_one_indicator_is_counted_by_itself(source: StoreSource, name: str, count: int) -> None:
    assert read_count(source, name) == (Counted(name, count) if count else None)


def test_the_things_with_most_figures_come_first(source: StoreSource) -> None:
    assert read_holders(source, "进出口额") == [Counted(iri("place/甲市"), 3), Counted(iri(TWO), 3)]
    assert sum(each.count for each in read_holders(source, "进出口额", most=2)) == 2
    assert read_holders(source, '没有"') == []


def test_figures_are_of_one_indicator_or_of_all(source: StoreSource) -> None:
    things = [iri(ONE), iri(FAR), iri(TWO)]
    told = [(each.about, each.indicator, each.unit, each.figure.value) for each in read_stated(source, things)]
    assert told == [
        (iri(ONE), "企业数", "家", 12),
        (iri(FAR), "进出口额增速", "1", 0.1),
        (iri(TWO), "进出口额", "1", 0.25),
        (iri(TWO), "进出口额", "CNY", 700),
        (iri(TWO), "进出口额", "CNY", 720),
    ]
    assert [each.about for each in read_stated(source, things, indicator="企业数")] == [iri(ONE)]


def test_each_figure_has_its_sentence(source: StoreSource) -> None:
    (found,) = with_said(source, read_stated(source, [iri(ONE)]))
    assert [said.quote for said in found.figure.sentences] == ["zone/甲片区企业数12"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("进出口", ["进出口额", "进出口额增速"]), ("进出口额", ["进出口额增速"]), ("企业户数", ["企业数"]), ("？", [])],
)
def test_names_come_near_that_hold_one_or_have_much_of_it(source: StoreSource, asked: str, found: list[str]) -> None:
    assert [one.name for one in near_indicators(read_list(source), asked)] == found


def test_indicators_are_found_by_part_of_the_name(source: StoreSource) -> None:
    assert [one.name for one in find_indicators(read_list(source), "增速")] == ["进出口额增速"]
