"""The figures of one indicator: by unit and thing, of a period, of a kind, and those that contradict each other."""

from typing import Any

import pytest
from sample_graph import iri

from explorer.zones import FAR, TWO, zone_source
from fztgraph.explorer import measuring
from fztgraph.explorer.charts.periods import Kind
from fztgraph.explorer.indicators import Counted
from fztgraph.explorer.measuring import Asked, Figures, read_all, read_figures
from fztgraph.explorer.source import StoreSource

NAME = "进出口额"


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def read(source: StoreSource, lang: str = "zh", **asked: Any) -> Figures:
    return read_figures(source, Counted(NAME, 6), Asked(**asked), lang)


def told(figures: Figures) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (part.code, thing.name, [(line.figure.period, line.told) for line in lines])
        for part in figures.parts
        for thing, lines in part.things
    ]


def test_figures_stand_by_unit_and_thing_and_kind_of_period(source: StoreSource) -> None:
    found = read(source)
    assert told(found) == [
        ("CNY", "甲市", [("2022", "1,000元"), ("2021", "900元"), ("2023-01/2023-05", "400元")]),
        ("CNY", "乙片区", [("2022", "700元"), ("2022", "720元")]),
        ("1", "乙片区", [("2022", "25%")]),
    ]
    assert (found.total, found.fitting, found.shown, found.holder_count, found.span) == (6, 6, 6, 2, "2021-01/2023-05")
    assert found.kinds == [Kind.YEAR, Kind.CUMULATIVE]


def test_a_filter_looks_at_more_than_is_shown(source: StoreSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "_SOME", 1)
    assert (read(source).fitting, read(source, disputed=True).fitting) == (3, 2)


def test_contradictions_are_counted_and_shown(source: StoreSource) -> None:
    found = read(source, disputed=True)
    assert (found.disputed, found.fitting) == (2, 2)
    assert told(found) == [("CNY", "乙片区", [("2022", "700元"), ("2022", "720元")])]


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ({"since": "2023"}, [400]),
        ({"until": "2021-12-31"}, [900]),
        ({"since": "2022-06", "until": "2022-08"}, [1000, 700, 720, 0.25]),
        ({"since": "2023-06"}, []),
        ({"kind": Kind.CUMULATIVE}, [400]),
        ({"kind": Kind.MONTH}, []),
        ({"things": [iri("place/甲市")]}, [1000, 900, 400]),
        ({"things": [iri(FAR)]}, []),
    ],
)
def test_figures_are_chosen(source: StoreSource, asked: dict[str, Any], values: list[float]) -> None:
    found = read(source, **asked)
    assert [line.figure.value for part in found.parts for _, lines in part.things for line in lines] == values


def test_a_thing_without_the_figure_is_named(source: StoreSource) -> None:
    found = read(source, things=[iri(FAR), iri(TWO)])
    assert [named.name for named in found.bare] == ["远区"]
    assert [(choice.thing.name, choice.is_chosen) for choice in found.choices] == [("乙片区", True), ("甲市", False)]


@pytest.mark.parametrize(
    ("since", "until", "is_backwards"),
    [("2023", "2022", True), ("2022", "2022", False), ("2022-06", "2022", False), ("", "2022", False)],
)
def test_a_period_may_not_end_before_it_begins(since: str, until: str, is_backwards: bool) -> None:
    assert Asked(since, until).is_backwards is is_backwards


def test_all_figures_come_with_what_they_are_of_and_their_sentences(source: StoreSource) -> None:
    found = read_all(source, NAME, Asked(since="2023"), "en")
    assert [(named.name, each.figure.sentences[0].title) for named, each in found] == [("甲市", "文13")]
