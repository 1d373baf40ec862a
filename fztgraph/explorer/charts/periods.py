"""Stretches of time as figures have them: a year, a half, a quarter, a month, January to a month, a day, any other.

What is counted from January on is not comparable with a month, so each kind is a line of its own in a chart.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from fztgraph.explorer.words import Words
from fztgraph.periods import first_day, parse_iso, sharpen

_Item = TypeVar("_Item")


class Kind(StrEnum):
    """What a stretch is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CUMULATIVE = "cumulative"
    DAY = "day"
    SPAN = "span"


#: Kinds by the months at which they begin and how many months they last.
_KINDS = {
    **{(month, 1): Kind.MONTH for month in range(1, 13)},
    **{(month, 3): Kind.QUARTER for month in (1, 4, 7, 10)},
    **{(month, 6): Kind.HALF for month in (1, 7)},
    (1, 12): Kind.YEAR,
}
#: The texts for kinds that have a name.
_NAMED = {
    Kind.YEAR: "inYear",
    Kind.HALF: "inHalf",
    Kind.QUARTER: "inQuarter",
    Kind.MONTH: "inMonth",
    Kind.DAY: "onDay",
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A period of whole days, the last one included, and its kind."""

    first: dt.date
    last: dt.date
    kind: Kind

    @property
    def middle(self) -> float:
        """The day in its middle, as an ordinal."""
        return (self.first.toordinal() + self.last.toordinal() + 1) / 2

    @property
    def months(self) -> int | None:
        """How many whole months it has, None where it does not begin or end with one."""
        if self.first.day != 1 or (self.last + dt.timedelta(days=1)).day != 1:
            return None
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1


def read_stretch(period: str) -> Stretch | None:
    """Return the stretch of an ISO 8601 period, None for what is none.

    >>> read_stretch("2024-01/2024-06").kind, read_stretch("2024-01/2024-05").kind
    (<Kind.HALF: 'half'>, <Kind.CUMULATIVE: 'cumulative'>)
    """
    try:
        read = parse_iso(period)
        first, last = (first_day(sharpen(point, 3, end=end)) for point, end in ((read.first, False), (read.last, True)))
    except (ValueError, TypeError):
        return None
    return Stretch(first, last, _kind(first, last)) if first <= last else None


def _kind(first: dt.date, last: dt.date) -> Kind:
    if first == last:
        return Kind.DAY
    months = Stretch(first, last, Kind.SPAN).months
    if months and (kind := _KINDS.get((first.month, months))):
        return kind
    begins_a_year = (first.month, first.day) == (1, 1)
    return Kind.CUMULATIVE if begins_a_year and first.year == last.year else Kind.SPAN


def tell_stretch(period: str, lang: str) -> str:
    """Return a period as people write it; what is none is returned as it is.

    >>> [tell_stretch(period, "zh") for period in ("2024", "2024-01/2024-05", "2024-07/2024-12", "2024-04/2024-06")]
    ['2024年', '2024年1—5月', '2024年下半年', '2024年二季度']
    >>> [tell_stretch(period, "en") for period in ("2024-03", "2024-01/2024-05", "2024-01/2024-06", "2024-06-16")]
    ['Mar 2024', 'Jan–May 2024', 'H1 2024', '16 Jun 2024']
    """
    stretch = read_stretch(period)
    if stretch is None:
        return period
    t = Words("charts", lang)
    first, last = stretch.first, stretch.last
    if stretch.months and first.year == last.year and stretch.kind not in _NAMED:
        return t("inMonths", year=str(first.year), first=_month(first, t), last=_month(last, t))
    if stretch.kind not in _NAMED:
        return t("span", first=_end(first, stretch, t), last=_end(last, stretch, t))
    part = {Kind.HALF: str(first.month // 7 + 1), Kind.QUARTER: str((first.month + 2) // 3)}.get(stretch.kind, "")
    key = _NAMED[stretch.kind] + part
    return t(key, year=str(first.year), month=_month(first, t), day=str(first.day))


def _month(day: dt.date, t: Words) -> str:
    return t("months").split()[day.month - 1]


def _end(day: dt.date, stretch: Stretch, t: Words) -> str:
    """Return an end of a longer stretch, as precise as it has to be."""
    if stretch.months and stretch.first.month == 1 and stretch.last.month == 12:
        return t("inYear", year=str(day.year))
    if stretch.months:
        return t("inMonth", year=str(day.year), month=_month(day, t))
    return t("onDay", year=str(day.year), month=_month(day, t), day=str(day.day))


def joined(items: Iterable[tuple[Stretch, _Item]]) -> list[tuple[Kind, list[_Item]]]:
    """Return the items in groups that one line may join, each in the order of time, with the kind of line.

    Those of a kind are joined. What is counted from January on is joined within its year, with the quarter, half and
    year that begin as it does; where a year has one such figure alone, with the same months of other years.
    """
    given = sorted(items, key=lambda pair: pair[0])
    growing = _growing_years([stretch for stretch, _ in given])
    groups: dict[tuple[Kind, int, int], list[_Item]] = defaultdict(list)
    for stretch, item in given:
        first, last, kind = stretch.first, stretch.last, stretch.kind
        if kind not in (Kind.CUMULATIVE, Kind.SPAN):
            groups[kind, 0, 0].append(item)
        if first.year in growing and _grows(stretch):
            groups[Kind.CUMULATIVE, first.year, 0].append(item)
        elif kind is Kind.CUMULATIVE:
            groups[Kind.CUMULATIVE, last.month, last.day].append(item)
    return [(kind, group) for (kind, *_), group in groups.items()]


def _grows(stretch: Stretch) -> bool:
    """Say whether a stretch is counted from January on, to a day of the same year."""
    is_long = stretch.kind not in (Kind.DAY, Kind.MONTH)
    return is_long and (stretch.first.month, stretch.first.day) == (1, 1) and stretch.first.year == stretch.last.year


def _growing_years(stretches: Sequence[Stretch]) -> set[int]:
    """Return the years of which there are several figures counted from January on, one at least to no usual end."""
    ends: dict[int, set[dt.date]] = defaultdict(set)
    for stretch in stretches:
        if _grows(stretch):
            ends[stretch.first.year].add(stretch.last)
    return {
        stretch.first.year
        for stretch in stretches
        if stretch.kind is Kind.CUMULATIVE and len(ends[stretch.first.year]) > 1
    }
