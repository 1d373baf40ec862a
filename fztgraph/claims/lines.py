"""Sentences and names as the patterns read them: each name and each date is one character.

Quotation marks are left out, and so is what stands in parentheses.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from fztgraph.claims.patterns import CARRIED_MARK, DATE_MARK, LABEL_MARKS
from fztgraph.model import DateSpan, Entity, Label

Thing: TypeAlias = Entity | DateSpan

_QUOTES = frozenset("\"'“”‘’「」『』《》〈〉")
#: Parentheses and addresses of web pages say nothing about the sentence that they stand in.
_ASIDE = re.compile(r"[（(][^（）()。！？\n]{0,80}[）)]|https?://[!-~]+")
_BREAK = re.compile(r"[，；：,;:]")
_PRIVATE, _LAST = "\ue000", "\uf8ff"


@dataclass(frozen=True, slots=True)
class Item:
    """A name or a date where it stands in the text that was rendered."""

    start: int
    end: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Line:
    """A rendered sentence or name.

    ``starts`` and ``ends`` give, for each character of ``text``, the span of the article's reading that it stands
    for; ``items`` are the names and dates by their place in ``text``; ``breaks`` are the places where clauses start.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    items: dict[int, Item]
    breaks: tuple[int, ...]

    def clause(self, place: int) -> int:
        """Return the number of the clause that a place of the rendered text lies in."""
        return bisect_right(self.breaks, place) - 1

    def things(self, start: int, end: int) -> tuple[Thing, ...]:
        """Return the names and dates of a half-open range of the rendered text, in order.

        Of a place that stands right after the one that it lies in (甲省乙市) only the former is meant.
        """
        places = [place for place in range(start, end) if place in self.items]
        return tuple(self.items[p].thing for p in places if not (p + 1 < end and self._is_place(p, p + 1)))

    def _is_place(self, *places: int) -> bool:
        return all(self.text[place] == LABEL_MARKS[Label.PLACE] for place in places)

    def unsaid(self) -> str:
        """Return the rendered text with the mark of an unsaid subject at the start of each clause."""
        bounds = (*self.breaks, len(self.text))
        return "".join(CARRIED_MARK + self.text[start:end] for start, end in pairwise(bounds))


def outermost(items: Iterable[Item]) -> list[Item]:
    """Return the items that do not overlap a longer or earlier one, in order of the text."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda i: (i.start, -i.end, isinstance(i.thing, DateSpan))):
        if item.start < item.end and (not kept or item.start >= kept[-1].end):
            kept.append(item)
    return kept


def render(text: str, start: int, end: int, items: Sequence[Item], joints: Collection[int] = ()) -> Line:
    """Render the half-open range of a text; ``items`` lie in it, in order, and do not overlap.

    ``joints`` are the places of full stops that end no more than a clause.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: dict[int, Item] = {}
    ahead = iter((*items, None))
    item = next(ahead)
    position = start
    while position < end:
        if item and position >= item.start:
            places[len(out)] = item
            out.append(_mark(item.thing))
            starts.append(item.start)
            position = min(item.end, end)
            ends.append(position)
            item = next(ahead)
            continue
        skipped = _ASIDE.match(text, position, end)
        if skipped:
            position = skipped.end()
            while item and item.start < position:
                item = next(ahead)
            continue
        if text[position] not in _QUOTES:
            joined = position in joints or (out and _lists_date(text, position, item, out[-1]))
            out.append("，" if joined else _shown(text[position]))
            starts.append(position)
            ends.append(position + 1)
        position += 1
    rendered = "".join(out)
    breaks = (0, *(match.end() for match in _BREAK.finditer(rendered) if match.end() < len(rendered)))
    return Line(rendered, tuple(starts), tuple(ends), places, breaks)


def after(item: Item, line: Line) -> Line:
    """Return a line with a name before it that stands elsewhere."""
    return Line(
        _mark(item.thing) + line.text,
        (item.start, *line.starts),
        (item.end, *line.ends),
        {0: item, **{place + 1: one for place, one in line.items.items()}},
        (0, *(place + 1 for place in line.breaks[1:])),
    )


def _lists_date(text: str, position: int, item: Item | None, before: str) -> bool:
    """Say whether a mark at a position parts two dated events (2月签约、4月开工), so that a clause ends there."""
    dated = item is not None and item.start == position + 1 and isinstance(item.thing, DateSpan)
    return dated and text[position] == "、" and not _PRIVATE <= before <= _LAST


def _shown(character: str) -> str:
    """Return a character that stands for no name: one of the private ones that a text has is shown as a box."""
    return "□" if _PRIVATE <= character <= _LAST else character


def _mark(thing: Thing) -> str:
    return DATE_MARK if isinstance(thing, DateSpan) else LABEL_MARKS[thing.label]
