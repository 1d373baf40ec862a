"""Towns, villages and streets, which the gazetteer does not list: 红旗镇, 柳树屯."""

import re
from collections.abc import Iterator
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

#: Before the last word a name has so many characters: after a known place, and with nothing but a boundary before it.
_AFTER_PLACE, _ALONE = range(1, 6), range(2, 4)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@cache
def _head() -> re.Pattern[str]:
    words = load_lexicon().settlements
    return re.compile(f"(?:{alternatives(words.heads)})(?!{alternatives(words.longer)})")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_lexicon().settlements.generic)})*")


def find_settlements(text: str, walls: Walls, anchors: Anchors) -> Iterator[Candidate]:
    """Yield the towns, villages and streets of a text, each without the places that it lies in."""
    previous: int | None = None
    for head in _head().finditer(text):
        start = _start(head, walls, anchors, previous)
        before = text[start : head.start()]
        if _CHINESE.fullmatch(before) and not _generic().fullmatch(before):
            yield Candidate(start, head.end(), Label.PLACE, "Place", "settlement", rank=2)
            previous = head.end()


def _start(head: re.Match[str], walls: Walls, anchors: Anchors, previous: int | None) -> int:
    """Return where a settlement's name begins: after a place, after another settlement or at a boundary."""
    end = head.start()
    for length in _AFTER_PLACE:
        if end - length == previous or anchors.start_of(end - length) is not None:
            return end - length
    wall = walls.left_of(end)
    return wall if end - wall in _ALONE and not anchors.begins_inside(wall + 1, end) else end
