"""Names of one kind side by side: in 甲经贸、乙公司和丙 the ones without a telling word are companies too."""

import re
from collections.abc import Iterator

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}")
_KINDS = frozenset({Label.COMPANY})


def find_coordinated_names(text: str, walls: Walls, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the short names that stand in one list with a name of a kind that is often named without its head."""
    taken = {position for candidate in found for position in range(candidate.start, candidate.end)}
    for candidate in found:
        if candidate.label not in _KINDS:
            continue
        for start, end in (_before(text, candidate.start, walls), _after(text, candidate.end)):
            if end - start >= 2 and taken.isdisjoint(range(start, end)) and _ITEM.fullmatch(text, start, end):
                yield Candidate(start, end, candidate.label, candidate.type, "coordinated", rank=1)


def _before(text: str, start: int, walls: Walls) -> tuple[int, int]:
    """Return the span of the list's item before a name, empty if there is none."""
    if text[start - 1 : start] != "、":
        return start, start
    return max(walls.left_of(start - 1), start - 8), start - 1


def _after(text: str, end: int) -> tuple[int, int]:
    """Return the span of the list's last item after a name, empty if none or if it cannot be told where it ends."""
    if text[end : end + 1] != "、":
        return end, end
    item = _ITEM.match(text, end + 1)
    if item is None:
        return end, end
    stop = text[item.end() : item.end() + 1]
    return (end + 1, item.end()) if stop in {"、", "，", "。", "；"} else (end, end)
