"""Names that end in a telling word: …有限公司, …产业园, …口岸, …项目, …对接会."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.beginnings import MEASURE, NUMBER, QUOTED, Beginning, find_beginning, is_made
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import Kind, alternatives, load_lexicon
from fztgraph.mentions.quoted import is_figure
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

#: Names of grounds do not begin with a body (商务部 自贸试验区).
_GROUNDS = frozenset({Label.ZONE, Label.PORT})
#: Being a first of its kind, or being made by a verb, makes up for so many characters of a name.
_RANKED, _MADE = 2, 3
#: A place and common words make no name of these: 某口岸货运通道, but 某地铁路.
_PASSAGES = ("通道", "走廊")
#: A bracket after these holds where a branch of them is.
_SITED = frozenset({Label.ORGANIZATION, Label.COMPANY})
_LINE = re.compile(r"（(?:[\u4e00-\u9fff]{1,8}(?P<coined>号|欧|亚)|[\u4e00-\u9fff—–-]{2,12})）号?")
#: An event of the world, of a continent or of a country is one of a kind, if its name says what it is about.
_WORLD, _LEAST_WORLD = re.compile("世界|全球|中国|国际|亚洲|亚太|东北亚|上合组织"), 4
#: What says that the event before it takes place.
_HELD = re.compile("(?:[^，。；\n]{0,12})(?:召开|举行|举办|开幕|启幕)")
_LATIN = re.compile(r"[A-Za-z]{2,}|[A-Z]\d")
#: A name with this right after it is a kind of thing, of which there are several (…平台7家).
_COUNTED = re.compile(f"{NUMBER}[余多]?{MEASURE}(?=[，。、；）\\n]|$)")
#: Several phases of a thing are that thing.
_MORE_PHASES = "[、和及与至到]?[一二三四五六][期、]"
#: A name that the article goes on to shorten is one, however common its words.
_DEFINED = re.compile("（(?:以下简称|下称|简称)")


@dataclass(frozen=True)
class _Grammar:
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    tail: re.Pattern[str]
    phase: re.Pattern[str]
    longer: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    heads = load_lexicon().heads
    return _Grammar(
        kinds=tuple((kind, re.compile(alternatives(kind.heads))) for kind in heads.kinds),
        tail=re.compile(f"(?:{alternatives(heads.tails)})(?!{_MORE_PHASES})"),
        phase=re.compile(alternatives(heads.phases)),
        longer=re.compile(alternatives(heads.longer)),
    )


def find_headed_names(text: str, walls: Walls, anchors: Anchors) -> Iterator[Candidate]:
    """Yield the names of a text that end in one of the lexicon's heads."""
    for kind, heads in _grammar().kinds:
        for head in heads.finditer(text):
            beginning = find_beginning(text, kind, head, walls, anchors)
            end = _end(text, kind, head.end(), anchors)
            if beginning is None or end - beginning.start > kind.most or _goes_on(text, end, anchors):
                continue
            if _DEFINED.match(text, end) or _is_name(text, kind, head, beginning, anchors):
                yield Candidate(beginning.start, end, kind.label, kind.type, f"head-{kind.type.lower()}", rank=2)


def _end(text: str, kind: Kind, end: int, anchors: Anchors) -> int:
    """Return where a name ends whose head ends here: after its version or phase, or after its place in brackets."""
    if kind.label is Label.INITIATIVE:
        tail = _grammar().tail.match(text, end) or (kind.type == "TransportRoute" and line_of(text, end, anchors))
        return tail.end() if tail else end
    if kind.label in _GROUNDS:
        phase = _grammar().phase.match(text, end)
        return phase.end() if phase else end
    place = anchors.end_of(end + 1) if text.startswith("（", end) else end
    return place + 1 if kind.label in _SITED and place > end + 1 and text.startswith("）", place) else end


def line_of(text: str, end: int, anchors: Anchors) -> re.Match[str] | None:
    """Return which of several lines a route is, if a bracket says it by a place or a coined name (班列（云溪号）)."""
    line = _LINE.match(text, end)
    return line if line and (line["coined"] or anchors.end_of(end + 1) > end + 1) else None


def _goes_on(text: str, end: int, anchors: Anchors) -> bool:
    """Say whether a head is part of a longer word, or counted."""
    longer = _grammar().longer.match(text, end) and not anchors.begins_inside(end, end + 1)
    return bool(longer or _COUNTED.match(text, end))


def _is_name(text: str, kind: Kind, head: re.Match[str], beginning: Beginning, anchors: Anchors) -> bool:
    """Say whether the words before a head are particular enough for a name."""
    start = beginning.start
    before = QUOTED.sub(_spoken, text[start : head.start()])
    if kind.generic.fullmatch(before) or _is_ground_of_others(kind, start, anchors):
        return False
    quoted = bool(QUOTED.search(before))
    long = kind.long - _RANKED * beginning.ranked
    if kind.quoted:
        return quoted or (len(before) >= long - _MADE and is_made(text, start))
    if head.group() not in kind.weak:
        return len(before) >= (1 if before.isascii() else 2)
    if _is_event(text, kind, start, head, anchors):
        return True
    if _is_place_alone(text, kind, start, head, anchors):
        return False
    placed = beginning.placed or anchors.begins_inside(start, head.start())
    return quoted or placed or bool(_LATIN.search(before)) or len(before) >= long


def _is_event(text: str, kind: Kind, start: int, head: re.Match[str], anchors: Anchors) -> bool:
    """Say whether an event is one of a kind, however common its words: of the world, or of a place and held there."""
    if kind.type != "Event":
        return False
    before = QUOTED.sub(_spoken, text[start : head.start()])
    held = anchors.end_of(start) > start and _HELD.match(text, head.end())
    return bool(held or (len(before) >= _LEAST_WORLD and _WORLD.match(before)))


def _spoken(quote: re.Match[str]) -> str:
    """Return a quoted part of a name, or nothing for a figure of speech."""
    return "" if is_figure(quote.group()[1:-1]) else quote.group()


def _is_ground_of_others(kind: Kind, start: int, anchors: Anchors) -> bool:
    """Say whether a zone or port is named only by whose it is (商务部 自贸试验区, 越南 口岸)."""
    if kind.label is Label.PORT and start in anchors.countries:
        return True
    return kind.label in _GROUNDS and start in anchors.bodies


def _is_place_alone(text: str, kind: Kind, start: int, head: re.Match[str], anchors: Anchors) -> bool:
    """Say whether only common words stand between a place and the head of a scheme (某市重点项目)."""
    own = anchors.end_of(start)
    route = kind.type == "TransportRoute" and not head.group().endswith(_PASSAGES)
    return (
        kind.label is Label.INITIATIVE
        and own > start
        and not route
        and bool(kind.generic.fullmatch(text, own, head.start()))
    )
