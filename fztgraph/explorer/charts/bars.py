"""Counts or amounts side by side: a row for each name, a bar for each group, in the order given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fztgraph.explorer.charts.chart import FULL, Chart, Size
from fztgraph.explorer.charts.marks import QUIET, STYLES
from fztgraph.explorer.charts.plot import Entry, dot_sign, draw_legend, legend_rows, row_height
from fztgraph.explorer.charts.texts import Mark, fit, text_length
from fztgraph.explorer.charts.units import choose_unit
from fztgraph.explorer.frame import cut
from fztgraph.explorer.words import Words

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

#: A chart tells so many groups apart.
MAX_GROUPS = len(STYLES)
_LISTED = 12
_PAD = 8.0
_THICK = 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, a value for each group (None where there is none), where the name and each bar lead."""

    name: str
    values: tuple[float | None, ...]
    href: str = ""
    hrefs: tuple[str, ...] = ()


def bar_chart(
    bars: Sequence[Bar],
    *,
    title: str,
    groups: Sequence[str] = (),
    unit: str = "",
    lang: str = "zh",
    size: Size = FULL,
) -> Chart:
    """Return a chart of rows of bars, as high as it has to be; ``groups`` name the values of each row.

    Raises ValueError where a row has not a value for each group, and for more groups than can be told apart.
    """
    wanted = max(1, len(groups))
    if any(len(bar.values) != wanted for bar in bars) or wanted > MAX_GROUPS:
        raise ValueError(f"each row has a value for each of the groups, which are {MAX_GROUPS} at most")
    rows = _Bars(bars, groups=groups, unit=unit, lang=lang, size=size)
    return Chart(title, rows.describe(), lang, size.width, rows.height, rows.draw)


class _Bars:
    """What a bar chart is drawn from."""

    def __init__(self, bars: Sequence[Bar], *, groups: Sequence[str], unit: str, lang: str, size: Size) -> None:
        self.bars, self.groups, self.size, self.t = bars, groups, size, Words("charts", lang)
        self.values = [value for bar in bars for value in bar.values if value is not None]
        self.unit = choose_unit(unit, self.values, lang)
        self.is_one_column = size.width < 500
        lines = max(1, len(groups))
        self.row = lines * (_THICK + 2) + 12 + (size.text + 6 if self.is_one_column else 0)
        self.legend = self._legend()
        self.top = _PAD + len(self.legend) * row_height(size)
        self.height = self.top + max(1, len(bars)) * self.row + _PAD

    def describe(self) -> str:
        """Return the values in words, the first of them."""
        told = [mark.label for bar in self.bars for _, mark in self._marks(bar)]
        if not told:
            return self.t("nothing")
        more = [self.t("more", n=len(told) - _LISTED)] if len(told) > _LISTED else []
        return self.t("list").join([*told[:_LISTED], *more]) + self.t("stop")

    def draw(self, surface: "Surface") -> None:
        """Draw the chart."""
        if not self.values:
            surface.text(_PAD, self.top + self.size.text, self.t("nothing"), size=self.size.text, colour=QUIET)
            return
        draw_legend(surface, self.legend, _PAD, _PAD, self.size)
        left = _PAD if self.is_one_column else self._names_width() + 2 * _PAD
        room = self.size.width - left - _PAD - max(text_length(self.unit.tell(v), self.size.text) for v in self.values)
        longest = max(0.0, *self.values) or 1.0
        for number, bar in enumerate(self.bars):
            self._draw_row(surface, bar, self.top + number * self.row, left, (room - 8) / longest)
        surface.line([(left, self.top), (left, self.height - _PAD)], QUIET)

    def _draw_row(self, surface: "Surface", bar: Bar, top: float, left: float, scale: float) -> None:
        text = self.size.text
        if self.is_one_column:
            name = fit(bar.name, text, self.size.width - 2 * _PAD)
            surface.text(_PAD + 4, top + text + 2, name, size=text, mark=Mark(cut(bar.name), bar.href))
            at = top + text + 8
        else:
            at = top + 6
            base = at + (self.row - 12) / 2 + 0.35 * text
            name = fit(bar.name, text, left - 2 * _PAD)
            surface.text(left - _PAD, base, name, size=text, align="right", mark=Mark(cut(bar.name), bar.href))
        for group, mark in self._marks(bar):
            value, style = bar.values[group] or 0.0, STYLES[group]
            height = at + group * (_THICK + 2)
            end = left + max(0.0, value) * scale
            surface.bar(left, height, max(end - left, 1.0), _THICK, style.colour, mark=mark)
            if len(self.groups) > 1:
                surface.dot(max(end - 9, left + 5), height + _THICK / 2, style.marker, "#ffffff", size=5)
            surface.text(end + 6, height + _THICK / 2 + 0.35 * text, self.unit.tell(value), size=text, colour=QUIET)

    def _marks(self, bar: Bar) -> list[tuple[int, Mark]]:
        """Return what each bar of a row says, by its group; there is none where there is no value."""
        found = []
        for at, value in enumerate(bar.values):
            if value is not None:
                told = self.unit.tell(value)
                one = self.t("bar", name=cut(bar.name), value=told)
                label = (
                    self.t("barOf", name=cut(bar.name), group=cut(self.groups[at]), value=told) if self.groups else one
                )
                found.append((at, Mark(label, bar.hrefs[at] if at < len(bar.hrefs) else "")))
        return found

    def _names_width(self) -> float:
        widest = max(text_length(fit(bar.name, self.size.text, 260), self.size.text) for bar in self.bars)
        return min(widest + 2, self.size.width * 0.42)

    def _legend(self) -> list[list[tuple[float, Entry, str]]]:
        """Return the rows of the legend; one group has none."""
        signs = [dot_sign(style.marker, style.colour, style.colour) for style in STYLES]
        entries = [Entry(name, sign) for name, sign in zip(self.groups, signs, strict=False)]
        return legend_rows(entries if len(entries) > 1 else [], self.size.width - 2 * _PAD, self.size)
