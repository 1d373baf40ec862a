"""Dates and periods as the text gives them, resolved against the article's date and the dates before them.

A month's ten days (上旬, 中旬, 下旬) and its edges (初, 底) are given as that month; 年初 is January, 年底 December.
A vague date (近日, 目前) and one inside a title (《…》) is none. A period that is still open (以来, 至今) ends with the
article's date.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.mentions.date_grammar import (
    AFTER_YEAR,
    AHEAD,
    ANY_FORM,
    CONNECTOR,
    DATELINE,
    LISTED,
    PATTERNS,
    SENTENCE_END,
    SINCE,
    SINCE_EVENT,
)
from fztgraph.mentions.date_parts import compared_by, edge_month, months_of, number, part_of_year, shift_month
from fztgraph.model import DateSpan
from fztgraph.periods import Period, Point, day_point, first_day, make_point, point_period

COMPONENT = "fzt_dates"

#: A date without a year that lies further ahead of the article than this was last year's.
_AHEAD = dt.timedelta(days=31)
#: A day without a month belongs to the month of a date at most this far from the article, else to the article's.
_NEAR = dt.timedelta(days=45)
_YEARS_FROM_NOW = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2, "後": 2}


@Language.component(COMPONENT, assigns=["doc._.dates"])
def dates_component(doc: Doc) -> Doc:
    """Put the dates of an article on its ``Doc``."""
    doc._.dates = find_dates(doc._.reading.text, anchor=doc._.article.date)
    return doc


def find_dates(text: str, *, anchor: dt.date | None) -> tuple[DateSpan, ...]:
    """Return the dates of a text in order, none overlapping; ``anchor`` is the day on which it was published."""
    return tuple(_Reader(text, anchor).read())


@dataclass(frozen=True, slots=True)
class _Found:
    period: Period
    end: int
    stated: bool = False
    #: Whether the text names the year, in digits or as 今年 or 同年.
    has_year: bool = True


class _Reader:
    """Reads a text from left to right and remembers the dates that it met."""

    def __init__(self, text: str, anchor: dt.date | None) -> None:
        self.text = text
        self.anchor = anchor
        self.last: Period | None = None
        self.last_day: Point | None = None
        self.last_end = 0
        #: The day from which 昨日, 3日 and the like are told: that of the dateline, else the article's.
        self.today = anchor
        self.sentence_year: int | None = None
        self.known_year: int | None = None

    def read(self) -> Iterator[DateSpan]:
        position = 0
        while start := ANY_FORM.search(self.text, position):
            found = self._read_at(start)
            if found is None:
                position = max(start.end(), start.start() + 1)
                continue
            found = self._close(self._join(found))
            self._remember(found)
            if SINCE_EVENT.match(self.text, found.end):
                self.sentence_year = None  # What follows happened since, in no year that the sentence has told.
            position = found.end
            raw = self.text[start.start() : found.end]
            yield DateSpan(start.start(), found.end, raw, found.period.iso, found.stated)

    def _read_at(self, start: re.Match[str]) -> _Found | None:
        read = _READERS.get(start.lastgroup or "")
        if read is None:
            return None
        if SENTENCE_END.search(self.text, self.last_end, start.start()):
            self.sentence_year = None
        match = PATTERNS[start.lastgroup or ""].match(self.text, start.start())
        return read(self, match) if match else None

    def _join(self, found: _Found) -> _Found:
        """Read the second end of a period, where a connector and another date follow."""
        connector = CONNECTOR.match(self.text, found.end)
        start = ANY_FORM.match(self.text, connector.end()) if connector else None
        if start is None:
            return found
        self._remember(found)
        second = self._read_at(start)
        if second is None or first_day(second.period.last) < first_day(found.period.first):
            return found
        return _Found(Period(found.period.first, second.period.last), second.end, found.stated, found.has_year)

    def _close(self, found: _Found) -> _Found:
        """Let a period that is still open end with the article's date."""
        since = SINCE.match(self.text, found.end)
        if since is None:
            return found
        period = found.period
        if self.anchor and first_day(period.first) < self.anchor:
            period = Period(period.first, day_point(self.anchor))
        return _Found(period, since.end(), found.stated, found.has_year)

    def _remember(self, found: _Found) -> None:
        self.last, self.last_end = found.period, found.end
        self.last_day = found.period.last if found.period.last.day else self.last_day
        if found.period.last.day and DATELINE.match(self.text, found.end):
            self.today = first_day(found.period.last)
        if found.has_year:
            self.sentence_year = self.known_year = found.period.last.year

    def numeric(self, match: re.Match[str]) -> _Found | None:
        return _found(make_point(int(match["y"]), int(match["m"]), int(match["d"])), match.end(), stated=True)

    def plan(self, match: re.Match[str]) -> _Found:
        first = 1951 + 5 * number(match["plan"])
        return _Found(Period(Point(first), Point(first + 4)), match.end(), stated=True)

    def years(self, match: re.Match[str]) -> _Found | None:
        first, last = int(match["first_year"]), int(match["last_year"])
        return _Found(Period(Point(first), Point(last)), match.end(), stated=True) if first <= last else None

    def year(self, match: re.Match[str]) -> _Found | None:
        stated = match["relative"] is None
        year = int(match["digits"]) if match["digits"] else self._spelled_year(match)
        if year is None:
            return None
        tail = AFTER_YEAR.match(self.text, match.end())
        if tail is None:
            return _found(make_point(year), match.end(), stated=stated)
        period = part_of_year(tail, year)
        if period is None:
            return _found(make_point(year), match.end(), stated=stated)
        return _Found(period, tail.end(), stated=stated)

    def _spelled_year(self, match: re.Match[str]) -> int | None:
        if match["chinese"]:
            return number(match["chinese"])
        word = match["relative"][0]
        if word in _YEARS_FROM_NOW:
            return self.anchor.year + _YEARS_FROM_NOW[word] if self.anchor else None
        if self.last is None:
            return None
        return self.last.last.year + (word in "次翌")

    def month(self, match: re.Match[str]) -> _Found | None:
        base = self._base_month(match["which"][0])
        if base is None:
            return None
        day = number(match["in_day"]) if match["in_day"] else None
        return _found(make_point(base.year, base.month, day), match.end())

    def month_rim(self, match: re.Match[str]) -> _Found | None:
        """Read 月初 as the month of the article."""
        return (
            _found(make_point(self.anchor.year, self.anchor.month), match.end(), has_year=False)
            if self.anchor
            else None
        )

    def _base_month(self, word: str) -> Point | None:
        if word in "上本下":
            return shift_month(day_point(self.anchor), "上本下".index(word) - 1) if self.anchor else None
        last = self.last.last if self.last else None
        if last is None or last.month is None:
            return None
        return shift_month(last, int(word == "次"))

    def same_day(self, match: re.Match[str]) -> _Found | None:
        if self.last_day is None:
            return None
        day = first_day(self.last_day)
        if match["same"][0] in "次翌" and day < dt.date.max:
            day += dt.timedelta(days=1)
        return _Found(point_period(day_point(day)), match.end(), has_year=False)

    def deictic(self, match: re.Match[str]) -> _Found | None:
        """Read 今日 as the article's day, or as the day that a bracket after it says (今日（4月24日）)."""
        return self._explained(match.end()) or self._near(match)

    def _explained(self, end: int) -> _Found | None:
        start = ANY_FORM.match(self.text, end + 1) if self.text.startswith("（", end) else None
        found = self._read_at(start) if start else None
        return replace(found, end=found.end + 1) if found and self.text.startswith("）", found.end) else None

    def _near(self, match: re.Match[str]) -> _Found | None:
        return self._days_from_today(-"今昨前".index(match["deictic"][0]), match.end())

    def weekday(self, match: re.Match[str]) -> _Found | None:
        """Read 上周五 as a day of the week before that of the article."""
        if self.today is None:
            return None
        weeks = {"上": -1, "下": 1}.get(match["week"], 0)
        day = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        return self._days_from_today(7 * weeks + day - self.today.weekday(), match.end())

    def _days_from_today(self, days: int, end: int) -> _Found | None:
        day = self.today.toordinal() + days if self.today else 0
        if not 1 <= day <= dt.date.max.toordinal():
            return None
        return _Found(point_period(day_point(dt.date.fromordinal(day))), end, has_year=False)

    def tail(self, match: re.Match[str]) -> _Found | None:
        if match["month"] and not match["month"].isdigit() and not match["day"]:
            return None  # 三月 alone is too often part of a name or a span of time.
        year = self._missing_year(match, compared_by(match))
        period = months_of(match, year) if year else None
        return _Found(period, match.end(), has_year=False) if period else None

    def _missing_year(self, match: re.Match[str], reference: tuple[int, int]) -> int | None:
        """Return the year of a date that names none; ``reference`` is the month and day to compare it by."""
        if self.anchor is None:
            return self.sentence_year or self.known_year
        if self.sentence_year and not (self.sentence_year < self.anchor.year and self._lies_ahead(match)):
            return self.sentence_year
        month, day = reference
        point = make_point(self.anchor.year, month, day) or make_point(self.anchor.year, month)
        if point and first_day(point) - self.anchor > _AHEAD and not self._lies_ahead(match):
            return self.anchor.year - 1
        return self.anchor.year

    def _lies_ahead(self, match: re.Match[str]) -> bool:
        before = self.text[max(0, match.start() - 6) : match.start()]
        return bool(AHEAD.search(SENTENCE_END.split(before)[-1] + self.text[match.end() : match.end() + 8]))

    def rim(self, match: re.Match[str]) -> _Found | None:
        edge = match["rim_of"]
        year = (
            self.sentence_year or (self.anchor.year if self.anchor and edge else None) or self._told_year(match, edge)
        )
        if year is None:
            return None
        if edge in ("底", "末") and not self.sentence_year and self.anchor and self.anchor.month <= 2:
            year -= not self._lies_ahead(match)
        return _found(make_point(year, edge_month(edge)), match.end(), has_year=False)

    def _told_year(self, match: re.Match[str], edge: str | None) -> int | None:
        """Return the year of a whole year (全年) that a date of its sentence tells of (前8月…，全年…)."""
        if edge or self.last is None or SENTENCE_END.search(self.text, self.last_end, match.start()):
            return None
        return self.last.last.year

    def same_years(self, match: re.Match[str]) -> _Found | None:
        """Read a span of years (五年间) as the period of so many years that was named last."""
        last = self.last
        if last is None or number(match["count"]) - (last.last.year - last.first.year) not in (0, 1):
            return None
        return _Found(last, match.end(), has_year=False) if last.first != last.last else None

    def day(self, match: re.Match[str]) -> _Found | None:
        day = int(match["bare"])
        base = self._month_of_day(day)
        return _found(make_point(base.year, base.month, day), match.end(), has_year=False) if base else None

    def _month_of_day(self, day: int) -> Point | None:
        last = self.last.last if self.last else None
        today = self.today
        if last and last.month and (self._listed() or today is None):
            return last
        if today is None:
            return None
        if last and last.day and abs(first_day(last) - today) <= _NEAR and last.month != today.month:
            return last
        return shift_month(day_point(today), -1 if day > today.day else 0)

    def _listed(self) -> bool:
        """Say whether this date belongs to a list or a period with the last one (6月18日至20日)."""
        return bool(LISTED.match(self.text, self.last_end))


_READERS: dict[str, Callable[[_Reader, re.Match[str]], _Found | None]] = {
    "numeric": _Reader.numeric,
    "plan": _Reader.plan,
    "years": _Reader.years,
    "year": _Reader.year,
    "month": _Reader.month,
    "month_rim": _Reader.month_rim,
    "same_day": _Reader.same_day,
    "today": _Reader.deictic,
    "weekday": _Reader.weekday,
    "tail": _Reader.tail,
    "rim": _Reader.rim,
    "same_years": _Reader.same_years,
    "day": _Reader.day,
}


def _found(point: Point | None, end: int, *, stated: bool = False, has_year: bool = True) -> _Found | None:
    return _Found(point_period(point), end, stated, has_year) if point else None
