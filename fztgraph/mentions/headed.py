"""Names that end in a telling word: …有限公司, …产业园, …口岸, …项目, …对接会."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import Kind, Lexicon, alternatives, load_lexicon
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

_WITH_QUOTES = frozenset({Label.INITIATIVE, Label.ORGANIZATION, Label.POLICY})
#: Names of grounds do not begin with a body (商务部 自贸试验区).
_GROUNDS = frozenset({Label.ZONE, Label.PORT})
_TO = re.compile(r"(?:至|到|[—–-]{1,2})$")
_LATIN = re.compile(r"[A-Za-z]{2,}|[A-Z]\d")
#: A head with these after it is part of a longer word.
_GOES_ON = re.compile(
    r"(?:审批|经理|负责人|单位|业主|法人|公司|资金|资本|融资|名单|策划|会客厅|为王|库|主体|产品|商户|用户|平台企业|企业|车间|站点|工作组|办公室|委员会|建设规划|长(?!三角|江|春|沙))"
)
_QUOTED = re.compile(r"[“‘「].+?[”’」]")
#: Counts, ranks and pointers that stand before a name and are none of it.
_LEAD = re.compile(
    r"(?:(?:全国|全省|全市|全区|全球|世界|国内|我国|我省|我市|本市|本省|本地|当地|区内|省内|市内|境内|境外|东北|西部|亚洲|国家)?"
    r"(?:第[一二三四五六七八九十两几\d]+|首|最大|唯一|最新)(?:个|家|条|项|座|批|类|种|次|单|列|趟|艘|所|处|张|份|轮|期|例)"
    r"|[一二三四五六七八九十两几\d]+(?:大|个|家|条|项|座|批|类|种|次|列|趟|艘|所|处|张|份|例|栋|名|多家|余家|多个|余个)"
    r"|我国|国内|当地|境外|境内|区内|今后|多家|多个|各大|该|本|这|那|各|某|原|新)"
)
_EDITION = re.compile(r"(?:第[一二三四五六七八九十百\d]+届|20\d\d年?)$")
_NATIONAL = re.compile(r"(?:中国|中共|国家级?|全国|中央|原)$")


@dataclass(frozen=True)
class _Grammar:
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    tail: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    lexicon: Lexicon = load_lexicon()
    patterns = tuple((kind, re.compile(alternatives(kind.heads))) for kind in lexicon.kinds)
    return _Grammar(patterns, re.compile(alternatives(lexicon.tails)))


def find_headed_names(text: str, walls: Walls, anchors: Anchors) -> Iterator[Candidate]:
    """Yield the names of a text that end in one of the lexicon's heads."""
    grammar = _grammar()
    for kind, heads in grammar.kinds:
        for match in heads.finditer(text):
            start = _begin(text, kind, match.start(), walls, anchors)
            if start is None or not _names(text, kind, start, match.start(), match.group(), anchors):
                continue
            tail = grammar.tail.match(text, match.end())
            end = tail.end() if tail and kind.label is Label.INITIATIVE else match.end()
            if _GOES_ON.match(text, end):
                continue
            if end - start <= kind.most:
                yield Candidate(start, end, kind.label, kind.type, f"head-{kind.type.lower()}", rank=2)


def _begin(text: str, kind: Kind, head: int, walls: Walls, anchors: Anchors) -> int | None:
    """Return where the name whose last word is at ``head`` begins, None if nothing stands before that word."""
    wall = walls.left_of(head, quotes=kind.label in _WITH_QUOTES)
    start = _after_lead(text, wall, head, anchors)
    quote = _first_quote(text, start, head)
    anchor = _first_anchor(text, start, head, anchors)
    if quote is not None and (anchor is None or quote < anchor or anchors.start_of(quote) is None):
        start = quote
    elif anchor is not None:
        rank = _LEAD.match(text, anchors.end_of(anchor), head)
        start = rank.end() if rank and rank.end() - rank.start() > 1 else anchor
    if kind.type == "TransportRoute":
        start = _other_end(text, start, anchors)
    edition = _edition(kind).search(text, walls.left_of(start), start)
    start = edition.start() if edition else start
    return start if start < head else None


def _edition(kind: Kind) -> re.Pattern[str]:
    """Return what may stand before a name's first place and still belong to it."""
    return _EDITION if kind.type in {"Event", "Policy"} else _NATIONAL


def _after_lead(text: str, wall: int, head: int, anchors: Anchors) -> int:
    """Return where a name may begin after counts and pointers, unless they begin a known name."""
    if anchors.begins_inside(wall, wall + 1):
        return wall
    lead = _LEAD.match(text, wall, head)
    return lead.end() if lead else wall


def _first_quote(text: str, start: int, head: int) -> int | None:
    """Return where the first quoted part between two offsets begins."""
    quote = _QUOTED.search(text, start, head)
    return quote.start() if quote else None


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


def _names(text: str, kind: Kind, start: int, head: int, word: str, anchors: Anchors) -> bool:
    """Say whether the words before a head are particular enough for a name."""
    before = text[start:head]
    if kind.generic.fullmatch(before) or (kind.label in _GROUNDS and start in anchors.bodies):
        return False
    quoted = bool(_QUOTED.search(before))
    if kind.quoted:
        return quoted or (len(before) >= kind.long - 3 and bool(_made().search(text, max(0, start - 4), start)))
    if word not in kind.weak:
        return len(before) >= (2 if not before.isascii() else 1)
    own = text[anchors.end_of(start) : head]
    if (
        kind.label is Label.INITIATIVE
        and own != before
        and kind.generic.fullmatch(own)
        and kind.type != "TransportRoute"
    ):
        return False
    return quoted or bool(_LATIN.search(before)) or anchors.begins_inside(start, head) or len(before) >= kind.long


@cache
def _made() -> re.Pattern[str]:
    """Match a verb that makes or runs a scheme, right before its name."""
    return re.compile(f"(?:{alternatives(load_lexicon().quoted['makers'])})了?$")
