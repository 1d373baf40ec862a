"""Where a name begins whose last word is known: at a quote, at a listed name, or after what cannot belong to it."""

import re
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.lexicon import Kind, alternatives, load_lexicon
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

QUOTED = re.compile(r"[“‘「].+?[”’」]")
#: Names of these may hold a quoted part.
_WITH_QUOTES = frozenset({Label.INITIATIVE, Label.ORGANIZATION, Label.POLICY})
#: A listed company's name may have so many characters before it that make it another company's.
_LONGEST_PREFIX = 3
#: What joins two parts of a name as well as two names; the first part has so many characters.
_AND = frozenset("和与")
_FIRST_PART = range(2, 9)
#: A verb right before a name has at most so many characters.
_LONGEST_VERB = 4
_TO = re.compile(r"(?:至|到|[—–-]{1,2})$")
NUMBER = "[一二三四五六七八九十百两几\\d]+"
MEASURE = "(?:个|家|条|项|座|批|类|种|次|单|笔|票|列|趟|艘|所|处|张|份|例|套|台|架|辆)"
#: Ranks, counts, dates and pointers that stand before a name and are none of it.
_LEAD_WORDS = (
    "(?P<rank>(?:全国|全省|全市|全区|全球|世界|国内|我国|我省|我市|本市|本省|本地|当地|[区省市境]内|境外|[东西]部|东北|亚洲|国家)?"
    f"(?:第{NUMBER}|首|最大|唯一|最新)(?:{MEASURE}|轮|期))"
    f"|一{MEASURE}"
    f"|(?P<many>{NUMBER}[余多]?(?:{MEASURE}|大|栋|名)|多家|多个|各大|各)"
    "|20\\d\\d年度?|我国|国内|当地|境[外内]|区内|今后|[该本这那某原]|新(?=[建增开设型项])"
)
_LEAD = re.compile(_LEAD_WORDS)
_LEAD_BEFORE = re.compile(f"(?:{_LEAD_WORDS})$")
_LONGEST_LEAD = 8
#: What may stand before the name of an event or a document and belongs to it; before other names, the same for them.
EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]+届|20\d\d年?)$")
_NATIONAL = re.compile(r"(?:中国|中共|国家级?|全国|中央|原)$")


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a name begins; ``ranked`` if it is said to be a first or a second, ``placed`` if after its country."""

    start: int
    ranked: bool = False
    placed: bool = False


@cache
def _heads() -> re.Pattern[str]:
    """Match the last word of a name of any kind."""
    return re.compile(f"(?:{alternatives(head for kind in load_lexicon().heads.kinds for head in kind.heads)})$")


@cache
def _makers() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_lexicon().quoted.makers)})了?$")


def is_made(text: str, start: int) -> bool:
    """Say whether a verb that makes or runs schemes stands right before a name."""
    return bool(_makers().search(text, max(0, start - _LONGEST_VERB), start))


def find_beginning(text: str, kind: Kind, head: re.Match[str], walls: Walls, anchors: Anchors) -> Beginning | None:
    """Find where the name with a head begins; None if nothing stands before that word, or if it is one of many."""
    wall = walls.left_of(head.start(), quotes=kind.label in _WITH_QUOTES)
    if kind.label is Label.INITIATIVE:
        wall = _across_joint(text, wall, head.start(), kind, walls)
    lead = None if anchors.begins_inside(wall, wall + 1) else _LEAD.match(text, wall, head.start())
    start = lead.end() if lead else wall
    lead = lead or _LEAD_BEFORE.search(text, max(0, wall - _LONGEST_LEAD), wall)
    named = _first_name(text, kind, start, head, anchors)
    if lead and lead["many"] and named is None:
        return None
    start = start if named is None else named
    if kind.type == "TransportRoute":
        start = _other_end(text, start, anchors)
    edition = _edition(kind).search(text, walls.left_of(start), start)
    start = _opening(text, wall, edition.start() if edition else start, head.start())
    placed = kind.label is Label.PORT and start in anchors.countries and anchors.end_of(start) < head.start()
    start = anchors.end_of(start) if placed else start
    return Beginning(start, bool(lead and lead["rank"]), placed) if start < head.start() else None


def _across_joint(text: str, wall: int, head: int, kind: Kind, walls: Walls) -> int:
    """Return where a name may begin that has 和 or 与 in it: right after a verb that makes schemes.

    The last word of an event with nothing else after the joint cannot stand without what is before it (开工和签约仪式).
    """
    if text[wall - 1 : wall] not in _AND:
        return wall
    if kind.type == "Event" and wall == head:
        return walls.left_of(wall - 1)
    if kind.generic.fullmatch(text, wall, head):
        return wall
    start = walls.left_of(wall - 1)
    one_name = wall - 1 - start in _FIRST_PART and not _heads().search(text, start, wall - 1)
    return start if one_name and is_made(text, start) else wall


def _first_name(text: str, kind: Kind, start: int, head: re.Match[str], anchors: Anchors) -> int | None:
    """Return where the first quoted or listed part of a name begins, or the part after it if that is counted."""
    quote = QUOTED.search(text, start, head.start())
    anchor = _first_anchor(text, start, head.start(), anchors)
    if quote and (anchor is None or quote.start() < anchor or anchors.start_of(quote.start()) is None):
        return quote.start()
    if anchor is None:
        return None
    whole = anchors.end_of(anchor) >= head.end()
    if kind.label is Label.COMPANY and anchor in anchors.bodies and anchor - start <= _LONGEST_PREFIX and not whole:
        return start
    counted = _LEAD.match(text, anchors.end_of(anchor), head.start())
    return counted.end() if counted and len(counted.group()) > 1 else anchor


def _first_anchor(text: str, start: int, head: int, anchors: Anchors) -> int | None:
    """Return the first known name between two offsets that does not stand inside brackets."""
    anchor = anchors.first_between(start, head)
    while anchor is not None and text.count("（", anchor, head) != text.count("）", anchor, head):
        anchor = anchors.first_between(anchor + 1, head)
    return anchor


def _other_end(text: str, start: int, anchors: Anchors) -> int:
    """Return where a route's name begins if it names both its ends (甲地至乙地货运线路)."""
    joint = _TO.search(text, max(0, start - 2), start)
    before = anchors.start_of(joint.start()) if joint else None
    return start if before is None else before


def _edition(kind: Kind) -> re.Pattern[str]:
    """Return what may stand before a name's first place and still belong to it."""
    return EDITION if kind.type in {"Event", "Policy"} else _NATIONAL


def _opening(text: str, wall: int, start: int, head: int) -> int:
    """Return where a name begins that begins inside title marks: at their opening."""
    closed = text.count("》", start, head) > text.count("《", start, head)
    return max(text.rfind("《", wall, start), wall) if closed else start
