"""Known names as anchors: where unlisted names may begin."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Anchors:
    """Spans of known names of places, zones, ports and bodies.

    ``starts`` ascend; ``longest`` maps an end to the start of the longest, ``ends`` a start to
    the end of the longest; ``bodies`` are the starts of agencies,
    companies and organizations.
    """

    starts: tuple[int, ...]
    longest: dict[int, int]
    ends: dict[int, int]
    bodies: frozenset[int]

    def first_between(self, low: int, high: int) -> int | None:
        """Return the first start in the half-open range, None if there is none."""
        position = bisect_left(self.starts, low)
        return self.starts[position] if position < len(self.starts) and self.starts[position] < high else None

    def begins_inside(self, low: int, high: int) -> bool:
        """Say whether an anchor begins in the half-open range."""
        return self.first_between(low, high) is not None

    def end_of(self, start: int) -> int:
        """Return the end of the longest anchor that begins at ``start``, ``start`` itself if there is none."""
        return self.ends.get(start, start)

    def start_of(self, end: int) -> int | None:
        """Return the start of the longest anchor that ends at ``end``."""
        return self.longest.get(end)


def find_anchors(spans: Iterable[tuple[int, int]], bodies: Iterable[int] = ()) -> Anchors:
    """Index spans of known names; ``bodies`` are the starts of those that are no places."""
    longest: dict[int, int] = {}
    ends: dict[int, int] = {}
    for start, end in spans:
        ends[start] = max(end, ends.get(start, end))
        longest[end] = min(start, longest.get(end, start))
    return Anchors(tuple(sorted(ends)), longest, ends, frozenset(bodies))
