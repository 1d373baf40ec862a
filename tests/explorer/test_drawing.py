"""One indicator of several things as a chart."""

import pytest

from fztgraph.explorer.drawing import Drawn, draw_figures
from fztgraph.explorer.observations import Figure


def drawn(name: str, *figures: tuple[str, float]) -> Drawn:
    return Drawn(
        name,
        [
            (Figure(f"{value:g}元", value, period, None, ()), f"#{name}{at}")
            for at, (period, value) in enumerate(figures)
        ],
    )


def test_figures_over_time_are_lines_that_lead_to_sentences() -> None:
    things = [drawn("甲", ("2021", 1), ("2022", 2)), drawn("乙", ("2023", 3))]
    chart = draw_figures(things, title="额", unit="CNY", lang="zh")
    assert chart is not None
    assert chart.count("<svg") == 2
    assert 'href="#乙0"' in chart
    assert "甲，2021年：1元" in chart


@pytest.mark.parametrize("period", ["", "2022"])
def test_figures_of_few_periods_are_bars(period: str) -> None:
    chart = draw_figures([drawn("甲", (period, 1)), drawn("乙", (period, 3))], title="额", unit="CNY", lang="en")
    assert chart is not None
    assert ("甲, 2022: 1 yuan" if period else "甲: 1 yuan") in chart


def test_one_figure_is_no_chart() -> None:
    assert draw_figures([drawn("甲", ("2021", 1))], title="额", unit="CNY", lang="zh") is None
