"""Names side by side: in 甲经贸、乙公司和丙 the ones without a telling word are companies too."""

import re
from collections.abc import Iterator, Sequence

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label
from fztgraph.taken import Taken

#: A name in a list that no telling word ends is short.
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}")
_REACH = 8
#: Names of these are often shortened to a word or two.
_KINDS = frozenset({Label.COMPANY})
_STOPS = frozenset("、，。；")


def find_coordinated_names(text: str, walls: Walls, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the short names that stand in one list with a name of a kind that is often named without its head."""
    taken = Taken(len(text), ((candidate.start, candidate.end) for candidate in found))
    for candidate in found:
        if candidate.label not in _KINDS:
            continue
        for start, end in (_before(text, candidate.start, walls), _after(text, candidate.end)):
            if _ITEM.fullmatch(text, start, end) and taken.is_free(start, end):
                yield Candidate(start, end, candidate.label, candidate.type, "coordinated", rank=1)


def _before(text: str, start: int, walls: Walls) -> tuple[int, int]:
    """Return the span of the list's item before a name, empty if there is none."""
    if text[start - 1 : start] != "、":
        return start, start
    return max(walls.left_of(start - 1), start - _REACH), start - 1


def _after(text: str, end: int) -> tuple[int, int]:
    """Return the span of the list's item after a name, empty if there is none or if it cannot be told where it ends."""
    item = _ITEM.match(text, end + 1) if text[end : end + 1] == "、" else None
    if item is None or text[item.end() : item.end() + 1] not in _STOPS:
        return end, end
    return item.span()
