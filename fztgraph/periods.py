"""Points and periods of the calendar, as precise as the text is, and their ISO 8601 form."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A year, a month of a year or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 3 if self.day else 2 if self.month else 1

    @property
    def iso(self) -> str:
        """``2024``, ``2024-06`` or ``2024-06-16``."""
        return "-".join((f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)))


@dataclass(frozen=True, slots=True)
class Period:
    """From the start of ``first`` to the end of ``last``; one point where both are the same."""

    first: Point
    last: Point

    @property
    def iso(self) -> str:
        """The point, or the interval with both ends in the finer of their two precisions."""
        if self.first == self.last:
            return self.first.iso
        precision = max(self.first.precision, self.last.precision)
        return f"{sharpen(self.first, precision, end=False).iso}/{sharpen(self.last, precision, end=True).iso}"


def point_period(point: Point) -> Period:
    """Return the period that is one point."""
    return Period(point, point)


def make_point(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """Return the point, None for what the calendar does not have."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Point(year, month, day)


def sharpen(point: Point, precision: int, *, end: bool) -> Point:
    """Return the first or last month or day of a point that is less precise."""
    year, month, day = point
    if precision >= 2 and month is None:
        month = 12 if end else 1
    if precision >= 3 and day is None and month is not None:
        day = calendar.monthrange(year, month)[1] if end else 1
    return Point(year, month, day)


def first_day(point: Point) -> dt.date:
    """Return the day on which a point begins."""
    return dt.date(point.year, point.month or 1, point.day or 1)


def day_point(day: dt.date) -> Point:
    """Return a calendar day as a point."""
    return Point(day.year, day.month, day.day)


def parse_iso(value: str) -> Period:
    """Return the period of an ISO 8601 date or interval as this package writes them.

    >>> parse_iso("2024-01/2024-05").last
    Point(year=2024, month=5, day=None)
    """
    first, _, last = value.partition("/")
    return Period(_parse_point(first), _parse_point(last or first))


def _parse_point(text: str) -> Point:
    year, *rest = (int(part) for part in text.split("-"))
    return Point(year, *rest)
