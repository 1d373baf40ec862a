"""How far to the left a name may reach from its last word."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.lexicon import load_lexicon
from fztgraph.mentions.phrases import PhraseIndex, longest

_MARK = re.compile(r"[。，、；：！？…,;:!?\n\s“”‘’「」『』（）()《》〈〉【】\[\]|/→>↑·]|——|—(?=[“‘])")
_PAIRS = {"”": "“", "’": "‘", "）": "（", ")": "(", "」": "「", "』": "『", "》": "《"}
#: A quoted and a bracketed part of a name are at most this long.
_LONGEST_QUOTE = 30
_LONGEST_BRACKET = 12


@cache
def _indexes() -> tuple[PhraseIndex, PhraseIndex]:
    lexicon = load_lexicon()
    return PhraseIndex(lexicon.boundaries), PhraseIndex(lexicon.inside)


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
        limit = position
        while True:
            found = bisect_right(self.ends, limit) - 1
            if found < 0:
                return 0
            start, end = self.starts[found], self.ends[found]
            closing = self.text[start:end]
            opening = _PAIRS.get(closing)
            if opening is None or (not quotes and closing not in "）)"):
                return end
            most = _LONGEST_BRACKET if closing in "）)" else _LONGEST_QUOTE
            opened = self.text.rfind(opening, max(0, start - most), start)
            if opened <= 0 or self.text[opened - 1] == "\n" or (closing in "）)" and "“" in self.text[opened:start]):
                return end
            limit = opened


def find_walls(text: str, protected: list[tuple[int, int]]) -> Walls:
    """Find the punctuation and boundary words of a text.

    A boundary word inside one of the ``protected`` spans (known names) or inside a phrase that names contain is none.
    """
    boundaries, inside = _indexes()
    shelter = longest([*protected, *inside.find(text)])
    found = [match.span() for match in _MARK.finditer(text)]
    found.extend(_unsheltered(longest(boundaries.find(text)), shelter))
    found.sort(key=lambda span: (span[1], span[0]))
    return Walls(text, tuple(end for _, end in found), tuple(start for start, _ in found))


def _unsheltered(spans: list[tuple[int, int]], shelter: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that share no character with a sheltered one."""
    starts = [start for start, _ in shelter]
    kept = []
    for start, end in spans:
        before = bisect_right(starts, end - 1) - 1
        if before < 0 or shelter[before][1] <= start:
            kept.append((start, end))
    return kept
