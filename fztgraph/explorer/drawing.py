"""One indicator drawn for several things: lines where there are figures over time, else a bar for each figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fztgraph.explorer.charts import (
    FULL,
    NARROW,
    Bar,
    Chart,
    Point,
    Series,
    Size,
    bar_chart,
    line_chart,
    read_stretch,
    responsive,
    tell_stretch,
)
from fztgraph.explorer.observations import Figure
from fztgraph.explorer.words import Words

#: With fewer different periods than this a line tells nothing; so many bars are drawn.
_LINE, _BARS = 3, 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures of one thing, each with the address of its sentence."""

    name: str
    figures: Sequence[tuple[Figure, str]]


def draw_figures(
    things: Sequence[Drawn], *, title: str, unit: str, lang: str, sizes: tuple[Size, ...] = (FULL, NARROW)
) -> Markup | None:
    """Return a chart of the figures of some things in one unit, None for one figure; of two sizes the screen takes one.

    No figure is left out because another source has another, and none is made of others.
    """
    every = [(thing.name, figure, href) for thing in things for figure, href in thing.figures]
    if len(every) < 2:
        return None
    periods = {figure.period for _, figure, _ in every if read_stretch(figure.period)}
    bars = [_bar(*each, lang) for each in every[:_BARS]]
    charts = [
        _lines(things, title=title, unit=unit, lang=lang, size=size)
        if len(periods) >= _LINE
        else bar_chart(bars, title=title, unit=unit, lang=lang, size=size)
        for size in sizes
    ]
    return responsive(*charts) if len(charts) > 1 else charts[0].svg()


def _lines(things: Sequence[Drawn], *, title: str, unit: str, lang: str, size: Size) -> Chart:
    series = [
        Series(
            thing.name,
            tuple(Point(figure.period, figure.value, printed=figure.raw, href=href) for figure, href in thing.figures),
            unit,
        )
        for thing in things
    ]
    return line_chart(series, title=title, lang=lang, size=size)


def _bar(name: str, figure: Figure, href: str, lang: str) -> Bar:
    t = Words("charts", lang)
    if not read_stretch(figure.period):
        return Bar(name, (figure.value,), hrefs=(href,))
    return Bar(t("barWhen", name=name, period=tell_stretch(figure.period, lang)), (figure.value,), hrefs=(href,))
