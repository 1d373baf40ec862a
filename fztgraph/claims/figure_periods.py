"""The time that a figure counts: stated in its sentence, or carried from the sentences before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fztgraph.claims.figure_lines import DATE, FigureLine
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
_EACH = re.compile("分别|依次|各")
#: A list of dates: 2015年、2016年和2017年.
_DATES = re.compile(f"{DATE}(?:[、和与及，]{DATE})+")
#: What begins the time of a total: 2018年7月封关运行，到11月底累计…
_BEGUN = re.compile(
    r"[^，。；]{0,8}?(?:成立|设立|挂牌|揭牌|封关|开通|开行|运营|运行|启用|投产|启动|上线|实施|开园|通车|投用)[^。；]{0,12}\Z"
)
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
        _respective(figures, periods)
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
        if not self._is_aside(period, figure):
            self.carried, self.paragraph = period, figure.line.paragraph
            if self.book.words["trade"].search(figure.indicator):
                self.trade = period
        return period

    def _is_aside(self, period: Period | None, figure: Figure) -> bool:
        """Say whether later figures do not take a period up: a day, or one month of the longer one told before."""
        if period is None or period.first != period.last:
            return False
        before = self._earlier(figure)
        if period.first.day or before is None or before.first == before.last:
            return bool(period.first.day)
        return period.first.month is not None and before.first <= period.first and period.last <= before.last

    def _unlikely(self, figure: Figure, period: Period) -> bool:
        """Say whether a date is of the sentence's event, not the time over which its figure was counted."""
        total = "累计" in figure.indicator
        if period.first != period.last:
            return total and not self._taken_up(figure)
        if period.first.day and (figure.kind == "money" or not self._moves(figure)):
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
        if self.book.words["counted"].search(figure.indicator):
            return True
        return not any(self.book.words[name].search(figure.indicator) for name in ("stock", "tax"))

    def _taken_up(self, figure: Figure) -> bool:
        """Say whether a figure takes the period of sentences before."""
        return figure.kind == "money" or self._moves(figure)

    def _moves(self, figure: Figure) -> bool:
        """Say whether what a figure counts is a movement: trade, traffic, people that pass."""
        return figure.quantity.unit in self.book.units or bool(self.book.words["flow"].search(figure.indicator))


def _respective(figures: Sequence[Figure], periods: list[Period | None]) -> None:
    """Give the members of a list of figures those of a list of as many dates (2015年、2016年分别为5亿元和6亿元)."""
    for group in dict.fromkeys(figure.group for figure in figures):
        run = [number for number, figure in enumerate(figures) if figure.group == group]
        first = figures[run[0]]
        if len(run) < 2 or not _EACH.search(first.line.text, first.line.clause(first.place), first.place):
            continue
        for found in _DATES.finditer(first.line.text, 0, first.place):
            dates = [first.line.things[place] for place in range(*found.span()) if first.line.text[place] == DATE]
            if len(dates) == len(run):
                for number, date in zip(run, dates, strict=True):
                    periods[number] = parse_iso(date.value) if isinstance(date, DateSpan) else None


def _of_one_day(figure: Figure) -> bool:
    line = figure.line
    return any(_ONE_DAY.match(line.words(place + 1, place + 3)) for place, _ in line.dates(figure.place))


def stated_period(line: FigureLine, place: int, book: FigureBook) -> tuple[bool, Period | None]:
    """Return whether the sentence before a figure has a date, and the period that the dates give, if they give one."""
    dates = [(p, d) for p, d in line.dates(place) if not _COMPARED.search(line.text, max(0, p - 1), p)]
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
        begins = _FROM.search(line.text, max(0, place - 1), place) or _begins_total(line, place, dates, book)
        if begins and period.first < end.last:
            return Period(period.first, end.last)
        if period.first.month is None and period.first.year == end.last.year:
            first = Point(end.last.year, end.last.month and 1, end.last.day and 1)
            return Period(first, end.last)
        if period.first != period.last and period.first.year == end.last.year:
            return Period(period.first, end.last)
    return None


def _begins_total(line: FigureLine, place: int, dates: Sequence[tuple[int, DateSpan]], book: FigureBook) -> bool:
    """Say whether a date is that of an opening, from which what follows was counted up to the next date."""
    after = next((p for p, _ in dates if p > place and _as_of(line, p, book)), None)
    return after is not None and bool(_BEGUN.fullmatch(line.text, place + 1, after))


def _ends(figures: Sequence[Figure], periods: Sequence[Period | None]) -> list[Period | None]:
    """Give the two ends of a development the two ends of its period (2018年至2023年由A增至B)."""
    out = list(periods)
    for number, (figure, period) in enumerate(zip(figures, periods, strict=True)):
        if figure.rule.name in ("level-from", "level-to") and period and period.first != period.last:
            end = period.first if figure.rule.name == "level-from" else period.last
            out[number] = Period(end, end) if end.month is None else None
    return out
