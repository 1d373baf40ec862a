"""Figures by indicator, the latest period first, contradictions marked."""

import pytest

from explorer.told import PLACE, ZONE, told_source
from fztgraph.explorer.observations import Indicator, read_indicators, with_sentences
from fztgraph.explorer.source import StoreSource


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return told_source()


@pytest.fixture(scope="module")
def indicator(source: StoreSource) -> Indicator:
    (found,) = read_indicators(source, ZONE)
    return found


def test_figures_of_an_indicator_stand_together(indicator: Indicator) -> None:
    assert (indicator.name, indicator.unit, indicator.total, indicator.periods) == ("货值", "CNY", 6, 4)
    assert [figure.period for figure in indicator.figures] == ["2024-01/2024-05"] * 3 + ["2023", "2022", "2021"]


def test_what_sources_contradict_each_other_on_is_marked(indicator: Indicator) -> None:
    assert [figure.is_disputed for figure in indicator.figures] == [True] * 3 + [False] * 3
    assert indicator.is_disputed


def test_a_figure_is_as_printed_with_its_change(indicator: Indicator) -> None:
    last = indicator.figures[-1]
    assert (last.raw, last.value, last.change) == ("81亿元", 8.1e9, 0.218)


def test_only_the_first_figures_get_their_sentences(source: StoreSource, indicator: Indicator) -> None:
    (found,) = with_sentences(source, [indicator], most=2)
    assert [len(figure.sentences) for figure in found.figures] == [1, 1, 0, 0, 0, 0]
    assert found.figures[0].sentences[0].quote.startswith("黑河片区启动")


def test_a_chart_takes_them(indicator: Indicator) -> None:
    series = indicator.series("黑河", {0: "/there"})
    assert (len(series.points), series.points[0].href, series.unit) == (6, "/there", "CNY")


def test_a_thing_without_figures_has_none(source: StoreSource) -> None:
    assert read_indicators(source, PLACE) == []
