"""Figures over time: a mark for each figure, a bar as long as its period, a line through those of like periods.

Where sources differ each value has its mark, hollow, and no line passes: nothing is averaged, no source is chosen.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from fztgraph.explorer.charts.chart import FULL, Chart, Size
from fztgraph.explorer.charts.figures import Placed, Series, disagreements, place, runs, undated
from fztgraph.explorer.charts.marks import DASHES, QUIET, STYLES, Style
from fztgraph.explorer.charts.periods import Kind, tell_stretch
from fztgraph.explorer.charts.plot import (
    Entry,
    Plot,
    Sign,
    dot_sign,
    draw_legend,
    draw_time_axis,
    draw_value_axis,
    legend_rows,
    row_height,
    value_ticks,
)
from fztgraph.explorer.charts.texts import Mark, text_length
from fztgraph.explorer.charts.units import choose_unit, tell_number
from fztgraph.explorer.frame import cut
from fztgraph.explorer.words import Words

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

#: A chart tells so many lines apart; what it has no place for it counts below.
MAX_SERIES = len(STYLES)
#: A description lists so many figures.
_LISTED = 12
_WHITE = "#ffffff"
_PAD = 8.0

_Box: TypeAlias = tuple[float, float, float, float]


def line_chart(series: Sequence[Series], *, title: str, lang: str = "zh", size: Size = FULL) -> Chart:
    """Return a chart of the figures of one indicator, of one thing or of some; all series have one unit.

    Raises ValueError for series of several units: take ``by_unit`` first.
    """
    units = {each.unit for each in series}
    if len(units) > 1:
        raise ValueError(f"a chart has one unit, these series have {', '.join(sorted(units))}")
    lines = _Lines(series, title=title, lang=lang, size=size)
    return Chart(title, lines.describe(), lang, size.width, lines.height, lines.draw)


class _Lines:
    """What a line chart is drawn from."""

    def __init__(self, series: Sequence[Series], *, title: str, lang: str, size: Size) -> None:
        self.title, self.lang, self.size, self.t = title, lang, size, Words("charts", lang)
        placed = [(each.name, place(each)) for each in series]
        dated = [(name, points) for name, points in placed if points]
        self.shown = [(name, points, STYLES[at]) for at, (name, points) in enumerate(dated[:MAX_SERIES])]
        self.hidden = len(dated) - len(self.shown)
        self.undated = undated(series)
        self.all = [each for _, points, _ in self.shown for each in points]
        code = series[0].unit if series else ""
        self.unit = choose_unit(code, [each.point.value for each in self.all], lang)
        self.legend = [] if size.spark else legend_rows(self._entries(), size.width - 2 * _PAD, size)
        more = max(0, len(self.legend) - 1) * row_height(size) + len(self.notes()) * (size.text + 6)
        self.height = size.height if size.spark else size.height + more

    def describe(self) -> str:
        """Return the figures in words, the first of them."""
        told = [self.tell(name, each) for name, points, _ in self.shown for each in points]
        if not told:
            return " ".join([self.t("empty"), *self.notes()])
        more = [self.t("more", n=len(told) - _LISTED)] if len(told) > _LISTED else []
        return " ".join([self.t("list").join([*told[:_LISTED], *more]) + self.t("stop"), *self.notes()])

    def tell(self, name: str, each: Placed) -> str:
        """Return a figure in words: whose, when, and the value as printed."""
        value = cut(each.point.printed) or self.unit.tell(each.point.value)
        key = "figureContested" if each.contested else "figure"
        return self.t(key, name=cut(name or self.title), period=tell_stretch(each.point.period, self.lang), value=value)

    def notes(self) -> list[str]:
        """Return what the chart leaves out, in words."""
        counts = (("undated", self.undated), ("hidden", self.hidden))
        return [self.t(key, n=count) for key, count in counts if count]

    def draw(self, surface: "Surface") -> None:
        """Draw the chart."""
        if not self.all:
            if not self.size.spark:
                surface.text(_PAD, self.height / 2, self.t("empty"), size=self.size.text, colour=QUIET)
            return
        if self.size.spark:
            self._draw_figures(surface, self._spark())
            return
        frame, ticks = self._frame()
        draw_legend(surface, self.legend, _PAD, _PAD, self.size)
        draw_value_axis(surface, frame, ticks, self.unit, self.size)
        draw_time_axis(surface, frame, self.size, self.lang)
        self._draw_figures(surface, frame)
        self._draw_notes(surface)

    def _frame(self) -> tuple[Plot, list[float]]:
        """Return the plot, from the first year to the last, with nought in it, and the ticks of its values."""
        text = self.size.text
        values = [each.point.value / self.unit.factor for each in self.all]
        ticks = value_ticks(min(0.0, *values), max(0.0, *values), 5 if self.size.height > 250 else 3)
        years = [day.year for each in self.all for day in (each.stretch.first, each.stretch.last)]
        below = (2 * text + 16 if self.size.width > 320 else text + 12) + (text + 6) * len(self.notes())
        frame = Plot(
            left=max(text_length(tell_number(tick), text) for tick in ticks) + 12,
            top=_PAD + len(self.legend) * row_height(self.size) + text + 14,
            right=self.size.width - _PAD - text,
            bottom=self.height - below,
            days=(dt.date(min(years), 1, 1).toordinal(), dt.date(max(years) + 1, 1, 1).toordinal()),
            values=(ticks[0] * self.unit.factor, ticks[-1] * self.unit.factor),
        )
        return frame, ticks

    def _spark(self) -> Plot:
        values = [each.point.value for each in self.all]
        middles = [each.stretch.middle for each in self.all]
        low, high = min(values), max(values)
        early, late = min(middles), max(middles)
        slack = 1.0 if low == high else 0.0
        return Plot(
            left=5,
            top=5,
            right=self.size.width - 5,
            bottom=self.size.height - 5,
            days=(early - (early == late), late + (early == late)),
            values=(low - slack, high + slack),
        )

    def _draw_figures(self, surface: "Surface", frame: Plot) -> None:
        for _, points, style in self.shown:
            for kind, run in runs(points):
                path = [(frame.x(each.stretch.middle), frame.y(each.point.value)) for each in run]
                surface.line(path, style.colour, width=1.6, dashes=DASHES[kind])
            for one, other in disagreements(points):
                ends = [(frame.x(each.stretch.middle), frame.y(each.point.value)) for each in (one, other)]
                surface.line(ends, style.colour, width=1.0, dashes=(1.5, 1.5))
        for name, points, style in self.shown:
            for each in points:
                self._draw_figure(surface, frame, each, name, style)
        if not self.size.spark:
            self._label_values(surface, frame)

    def _draw_figure(self, surface: "Surface", frame: Plot, each: Placed, name: str, style: Style) -> None:
        x, y = frame.x(each.stretch.middle), frame.y(each.point.value)
        if not self.size.spark:
            ends = (each.stretch.first.toordinal(), each.stretch.last.toordinal() + 1)
            left, right = (frame.x(end) for end in ends)
            surface.line([(left, y), (max(right, left + 1), y)], style.colour, width=1.0)
        label = self.tell(name, each) + (f"\n{cut(each.point.note)}" if each.point.note else "")
        surface.dot(
            x,
            y,
            style.marker,
            _WHITE if each.contested else style.colour,
            edge=style.colour,
            size=4.0 if self.size.spark else 7.5,
            mark=Mark(label, each.point.href),
        )

    def _label_values(self, surface: "Surface", frame: Plot) -> None:
        """Write the values that have room above or below their marks, the latest first."""
        text = self.size.text - 1
        dots = [(frame.x(each.stretch.middle), frame.y(each.point.value)) for each in self.all]
        taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in dots]
        for each in sorted(self.all, key=lambda placed: placed.stretch.last, reverse=True):
            label = tell_number(each.point.value / self.unit.factor)
            width = text_length(label, text)
            x = min(max(frame.x(each.stretch.middle), frame.left + width / 2 + 2), frame.right - width / 2)
            y = frame.y(each.point.value)
            for base in (y - 8, y + 8 + 0.8 * text):
                box = (x - width / 2 - 2, base - 0.8 * text, x + width / 2 + 2, base + 2)
                if base < frame.bottom - 2 and not any(_overlap(box, other) for other in taken):
                    surface.text(x, base, label, size=text, align="center")
                    taken.append(box)
                    break

    def _entries(self) -> list[Entry]:
        """Return the legend: whose figures, over what, and whether sources differ."""
        found = []
        if len(self.shown) > 1:
            found += [Entry(name, dot_sign(style.marker, style.colour, style.colour)) for name, _, style in self.shown]
        kinds = {each.stretch.kind for each in self.all}
        found += [Entry(self.t(f"kind.{kind}"), _line_sign(kind), 26.0) for kind in Kind if kind in kinds]
        if any(each.contested for each in self.all):
            found.append(Entry(self.t("contested"), dot_sign("o", _WHITE, QUIET)))
        return found

    def _draw_notes(self, surface: "Surface") -> None:
        for number, note in enumerate(reversed(self.notes())):
            base = self.height - 6 - number * (self.size.text + 6)
            surface.text(_PAD, base, note, size=self.size.text, colour=QUIET)


def _line_sign(kind: Kind) -> Sign:
    def draw(surface: "Surface", x: float, y: float) -> None:
        if kind is not Kind.SPAN:
            surface.line([(x - 13, y), (x + 13, y)], QUIET, width=1.6, dashes=DASHES[kind])
        else:
            surface.line([(x - 13, y), (x + 13, y)], QUIET, width=1.0)
            surface.dot(x, y, "o", QUIET, size=5)

    return draw


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
