"""An article as the rules read it: its sentences rendered, by paragraph, with what its title names."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from spacy.tokens import Doc

from fztgraph.claims.lines import Item, Line, after, outermost, render
from fztgraph.claims.pointers import points_back, read_mentions
from fztgraph.claims.words import Words
from fztgraph.model import DateSpan, Entity

#: What stands after and before the whole country (two characters) where it is only compared with.
_SCOPE = re.compile("(?:范围内?)?(?:率先|首|第|最|唯一|各|同|排|居|前列|领先|一流|平均|增速|先行|独家)")
_FIRST = ("率先在", "首次在", "首家在", "首先在")
_WHOLE = 2
#: Parentheses that tell the parts of what stands before them.
_PARTS = re.compile("[（(](?:其中)?(?:含|包括|包含|涵盖)[^（）()。！？\n]{2,200}[）)]")
#: Words that mean an occasion told of shortly before, so many characters at most: 此次集中开工.
_THIS_TIME = re.compile("(?:这次|此次|本次)(?=集中|开工|签约|动工|启动)")
_NEAR = 300
#: What makes a year, or months of one, an attribute: 2024年首趟, 一季度重大项目; the lengths of such values.
_WHICH = re.compile(
    r"度?(?:首[趟列班架艘批场届]|第[一二三四五六七八九十百\d]+[趟列班批场届次]|重[大点](?:项目|工程)|工作要点)"
)
_COARSE = (4, 15)
_ANY = re.compile(r"[^”’》」』]")
#: Parentheses that tell when what stands right before them was done: 甲公司（成立于2003年）.
_WHEN = re.compile(
    r"[（(](?=[^（）()\n]{0,20}\d年)(?=[^（）()\n]{0,30}(?:成立|设立|开通|启用|投[产用]|[挂揭]牌|封关|运营|签署|印发|发布|施行|生效|获批|批[准复]"
    r"|建成|[开竣]工|通车))[^（）()。！？\n]{4,40}[)）]"
)
_CLAUSE_END = re.compile("[，；：。]")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article (its sentences) with their spans in ``text`` and the numbers of their paragraphs.

    ``headings`` are the numbers of lines that are headings; ``title`` is what the article's title names; ``date`` is
    the day on which it appeared; ``headline`` is its title.
    """

    text: str
    lines: tuple[Line, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    headings: frozenset[int]
    entities: tuple[Entity, ...]
    title: tuple[Entity, ...] = ()
    date: dt.date | None = None
    headline: str = ""


def read_page(doc: Doc, words: Words, *, pointing: bool = False) -> Page:
    """Render the sentences of a document for the rules; with ``pointing`` common nouns stand for what they mean."""
    starts = [place for place, mark in enumerate(doc.to_array("SENT_START")) if mark == 1 or not place]
    items = list(read_mentions(doc._.reading.text, doc._.entities, words)) if pointing else _mentions(doc)
    items += [Item(date.start, date.end, date) for date in doc._.dates]
    reading, article = doc._.reading, doc._.article
    if pointing:
        items += points_back(reading.text, items, named_in(article.title, doc._.entities), words)
    return make_page(
        reading.text,
        list(pairwise([*starts, len(doc)])),
        items,
        words,
        paragraphs=[(p.start, p.heading) for p in reading.paragraphs],
        entities=doc._.entities,
        title=article.title,
        date=article.date,
    )


def _mentions(doc: Doc) -> list[Item]:
    return [Item(m.start, m.end, entity) for entity in doc._.entities for m in entity.mentions]


def make_page(
    text: str,
    spans: Sequence[tuple[int, int]],
    items: Iterable[Item],
    words: Words,
    *,
    paragraphs: Sequence[tuple[int, int]] = (),
    entities: Sequence[Entity] = (),
    title: str = "",
    date: dt.date | None = None,
) -> Page:
    """Render a text by its sentences; ``paragraphs`` are pairs of a start and a heading level (0 for text)."""
    said = [item for item in items if not _is_scope(text, item) and not _is_attribute(text, item)]
    kept = _once_a_clause(text, outermost([*said, *_dates_before(text, said, words)]))
    spans, joints = _join(text, spans, words)
    lines: list[Line] = []
    numbers: list[int] = []
    headings: set[int] = set()
    ahead = 0
    number = -1
    for start, end in spans:
        while ahead < len(kept) and kept[ahead].start < start:
            ahead += 1
        last = ahead
        while last < len(kept) and kept[last].start < end:
            last += 1
        lines.append(render(text, start, end, kept[ahead:last], joints))
        ahead = last
        while number + 1 < len(paragraphs) and paragraphs[number + 1][0] <= start:
            number += 1
        numbers.append(number)
        if number >= 0 and paragraphs[number][1]:
            headings.add(len(lines) - 1)
    for number, line in list(_asides(text, kept, spans)):
        lines.append(line)
        spans.append(spans[number])
        numbers.append(-1)
    return Page(
        text=text,
        lines=tuple(lines),
        spans=tuple(spans),
        paragraphs=tuple(numbers),
        headings=frozenset(headings),
        entities=tuple(entities),
        title=named_in(title, entities),
        date=date,
        headline=title,
    )


def _is_scope(text: str, item: Item) -> bool:
    """Say whether a name only says among how many something is the first or the like (在全国率先): no place of it."""
    if item.end - item.start != _WHOLE or not text.startswith("全国", item.start):
        return False
    return bool(_SCOPE.match(text, item.start + _WHOLE)) or text.endswith(_FIRST, 0, item.start)


def _is_attribute(text: str, item: Item) -> bool:
    """Say whether a date of a year or of months only says which of several something is (2024年首趟班列)."""
    thing = item.thing
    return isinstance(thing, DateSpan) and len(thing.value) in _COARSE and bool(_WHICH.match(text, item.end))


def _asides(text: str, items: Sequence[Item], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Line]]:
    """Yield what stands in parentheses of parts or of times, as a line of its own, with the number of its sentence.

    甲区20平方公里（含乙区2平方公里） is read as 甲区含乙区2平方公里, 甲公司（成立于2003年） as 甲公司成立于2003年.
    """
    starts = [item.start for item in items]
    for number, (start, end) in enumerate(spans):
        for aside in (*_PARTS.finditer(text, start, end), *_WHEN.finditer(text, start, end)):
            first, last = bisect_left(starts, aside.start()), bisect_left(starts, aside.end())
            whole = items[first - 1] if first and starts[first - 1] >= start else None
            apart = whole and (_CLAUSE_END if aside.re is _PARTS else _ANY).search(text, whole.end, aside.start())
            if whole and first < last and not apart:
                yield number, after(whole, render(text, aside.start() + 1, aside.end() - 1, items[first:last]))


def _dates_before(text: str, items: Sequence[Item], words: Words) -> Iterator[Item]:
    """Yield the words that mean the date before them (至此, 自此), with that date; it is of the same paragraph."""
    dates = sorted(((i.end, i.thing) for i in items if isinstance(i.thing, DateSpan)), key=itemgetter(0))
    stops = [stop for stop, _ in dates]
    thence = words.lists["thence"].occurrences(text)
    for start, end in (*thence, *(match.span() for match in _THIS_TIME.finditer(text))):
        number = bisect_right(stops, start) - 1
        near = (start, end) not in thence and start - stops[max(number, 0)] <= _NEAR
        if number >= 0 and (near or text.find("\n", stops[number], start) < 0) and "/" not in dates[number][1].value:
            yield Item(start, end, DateSpan(start, end, text[start:end], dates[number][1].value, stated=False))


def _once_a_clause(text: str, items: Sequence[Item]) -> list[Item]:
    """Return items without the dates that only repeat the one before them in their clause (6月8日与大桥同日开通)."""
    kept: list[Item] = []
    last: Item | None = None
    for item in items:
        if not isinstance(item.thing, DateSpan):
            kept.append(item)
        elif last is None or not _repeats(text, last, item):
            kept.append(item)
            last = item
    return kept


def _repeats(text: str, last: Item, item: Item) -> bool:
    same = getattr(last.thing, "value", "") == getattr(item.thing, "value", None)
    return same and text.startswith(("同", "当"), item.start) and not _CLAUSE_END.search(text, last.end, item.start)


def _join(text: str, spans: Sequence[tuple[int, int]], words: Words) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """Join sentences that say what the one before them means (这标志着 …) to it; return the full stops between, too."""
    joined: list[tuple[int, int]] = []
    stops: set[int] = set()
    for start, end in spans:
        stop = text.rfind("。", *joined[-1]) if joined and words.lists["signals"].regex.match(text, start) else -1
        if stop >= 0 and "\n" not in text[stop:start]:
            stops.add(stop)
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined, frozenset(stops)


def named_in(title: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that a title names, in its order; a name inside a longer one does not count."""
    squeezed = "".join(title.split())
    places = [
        Item(place, place + len(mention), entity)
        for entity in entities
        for mention in {"".join(m.text.split()) for m in entity.mentions}
        if len(mention) > 1 and (place := squeezed.find(mention)) >= 0
    ]
    found = [item.thing for item in outermost(places)]
    return tuple(dict.fromkeys(thing for thing in found if isinstance(thing, Entity)))
