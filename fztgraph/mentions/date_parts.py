"""The parts of a year that the text of a date names: months, quarters, halves, edges."""

import re

from fztgraph.mentions.numerals import read_numeral
from fztgraph.periods import Period, Point, first_day, make_point, point_period


def part_of_year(tail: re.Match[str], year: int) -> Period | None:
    """Return the part of a year that its tail names."""
    if tail["until_month"]:
        last = make_point(year, number(tail["until_month"]), number(tail["until_day"]) or None)
        return Period(Point(year, 1, 1 if last.day else None), last) if last else None
    if tail["edge"] or not any(tail.groups()):
        point = make_point(year, edge_month(tail["edge"]))
        return point_period(point) if point else None
    return months_of(tail, year)


def edge_month(edge: str | None) -> int | None:
    """Return the month at an edge of a year: January for 初, December for 底 and 末."""
    return {"初": 1, "底": 12, "末": 12}.get(edge or "")


def months_of(tail: re.Match[str], year: int) -> Period | None:
    """Return the months of a year that a tail names."""
    if tail["month"]:
        month, day = _month(tail["month"]), number(tail["day"]) or None
        start, end = make_point(year, month, day), make_point(year, month, number(tail["last_day"]) or day)
        return Period(start, end) if start and end and first_day(start) <= first_day(end) else None
    first, last = _month_range(tail)
    start, end = make_point(year, first), make_point(year, last)
    return Period(start, end) if start and end and first <= last else None


def _month_range(tail: re.Match[str]) -> tuple[int, int]:
    if tail["from_month"]:
        return number(tail["from_month"]), number(tail["to_month"])
    if tail["months"]:
        return 1, number(tail["months"])
    if tail["quarters"]:
        return 1, 3 * number(tail["quarters"])
    if tail["half"]:
        return (1, 6) if tail["half"] == "上" else (7, 12)
    first = number(tail["from_quarter"] or tail["quarter"])
    return 3 * first - 2, 3 * number(tail["to_quarter"] or tail["quarter"])


def compared_by(tail: re.Match[str]) -> tuple[int, int]:
    """Return the month and day by which a date without a year is compared with the article's date."""
    if tail["month"]:
        return _month(tail["month"]), number(tail["day"]) or 1
    first, last = _month_range(tail)
    return (first if tail["half"] else last), 1


def _month(text: str) -> int:
    return 1 if text == "元" else number(text)


def number(text: str | None) -> int:
    """Return the whole number that a numeral says, 0 for none."""
    value = read_numeral(text or "")
    return int(value) if value is not None else 0


def shift_month(point: Point, months: int) -> Point | None:
    """Return the month that is so many months after a point's."""
    count = point.year * 12 + (point.month or 1) - 1 + months
    return make_point(count // 12, count % 12 + 1)
