"""Public authorities: a place or a body, what it is for, and the kind of body (黑龙江省 + 科技 + 厅)."""

import re
from collections.abc import Iterator
from functools import cache

from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label

_CLASS = {"海关": "CustomsOffice"}
#: A customs office or border station may be named after a place that is not listed, of at most so many characters.
_LONGEST_PLACE = 5
#: The bodies that are named so.
_PLACEABLE = re.compile(r"(?:海关|检查站|边检站|海事局|法院|检察院|管委会|管理委员会|检查总站|边检总站|支队)$")
_GENERIC = re.compile(
    r"(?:各地?|当地|所在地|属地|主管|隶属|直属|地方|两地|口岸|目的地|起运地|中国|我国|沿海|基层|相关|有关|人民|各级|上级|市级|省级|进境地|出境地|全国|驻区|园区|片区|新区|多地|知识产权)*"
)
_NOT_AFTER = {
    "海关": re.compile(
        r"监管|特殊|总署|关员|关长|编码|数据|手续|部门|查验|通关|代码|税则|稽查|单证|铅封|封志|申报|放行|备案|检验|信用|高级认证|AEO|程序|便利"
    ),
    "政府": re.compile(r"采购|间|引导|投资|部门|平台|服务"),
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon().agencies
    functions = f"(?:{alternatives(words['functions'])})"
    bodies = f"(?:{alternatives(words['bodies'])})"
    return {
        "office": re.compile(f"{functions}{{1,3}}{bodies}(?!长|员|室)"),
        "standing": re.compile(f"(?:{alternatives(words['standing'])})"),
        "branch": re.compile(f"(?:{alternatives(words['branches'])})"),
        "levels": re.compile(
            f"(?:{alternatives(words['levels'])}|[省市区县州]委|[省市区县州]?人民政府|[省市区县州]?政府|委)$"
        ),
        "trunks": re.compile(f"(?:{alternatives(words['trunks'])})$"),
        "units": re.compile(f"(?:{alternatives(words['units'])})(?!长)"),
    }


def find_authorities(text: str, walls: Walls, anchors: Anchors) -> Iterator[Candidate]:
    """Yield the public authorities of a text."""
    patterns = _patterns()
    for kind in ("office", "standing", "branch"):
        for match in patterns[kind].finditer(text):
            refused = _NOT_AFTER.get(match.group())
            if refused and refused.match(text, match.end()):
                continue
            if kind == "branch":
                start = _trunk(text, match.start(), anchors)
            else:
                start = _begin(text, match.start(), match.group(), walls, anchors)
            if start is not None:
                yield _candidate(text, start, match.end())


def _candidate(text: str, start: int, end: int) -> Candidate:
    unit = _patterns()["units"].match(text, end)
    end = unit.end() if unit else end
    type_ = next((name for word, name in _CLASS.items() if text[start:end].endswith(word)), "Agency")
    return Candidate(start, end, Label.AGENCY, type_, "authority", rank=4)


def _begin(text: str, core: int, body: str, walls: Walls, anchors: Anchors) -> int | None:
    """Return where an authority's name begins: at the places, zones, levels and bodies that stand before its core."""
    start = _extend(text, core, anchors)
    if start < core:
        return start
    wall = walls.left_of(core)
    before = text[wall:core]
    if _PLACEABLE.search(body) and 2 <= len(before) <= _LONGEST_PLACE and not _GENERIC.fullmatch(before):
        anchor = anchors.first_between(wall, core)
        return wall if anchor is None else anchor
    return None


def _extend(text: str, core: int, anchors: Anchors) -> int:
    levels = _patterns()["levels"]
    start = core
    for _ in range(5):
        anchor = anchors.start_of(start)
        level = levels.search(text, max(0, start - 6), start) if anchor is None else None
        if anchor is not None:
            start = anchor
        elif level and not _swallowed(text, level.start(), level.group()):
            start = level.start()
        else:
            break
    return start


def _swallowed(text: str, position: int, level: str) -> bool:
    """Say whether a one-character level is the end of an ordinary word (片区, 城市, 各区)."""
    before = text[max(0, position - 1) : position]
    return (
        len(level) == 1
        and before != ""
        and before in "验税发作港空开贸济片园城社城厂景地湾辖东西南北各全灾专库校郊街小大两该新特山林都超夜门闹集牧矿"
    )


def _trunk(text: str, core: int, anchors: Anchors) -> int | None:
    """Return where a branch's name begins: at the trunk before its place (中国人民银行|广东省|分行)."""
    start = _extend(text, core, anchors)
    trunks = _patterns()["trunks"]
    if trunks.match(text, start, anchors.end_of(start)):
        return start
    trunk = trunks.search(text, max(0, start - 12), start)
    return trunk.start() if trunk else None
