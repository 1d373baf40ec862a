"""Known names as anchors: where unlisted names may begin."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from fztgraph.mentions.candidates import Candidate
from fztgraph.model import Label

_PLACES = frozenset({Label.PLACE, Label.ZONE, Label.PORT})
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})


@dataclass(frozen=True)
class Anchors:
    """Spans of known names of places, zones, ports and bodies.

    ``starts`` ascend; ``longest`` maps an end to the start of the longest, ``ends`` a start to the end of the longest;
    ``bodies`` are the starts of agencies, companies and organizations, ``countries`` those of countries.
    """

    starts: tuple[int, ...]
    longest: dict[int, int]
    ends: dict[int, int]
    bodies: frozenset[int]
    countries: frozenset[int]

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


def find_anchors(known: Iterable[Candidate]) -> Anchors:
    """Index the known names that unlisted ones may begin with."""
    anchors = [name for name in known if name.label in _PLACES or name.label in _BODIES]
    longest: dict[int, int] = {}
    ends: dict[int, int] = {}
    for name in anchors:
        ends[name.start] = max(name.end, ends.get(name.start, name.end))
        longest[name.end] = min(name.start, longest.get(name.end, name.start))
    return Anchors(
        starts=tuple(sorted(ends)),
        longest=longest,
        ends=ends,
        bodies=frozenset(name.start for name in anchors if name.label in _BODIES),
        countries=frozenset(name.start for name in anchors if name.type == "Country"),
    )
