"""Public authorities: a place or a body, what it is for, and the kind of body (黑龙江省 + 科技 + 厅)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon, type_of
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

#: A customs office or border station may be named after a place that is not listed, of at most so many characters.
_LONGEST_PLACE = 5
#: A name has at most so many parts before its core; one that is a level has at most so many characters.
_MOST_PARTS, _LONGEST_LEVEL = 5, 6
#: A branch's trunk (中国人民银行) stands at most so far before its place.
_LONGEST_TRUNK = 12
_JOINTS = frozenset("、和与及")
#: It joins who sends an office and where that is (中央人民政府|驻|香港特别行政区|联络办公室).
_STATIONED = "驻"


@dataclass(frozen=True)
class _Grammar:
    """``office``, ``standing`` and ``branch`` match the core of a name, the others what stands before and after it."""

    office: re.Pattern[str]
    standing: re.Pattern[str]
    branch: re.Pattern[str]
    levels: re.Pattern[str]
    trunks: re.Pattern[str]
    units: re.Pattern[str]
    placeable: re.Pattern[str]
    generic: re.Pattern[str]
    refused: dict[str, re.Pattern[str]]
    refused_alone: dict[str, re.Pattern[str]]
    swallowing: frozenset[str]


@cache
def _grammar() -> _Grammar:
    words = load_lexicon().agencies
    function = f"(?:{alternatives(words.functions)})"
    bodies = f"(?:{alternatives(words.bodies)})"
    unbroken = "".join(f"(?!(?<={body})[{''.join(after)}])" for body, after in words.followers.items())
    return _Grammar(
        office=re.compile(f"{function}(?:{function}{{0,2}}{bodies}|(?:[、和]{function})+部){unbroken}"),
        standing=re.compile(alternatives(words.standing)),
        branch=re.compile(alternatives(words.branches)),
        levels=re.compile(f"(?:{alternatives(words.levels)}|[省市区县州]委|[省市区县州]?(?:人民)?政府|委)$"),
        trunks=re.compile(f"(?:{alternatives(words.trunks)})$"),
        units=re.compile(f"(?:{alternatives(words.units)})(?!长)"),
        placeable=re.compile(f"(?:{alternatives(words.placeable)})$"),
        generic=re.compile(f"(?:{alternatives(words.generic)})*"),
        refused={body: re.compile(alternatives(after)) for body, after in words.refused.items()},
        refused_alone={body: re.compile(alternatives(after)) for body, after in words.refused_alone.items()},
        swallowing=frozenset(words.swallowing),
    )


def find_authorities(text: str, walls: Walls, anchors: Anchors) -> Iterator[Candidate]:
    """Yield the public authorities of a text."""
    grammar = _grammar()
    for pattern in (grammar.office, grammar.standing):
        for match in pattern.finditer(text):
            if not _is_refused(text, match, grammar.refused):
                yield from _named(text, _begin(text, match, walls, anchors), match.end())
    for match in grammar.branch.finditer(text):
        yield from _named(text, _trunk(text, match.start(), anchors), match.end())


def _named(text: str, start: int | None, end: int) -> Iterator[Candidate]:
    """Yield the authority between two offsets, and those that share its place (市|商务局、科技局)."""
    grammar = _grammar()
    while start is not None:
        unit = grammar.units.match(text, end)
        end = unit.end() if unit else end
        type_ = type_of(Label.AGENCY, text[start:end])
        yield Candidate(start, end, Label.AGENCY, type_, "authority", rank=4)
        fellow = grammar.office.match(text, end + 1) if text[end : end + 1] in _JOINTS else None
        start, end = fellow.span() if fellow else (None, end)


def _begin(text: str, core: re.Match[str], walls: Walls, anchors: Anchors) -> int | None:
    """Return where an authority's name begins: at the places, zones, levels and bodies that stand before its core."""
    start = _extend(text, core.start(), anchors)
    if start < core.start():
        return start
    wall = walls.left_of(start)
    before = text[wall:start]
    grammar = _grammar()
    if not 2 <= len(before) <= _LONGEST_PLACE or not grammar.placeable.search(core.group()):
        return None
    if grammar.generic.fullmatch(before) or _is_refused(text, core, grammar.refused_alone):
        return None
    anchor = anchors.first_between(wall, start)
    return wall if anchor is None else anchor


def _is_refused(text: str, core: re.Match[str], refused: dict[str, re.Pattern[str]]) -> bool:
    """Say whether the words after a body make it part of another name."""
    after = refused.get(core.group())
    return bool(after and after.match(text, core.end()))


def _extend(text: str, core: int, anchors: Anchors) -> int:
    """Return where the listed names and levels begin that stand right before a core."""
    start = core
    for _ in range(_MOST_PARTS):
        anchor = anchors.start_of(start)
        level = _grammar().levels.search(text, max(0, start - _LONGEST_LEVEL), start) if anchor is None else None
        if anchor is not None:
            start = anchor
        elif level and not _is_swallowed(text, level):
            start = level.start()
        elif text[start - 1 : start] == _STATIONED and (sender := _extend(text, start - 1, anchors)) < start - 1:
            return sender
        else:
            break
    return start


def _is_swallowed(text: str, level: re.Match[str]) -> bool:
    """Say whether a level of one character is the end of an ordinary word (片区, 城市, 各区)."""
    before = text[max(0, level.start() - 1) : level.start()]
    return len(level.group()) == 1 and before in _grammar().swallowing


def _trunk(text: str, core: int, anchors: Anchors) -> int | None:
    """Return where a branch's name begins: at the trunk before its place (中国人民银行|广东省|分行)."""
    start = _extend(text, core, anchors)
    trunks = _grammar().trunks
    if trunks.match(text, start, anchors.end_of(start)):
        return start
    trunk = trunks.search(text, max(0, start - _LONGEST_TRUNK), start)
    return trunk.start() if trunk else None
