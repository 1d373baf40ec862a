"""How far to the left a name may reach from its last word."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.lexicon import load_lexicon
from fztgraph.phrases import PhraseIndex, longest

_MARK = re.compile(r"[。，、；：！？…,;:!?\n\s“”‘’「」『』（）()《》〈〉【】\[\]|/→>↑·]|——|—(?=[“‘])")
_PAIRS = {"”": "“", "’": "‘", "）": "（", ")": "(", "」": "「", "』": "『", "》": "《"}
#: No name is longer; text without punctuation takes no longer for it.
_FARTHEST = 100
_BRACKETS = frozenset("）)")
#: What stands before marks at the start of a line, where brackets number a paragraph and quotes open a slogan.
_LINE_START = frozenset({"", "\n"})
#: A quoted and a bracketed part of a name are at most this long.
_LONGEST_QUOTE = 30
_LONGEST_BRACKET = 12


@cache
def _indexes() -> tuple[PhraseIndex, PhraseIndex]:
    boundaries = load_lexicon().boundaries
    return PhraseIndex(boundaries.words), PhraseIndex(boundaries.inside)


@dataclass(frozen=True)
class Walls:
    """The places of a text that no name reaches across to the left; ``ends`` ascend."""

    text: str
    ends: tuple[int, ...]
    starts: tuple[int, ...]

    def left_of(self, position: int, *, quotes: bool = False) -> int:
        """Return the leftmost offset where a name whose last word begins at ``position`` may begin.

        A part in round brackets inside a name is passed over; one in quotes only if ``quotes`` is set.
        """
        farthest = max(0, position - _FARTHEST)
        limit = position
        while limit > farthest:
            found = bisect_right(self.ends, limit) - 1
            if found < 0:
                break
            start, end = self.starts[found], self.ends[found]
            opened = self._opening(start, end, quotes=quotes)
            if opened is None:
                return max(end, farthest)
            limit = opened
        return farthest

    def _opening(self, start: int, end: int, *, quotes: bool) -> int | None:
        """Return where the pair of marks opens that a wall closes, None if no name reaches across it."""
        closing = self.text[start:end]
        bracket = closing in _BRACKETS
        if closing not in _PAIRS or not (bracket or quotes):
            return None
        longest_part = _LONGEST_BRACKET if bracket else _LONGEST_QUOTE
        opened = self.text.rfind(_PAIRS[closing], max(0, start - longest_part), start)
        if opened < 0 or self.text[opened - 1 : opened] in _LINE_START:
            return None
        return None if bracket and "“" in self.text[opened:start] else opened


def find_walls(text: str, protected: Iterable[tuple[int, int]]) -> Walls:
    """Find the punctuation and boundary words of a text.

    A boundary word inside one of the ``protected`` spans (known names) or inside a phrase that names contain is none.
    """
    boundaries, inside = _indexes()
    shelter = longest([*protected, *inside.find(text)])
    found = [match.span() for match in _MARK.finditer(text)]
    found.extend(_unsheltered(longest(boundaries.find(text)), shelter))
    found.sort(key=lambda span: (span[1], span[0]))
    return Walls(text, tuple(end for _, end in found), tuple(start for start, _ in found))


def find_boundaries(text: str) -> list[tuple[int, int]]:
    """Return the spans of the boundary words of a text that stand in no phrase that names contain."""
    boundaries, inside = _indexes()
    return _unsheltered(longest(boundaries.find(text)), longest(inside.find(text)))


def _unsheltered(spans: list[tuple[int, int]], shelter: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that share no character with a sheltered one."""
    starts = [start for start, _ in shelter]
    kept = []
    for start, end in spans:
        before = bisect_right(starts, end - 1) - 1
        if before < 0 or shelter[before][1] <= start:
            kept.append((start, end))
    return kept
