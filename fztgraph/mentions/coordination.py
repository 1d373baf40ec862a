"""Names side by side: 甲经贸、乙公司 and 丙 are all companies; in 甲、乙等自贸试验区 the places are zones."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import normalise_name
from fztgraph.mentions.anchors import Anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon, type_of
from fztgraph.mentions.numerals import read_numeral
from fztgraph.mentions.walls import Walls
from fztgraph.model import Label
from fztgraph.taken import Taken

#: The source of the names that share a head with others.
SHARED = "shared-head"

#: A name in a list that no telling word ends is short.
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}")
_REACH = 8
#: Names of these are often shortened to a word or two.
_KINDS = frozenset({Label.COMPANY})
_STOPS = frozenset("、，。；")

#: What joins places that share a head, and what may stand between the last of them and the head.
_JOINTS = frozenset("、和与及")
_TALLY = re.compile(
    "(?:等(?:地|省区?市?|市)?)?(?:的?(?:[0-9]+|[两二三四五六七八九十多]+)[个大家座]|[两三四五六七八]地)?(?:国家级|省级)?$"
)
_LONGEST_TALLY = 8
#: A tally that says how many there are.
_COUNTED = re.compile("等?(?P<number>[0-9]+|[两二三四五六七八九十]+)个")
#: A place that the gazetteer does not list, beside one that it does.
_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,4}")
#: Of whole provinces there are such grounds, but one gateway or customs house is not named after a province.
_PROVINCIAL = frozenset({Label.PORT, Label.AGENCY})
_PROVINCE = re.compile(r"/place/(?!11|12|31|50|81|82)\d\d0000$")
#: Names that end so have a head of their own.
_OWN_ENDS = frozenset("区港岸关园站省县")
_LABELS = {"口岸": Label.PORT, "海关": Label.AGENCY, "检站": Label.AGENCY}


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


@cache
def _shared_heads() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_lexicon().heads.shared)})(?![内外域])")


def find_shared_heads(text: str, walls: Walls, anchors: Anchors, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield places that a list names for the grounds, gateways or offices that their common last word tells.

    The list has a place that is listed, and no item of it has a telling word of its own. Where the head follows the
    last one at once (甲、乙自贸试验区), that is a name by itself, and the others have to be listed. So have the seats
    of offices, beside which persons are named (某某、天津海关). Of grounds none has to be listed where their number is
    told (甲、乙两个片区), if all are words that grounds may be named by.
    """
    listed = {(candidate.start, candidate.end): candidate for candidate in known}
    for head in _shared_heads().finditer(text):
        tally = _TALLY.search(text, max(0, head.start() - _LONGEST_TALLY), head.start())
        last = tally.start() if tally else head.start()
        label = _LABELS.get(head.group()[-2:], Label.ZONE)
        items = _items(text, last, walls, anchors)
        places = [listed[item] for item in items if item in listed]
        told = bool(places) or (label is Label.ZONE and _are_told(text, items, last))
        if len(items) < 2 or not told or not all(_may_share(place, label) for place in places):
            continue
        if (last == head.start() or label is Label.AGENCY) and len(places) < len(items):
            continue
        if _is_given_name(text, items[-1][0]):
            continue
        for start, end in items if last < head.start() else items[1:]:
            yield _sharer(text, start, end, label, head.group())


def _items(text: str, end: int, walls: Walls, anchors: Anchors) -> list[tuple[int, int]]:
    """Return the items of the list that ends here, the last first: listed places, and short names between joints.

    There are none where one of them has a head of its own; what is before that one is not looked at, or a long list of
    such names would be read again from each of them.
    """
    items: list[tuple[int, int]] = []
    while True:
        start = anchors.start_of(end)
        if start is None:
            start = walls.left_of(end)
            if not _UNLISTED.fullmatch(text, start, end):
                return items
        if text[end - 1] in _OWN_ENDS:
            return []
        items.append((start, end))
        if not start or text[start - 1] not in _JOINTS:
            return items
        end = start - 1


def _are_told(text: str, items: Sequence[tuple[int, int]], last: int) -> bool:
    """Say whether the tally after a list counts its items, and none is a word for a kind of ground."""
    tally = _COUNTED.match(text, last)
    number = read_numeral(tally["number"]) if tally else None
    kinds = _kinds_of_ground()
    return number == len(items) and not any(kinds.fullmatch(text, start, end) for start, end in items)


@cache
def _kinds_of_ground() -> re.Pattern[str]:
    """Match words that tell what a ground is for, and so name none."""
    kinds = load_lexicon().heads.kinds
    return re.compile(f"{next(k for k in kinds if k.label is Label.ZONE).generic.pattern}(?:型|性|类|化)?")


def _is_given_name(text: str, start: int) -> bool:
    """Say whether what begins here is all but the surname of a person's name (孙|海宁), the first of a list."""
    family = text[start - 1 : start]
    return family in _surnames() and not (start > 1 and "\u4e00" <= text[start - 2] <= "\u9fff")


@cache
def _surnames() -> frozenset[str]:
    persons = load_lexicon().persons
    return frozenset(persons.surnames).difference(persons.wordlike)


def _may_share(place: Candidate, label: Label) -> bool:
    """Say whether a listed place can stand for a ground, gateway or office of that label."""
    if place.label not in (Label.PLACE, Label.ZONE, Label.PORT) or place.type in ("Country", "Region"):
        return False
    return label not in _PROVINCIAL or not _PROVINCE.search(place.iri or "")


def _sharer(text: str, start: int, end: int, label: Label, head: str) -> Candidate:
    name = text[start:end] + head
    entries: Sequence[Entry] = load_gazetteer().by_name.get(normalise_name(name), ())
    entry = next((entry for entry in entries if entry.label is label), None)
    type_ = entry.type if entry else type_of(label, name)
    return Candidate(start, end, label, type_, SHARED, rank=6, iri=entry.iri if entry else None)
