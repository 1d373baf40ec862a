"""What charts have in common: the frame of the plot, its axes in round numbers and whole years, its legend."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from fztgraph.explorer.charts.chart import Size
from fztgraph.explorer.charts.marks import QUIET, RULE
from fztgraph.explorer.charts.texts import fit, text_length
from fztgraph.explorer.charts.units import Unit, tell_number
from fztgraph.explorer.words import Words

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

_GAP = 18.0

#: Draws the sign of an entry of a legend about a point.
Sign: TypeAlias = "Callable[[Surface, float, float], None]"


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle that values are drawn in, and where a day and a value lie in it."""

    left: float
    top: float
    right: float
    bottom: float
    days: tuple[float, float]
    values: tuple[float, float]

    def x(self, day: float) -> float:
        """Return where a day lies."""
        first, last = self.days
        return self.left + (day - first) / (last - first) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return where a value lies."""
        low, high = self.values
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a legend: its name, its sign, and how wide that is."""

    name: str
    sign: Sign
    width: float = 16.0


def value_ticks(low: float, high: float, count: int) -> list[float]:
    """Return round numbers that hold two values between them, about so many.

    >>> value_ticks(0, 96.2, 4)
    [0.0, 25.0, 50.0, 75.0, 100.0]
    """
    span = (high - low) or abs(high) or 1.0
    rough = span / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999) * power
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 12) for number in range(first, max(last, first + 1) + 1)]


def draw_value_axis(surface: "Surface", plot: Plot, ticks: Sequence[float], unit: Unit, size: Size) -> None:
    """Draw a rule and a number for each tick, and the unit above them."""
    for tick in ticks:
        height = plot.y(tick * unit.factor)
        surface.line([(plot.left, height), (plot.right, height)], RULE)
        label = tell_number(tick)
        surface.text(plot.left - 6, height + 0.35 * size.text, label, size=size.text, colour=QUIET, align="right")
    surface.text(2, plot.top - 12, unit.name, size=size.text, colour=QUIET)


def draw_time_axis(surface: "Surface", plot: Plot, size: Size, lang: str) -> None:
    """Draw the years, each in its middle, as many as there is room for; months where there are few."""
    first, last = (dt.date.fromordinal(int(day)) for day in (plot.days[0], plot.days[1] - 1))
    years = range(first.year, last.year + 1)
    room = (plot.right - plot.left) / len(years)
    t = Words("charts", lang)
    by_months = room > 150
    base = plot.bottom + size.text + 5
    step = max(1, math.ceil(3.2 * size.text / room))
    for year in years:
        begin, end = (plot.x(dt.date(each, 1, 1).toordinal()) for each in (year, year + 1))
        if (year - first.year) % step == 0:
            surface.line([(begin, plot.bottom), (begin, plot.bottom + 5)], QUIET)
            name = t("inYear", year=str(year)) if room > 4.5 * size.text else str(year)
            height = base + (size.text + 4 if by_months else 0)
            middle = (begin + end) / 2 if step == 1 else begin + 2
            surface.text(middle, height, name, size=size.text, colour=QUIET, align="center" if step == 1 else "left")
        if by_months:
            _draw_months(surface, plot, year, base, size, t)
    surface.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], QUIET)


def _draw_months(surface: "Surface", plot: Plot, year: int, base: float, size: Size, t: Words) -> None:
    names = t("months").split()
    wide = plot.x(dt.date(year, 2, 1).toordinal()) - plot.x(dt.date(year, 1, 1).toordinal())
    step = next(step for step in (1, 2, 3) if wide * step > 3.1 * size.text or step == 3)
    for month in range(1, 13, step):
        middle = plot.x(dt.date(year, month, 16).toordinal())
        label = t("monthTick", month=names[month - 1])
        surface.text(middle, base, label, size=size.text, colour=QUIET, align="center")


def legend_rows(entries: Sequence[Entry], room: float, size: Size) -> list[list[tuple[float, Entry, str]]]:
    """Return the entries in rows: where each begins, and as much of its name as there is room for."""
    rows: list[list[tuple[float, Entry, str]]] = [[]]
    at = 0.0
    for entry in entries:
        name = fit(entry.name, size.text, room - entry.width - 6)
        width = entry.width + 6 + text_length(name, size.text)
        if rows[-1] and at + width > room:
            rows.append([])
            at = 0.0
        rows[-1].append((at, entry, name))
        at += width + _GAP
    return [row for row in rows if row]


def draw_legend(
    surface: "Surface", rows: Sequence[Sequence[tuple[float, Entry, str]]], left: float, top: float, size: Size
) -> None:
    """Draw the rows of a legend below one another."""
    for number, row in enumerate(rows):
        base = top + number * row_height(size) + size.text
        for at, entry, name in row:
            entry.sign(surface, left + at + entry.width / 2, base - 0.35 * size.text)
            surface.text(left + at + entry.width + 6, base, name, size=size.text)


def row_height(size: Size) -> float:
    """Return the height of a row of a legend."""
    return size.text + 8


def dot_sign(marker: str, colour: str, edge: str) -> Sign:
    """Return the sign of a marker."""
    return lambda surface, x, y: surface.dot(x, y, marker, colour, edge=edge)
