"""When two names, numbers, periods or indicators are the same."""

import math

from fztgraph.iris import normalise_name
from fztgraph.periods import parse_iso, sharpen

Days = tuple[str, str]


def is_same_number(wanted: float | None, got: float | None) -> bool:
    """Say whether two numbers are equal but for rounding, or both missing."""
    if wanted is None or got is None:
        return wanted is got
    return math.isclose(wanted, got, rel_tol=1e-6, abs_tol=1e-9)


def is_similar(one: str, other: str) -> bool:
    """Say whether two indicators agree: one contains the other, or half of their characters are shared.

    >>> is_similar("进出口总值", "货物贸易进出口总值"), is_similar("占地面积", "总投资")
    (True, False)
    """
    one, other = normalise_name(one), normalise_name(other)
    if not one or not other:
        return False
    shared, all_characters = set(one) & set(other), set(one) | set(other)
    return one in other or other in one or len(shared) >= len(all_characters) / 2


def days_of(value: str | None) -> Days | None:
    """Return the first and last day of an ISO date or interval; what is no date is only the same as itself.

    >>> days_of("2024-01/2024-05")
    ('2024-01-01', '2024-05-31')
    """
    if not value:
        return None
    try:
        period = parse_iso(value)
        return sharpen(period.first, 3, end=False).iso, sharpen(period.last, 3, end=True).iso
    except (TypeError, ValueError):
        return value, value


def is_same_period(wanted: str | None, got: str | None) -> bool:
    """Say whether two periods have the same days; where none is wanted, any will do."""
    return wanted is None or days_of(wanted) == days_of(got)
