import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.periods import Period, Point, day_point, first_day, make_point, parse_iso, point_period, sharpen


@pytest.mark.parametrize(
    ("period", "iso"),
    [
        (point_period(Point(2024)), "2024"),
        (point_period(Point(2024, 6, 16)), "2024-06-16"),
        (Period(Point(2024, 1), Point(2024, 5)), "2024-01/2024-05"),
        (Period(Point(2018), Point(2023)), "2018/2023"),
        (Period(Point(2018), Point(2023, 8)), "2018-01/2023-08"),
        (Period(Point(2024, 2), Point(2024, 6, 22)), "2024-02-01/2024-06-22"),
        (Period(Point(2023, 7, 1), Point(2024, 2)), "2023-07-01/2024-02-29"),
    ],
)
def test_iso_has_both_ends_in_the_finer_precision(period: Period, iso: str) -> None:
    assert period.iso == iso


@pytest.mark.parametrize(
    "parts", [(0,), (2024, 13), (2024, 0), (2023, 2, 29), (2024, None, 3), (10000,), (2024, 6, 31)]
)
def test_what_the_calendar_does_not_have_is_no_point(parts: tuple[int, ...]) -> None:
    assert make_point(*parts) is None


@given(st.dates(), st.dates())
def test_reading_what_was_written_gives_the_same_period(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    period = Period(day_point(first), day_point(last))
    assert parse_iso(period.iso) == period


def test_a_year_is_sharpened_to_its_ends() -> None:
    assert sharpen(Point(2024), 3, end=False) == Point(2024, 1, 1)
    assert sharpen(Point(2024), 3, end=True) == Point(2024, 12, 31)


def test_a_month_begins_on_its_first_day() -> None:
    assert first_day(Point(2024, 6)) == dt.date(2024, 6, 1)
