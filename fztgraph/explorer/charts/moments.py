"""What happened when: a lane for each name, a mark for each event, one sized mark for the many of a month or a year."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fztgraph.explorer.charts.chart import FULL, Chart, Size
from fztgraph.explorer.charts.marks import MARKERS, QUIET, RULE, ink_on
from fztgraph.explorer.charts.periods import Stretch, read_stretch, tell_stretch
from fztgraph.explorer.charts.plot import Plot, draw_time_axis
from fztgraph.explorer.charts.texts import Mark, fit, text_length
from fztgraph.explorer.frame import cut
from fztgraph.explorer.words import Words
from fztgraph.views.looks import LOOKS

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

#: So many events have a mark each; of more, those of a month or a year share one.
MAX_MARKS = 240
_LISTED = 12
_PAD = 8.0
_DOT = 9.0
#: How much room a row of marks takes that stand for many.
_SHARED = 26.0


@dataclass(frozen=True, slots=True)
class Moment:
    """An event: its date as ISO 8601, its lane (a zone, a theme), its name, its main class, and where it leads."""

    date: str
    lane: str
    name: str
    kind: str = "Initiative"
    href: str = ""


def timeline_chart(moments: Sequence[Moment], *, title: str, lang: str = "zh", size: Size = FULL) -> Chart:
    """Return a chart of events over time, one lane below the other in the order of first use."""
    lanes = _Lanes(moments, lang=lang, size=size)
    return Chart(title, lanes.describe(), lang, size.width, lanes.height, lanes.draw)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mark of a lane: what it tells, when, of which class, how many events, and at which place of its pile."""

    day: float
    mark: Mark
    kind: str
    count: int = 1
    pile: int = 0


class _Lanes:
    """What a timeline is drawn from."""

    def __init__(self, moments: Sequence[Moment], *, lang: str, size: Size) -> None:
        self.lang, self.size, self.t = lang, size, Words("charts", lang)
        dated = [(stretch, each) for each in moments if (stretch := read_stretch(each.date))]
        self.dated = sorted(dated, key=lambda pair: (pair[0], pair[1].name))
        self.undated = len(moments) - len(dated)
        self.step = _DOT + 2.5 if len(dated) <= MAX_MARKS else _SHARED
        self.days = _whole_years([stretch for stretch, _ in dated])
        names = dict.fromkeys(each.lane for each in moments if read_stretch(each.date))
        self.left = _PAD if size.width < 500 else self._names_width(list(names)) + 2 * _PAD
        self.frame = Plot(self.left, _PAD, size.width - _PAD, 0, self.days, (0, 1))
        self.lanes = {name: self._spots(name) for name in names}
        self.height = _PAD + sum(map(self._lane_height, self.lanes.values())) + 2 * size.text + 16
        self.height += (size.text + 6 if self.undated else 0) + (0 if dated else 20)

    def describe(self) -> str:
        """Return the events in words, the first of them."""
        told = [
            self.t("moment", period=tell_stretch(each.date, self.lang), name=cut(each.name)) for _, each in self.dated
        ]
        more = [self.t("more", n=len(told) - _LISTED)] if len(told) > _LISTED else []
        text = self.t("list").join([*told[:_LISTED], *more]) + self.t("stop") if told else self.t("nothing")
        return " ".join([text, *([self.t("undated", n=self.undated)] if self.undated else [])])

    def draw(self, surface: "Surface") -> None:
        """Draw the chart."""
        if not self.lanes:
            surface.text(_PAD, 24, self.t("nothing"), size=self.size.text, colour=QUIET)
            return
        top = _PAD
        for name, spots in self.lanes.items():
            height = self._lane_height(spots)
            self._draw_lane(surface, name, spots, top, top + height)
            top += height
        draw_time_axis(surface, Plot(self.left, _PAD, self.frame.right, top, self.days, (0, 1)), self.size, self.lang)
        if self.undated:
            note = self.t("undated", n=self.undated)
            surface.text(_PAD, self.height - 6, note, size=self.size.text, colour=QUIET)

    def _draw_lane(self, surface: "Surface", name: str, spots: Sequence[_Spot], top: float, bottom: float) -> None:
        text = self.size.text
        surface.line([(self.left, bottom), (self.frame.right, bottom)], RULE)
        if self.left > _PAD:
            surface.text(self.left - _PAD, bottom - 6, fit(name, text, self.left - 2 * _PAD), size=text, align="right")
        else:
            surface.text(_PAD, top + text + 2, fit(name, text, self.size.width - 2 * _PAD), size=text)
        for spot in spots:
            look = LOOKS[spot.kind]
            x, y = self.frame.x(spot.day), bottom - self.step * (spot.pile + 0.5) - 2
            size = _DOT if spot.count == 1 else min(_DOT + 3 * math.sqrt(spot.count), 24.0)
            surface.dot(x, y, MARKERS[look.shape], look.fill, edge=look.line, size=size, mark=spot.mark)
            if spot.count > 1:
                surface.text(x, y + 4, str(spot.count), size=10, align="center", colour=ink_on(look.fill))

    def _spots(self, lane: str) -> list[_Spot]:
        own = [(stretch, each) for stretch, each in self.dated if each.lane == lane]
        return self._piled(own) if len(self.dated) <= MAX_MARKS else self._shared(lane, own)

    def _piled(self, own: Sequence[tuple[Stretch, Moment]]) -> list[_Spot]:
        """Return a mark for each event, on top of those that stand where it would."""
        ends: list[float] = []
        spots = []
        for stretch, each in sorted(own, key=lambda pair: pair[0].middle):
            x = self.frame.x(stretch.middle)
            pile = next((number for number, end in enumerate(ends) if end <= x), len(ends))
            ends[pile : pile + 1] = [x + _DOT + 2.5]
            label = self.t("moment", period=tell_stretch(each.date, self.lang), name=cut(each.name))
            spots.append(_Spot(stretch.middle, Mark(label, each.href), each.kind, pile=pile))
        return spots

    def _shared(self, lane: str, own: Sequence[tuple[Stretch, Moment]]) -> list[_Spot]:
        """Return a mark for the events of a class of each year, or of each month where few years are shown."""
        by_month = self.days[1] - self.days[0] < 4 * 366
        groups: dict[tuple[str, str], int] = defaultdict(int)
        for stretch, each in own:
            month = f"{stretch.first:%Y-%m}" if by_month and (stretch.months or 1) == 1 else f"{stretch.first:%Y}"
            groups[month, each.kind] += 1
        kinds = sorted({kind for _, kind in groups}, key=list(LOOKS).index)
        spots = []
        for (period, kind), count in groups.items():
            shared = read_stretch(period)
            label = self.t("moments", lane=cut(lane), period=tell_stretch(period, self.lang), n=count)
            if shared is not None:
                spots.append(_Spot(shared.middle, Mark(label), kind, count, pile=kinds.index(kind)))
        return spots

    def _lane_height(self, spots: Sequence[_Spot]) -> float:
        piles = 1 + max(spot.pile for spot in spots)
        return max(24.0, piles * self.step + 6) + (self.size.text + 6 if self.left == _PAD else 0)

    def _names_width(self, names: Sequence[str]) -> float:
        widest = max((text_length(fit(name, self.size.text, 220), self.size.text) for name in names), default=0.0)
        return min(widest + 2, self.size.width * 0.32)


def _whole_years(stretches: Sequence[Stretch]) -> tuple[float, float]:
    years = [day.year for each in stretches for day in (each.first, each.last)] or [dt.date.min.year]
    return dt.date(min(years), 1, 1).toordinal(), dt.date(max(years) + 1, 1, 1).toordinal()
