"""The time that a figure counts: stated in its sentence, or carried from the sentences before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fztgraph.claims.figure_lines import FigureLine
from fztgraph.claims.figure_roles import Figure
from fztgraph.claims.figure_rules import FigureBook
from fztgraph.model import DateSpan
from fztgraph.periods import Period, Point, parse_iso

#: The whole of a year is not counted up to a day.
_WHOLE = re.compile("全年")
#: A day over which something is counted: 仅6月8日一天.
_ONE_DAY = re.compile("(?:这|這|当|當|就)?(?:一天|单日|單日|全天|当天|當天)")
_COMPARED = re.compile(r"[比较]\Z")
_FROM = re.compile(r"[从自]\Z")
#: A date whose event is told between it and 以来 begins a time that has no end.
_SINCE = re.compile(r"[^，。；]{1,16}以来")
#: 增至2023年的385家: the date is that of the second end.
_GROWN = re.compile(r"[增升降减扩涨提拓延压缩高低加大少展][至到]\Z")
_SPAN_UNITS = frozenset({"time", "years"})
_TIMELESS_SIZES = frozenset({"m2", "km2", "mu", "km", "m"})


@dataclass(slots=True)
class Times:
    """Gives figures their periods, sentence by sentence, and remembers the period that later ones take up."""

    book: FigureBook
    carried: Period | None = None
    paragraph: int = -1
    trade: Period | None = None

    def date(self, figures: Sequence[Figure]) -> list[str | None]:
        """Return the periods of a sentence's figures."""
        periods = [self._period(figure) for figure in figures]
        return [period.iso if period else None for period in _ends(figures, periods)]

    def _period(self, figure: Figure) -> Period | None:
        if not self._flows(figure):
            return None
        known, period = stated_period(figure.line, figure.place, self.book)
        taken_up = self._taken_up(figure)
        if not known:
            return self._earlier(figure) if taken_up else None
        if period and self._unlikely(figure, period):
            return None
        if not taken_up:
            return period
        if period and period.first == period.last and period.first.day:
            return period
        self.carried, self.paragraph = period, figure.line.paragraph
        if self.book.words["trade"].search(figure.indicator):
            self.trade = period
        return period

    def _unlikely(self, figure: Figure, period: Period) -> bool:
        """Say whether a date is of the sentence's event, not the time over which its figure was counted."""
        total = "累计" in figure.indicator
        if period.first != period.last:
            return total and not self._taken_up(figure)
        if period.first.day and not self._moves(figure):
            return not _of_one_day(figure)
        return total or (period.first.month is not None and not self._taken_up(figure))

    def _earlier(self, figure: Figure) -> Period | None:
        """Return the period of the sentences before: of the same paragraph, for trade of any."""
        if self.paragraph == figure.line.paragraph:
            return self.carried
        return self.trade if self.book.words["trade"].search(figure.indicator) else None

    def _flows(self, figure: Figure) -> bool:
        """Say whether a figure counts over a time."""
        if figure.kind in _SPAN_UNITS or figure.quantity.unit in _TIMELESS_SIZES:
            return False
        return not any(self.book.words[name].search(figure.indicator) for name in ("stock", "tax"))

    def _taken_up(self, figure: Figure) -> bool:
        """Say whether a figure takes the period of sentences before."""
        return figure.kind == "money" or self._moves(figure)

    def _moves(self, figure: Figure) -> bool:
        """Say whether what a figure counts is a movement: trade, traffic, people that pass."""
        return figure.quantity.unit in self.book.units or bool(self.book.words["flow"].search(figure.indicator))


def _of_one_day(figure: Figure) -> bool:
    line = figure.line
    return any(
        isinstance(thing, DateSpan) and place < figure.place and _ONE_DAY.match(line.words(place + 1, place + 3))
        for place, thing in line.things.items()
    )


def stated_period(line: FigureLine, place: int, book: FigureBook) -> tuple[bool, Period | None]:
    """Return whether the sentence before a figure has a date, and the period that the dates give, if they give one."""
    dates = [(p, d) for p, d in line.things.items() if isinstance(d, DateSpan) and p < place]
    dates = [(p, d) for p, d in dates if not _COMPARED.search(line.text, max(0, p - 1), p)]
    if not dates:
        return False, None
    where, last = dates[-1]
    period = parse_iso(last.value)
    if _WHOLE.search(last.text):
        return True, period
    counted = next((d for p, d in dates if _as_of(line, p, book)), None)
    if counted is not None:
        return True, _until(line, dates, parse_iso(counted.value), book)
    if _SINCE.match(line.text, where + 1):
        return True, None
    return True, period


def _as_of(line: FigureLine, place: int, book: FigureBook) -> bool:
    return any(line.text.endswith(word, 0, place) for word in book.as_of) and not _GROWN.search(
        line.text, max(0, place - 2), place
    )


def _until(line: FigureLine, dates: Sequence[tuple[int, DateSpan]], end: Period, book: FigureBook) -> Period | None:
    """Return the time up to a day of counting, where the sentence says when it began."""
    for place, date in dates:
        period = parse_iso(date.value)
        if _as_of(line, place, book):
            continue
        if _FROM.search(line.text, max(0, place - 1), place) and period.first < end.last:
            return Period(period.first, end.last)
        if period.first.month is None and period.first.year == end.last.year:
            first = Point(end.last.year, end.last.month and 1, end.last.day and 1)
            return Period(first, end.last)
        if period.first != period.last and period.first.year == end.last.year:
            return Period(period.first, end.last)
    return None


def _ends(figures: Sequence[Figure], periods: Sequence[Period | None]) -> list[Period | None]:
    """Give the two ends of a development the two ends of its period (2018年至2023年由A增至B)."""
    out = list(periods)
    for number, (figure, period) in enumerate(zip(figures, periods, strict=True)):
        if figure.rule.name in ("level-from", "level-to") and period and period.first != period.last:
            end = period.first if figure.rule.name == "level-from" else period.last
            out[number] = Period(end, end) if end.month is None else None
    return out
