"""What a printed figure stands for: 96亿 for all from 95.5亿 to 96.5亿, so that 96.2亿 does not contradict it.

``ontology/questions`` has the same rule in SPARQL (``contradictions.rq``).
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

#: A figure with digits in one place; what is spelt out, or has two numbers, is taken as exact.
_PRINTED = re.compile(r"[^0-9]*([0-9,]*)\.?([0-9]*)[^0-9]*")

#: Half of the last digit that is printed, a little less, so that neighbours such as 96.2 and 96.3 do not touch.
_HALF = Decimal("0.4999")


class Span(NamedTuple):
    """All values that a figure may be rounded from, both ends among them; one value where both are the same."""

    low: Decimal
    high: Decimal

    def contradicts(self, other: "Span") -> bool:
        """Say whether no value can be printed both ways.

        >>> rounded = Span(Decimal(95), Decimal(97))
        >>> rounded.contradicts(Span(Decimal(96), Decimal(96))), rounded.contradicts(Span(Decimal(98), Decimal(99)))
        (False, True)
        """
        return max(self.low, other.low) > min(self.high, other.high)


def span_of(value: Decimal, printed: str) -> Span:
    """Return what a value stands for that is printed so.

    >>> [int(end) for end in span_of(Decimal(9_600_000_000), "96亿元")]
    [9550010000, 9649990000]
    """
    match = _PRINTED.fullmatch(printed)
    digits = "".join(match.groups()).replace(",", "") if match else ""
    half = abs(value) * _HALF / int(digits) if digits.strip("0") else Decimal(0)
    return Span(value - half, value + half)


def contradicted(spans: Sequence[Iterable[Span]]) -> list[bool]:
    """Say of each figure, given by what its printings stand for, whether another one contradicts it."""
    sides = [tuple(each) for each in spans]
    return [
        any(one.contradicts(two) for other in sides if other is not side for one in side for two in other)
        for side in sides
    ]
