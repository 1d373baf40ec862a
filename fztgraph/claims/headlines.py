"""The headline of a news item (甲线路正式开通), read with the day on which its text begins (6月8日，首车驶出)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fztgraph.claims.lines import Item, Line, after, outermost, render
from fztgraph.claims.pages import Page
from fztgraph.model import DateSpan, Entity
from fztgraph.traditional import simplify

#: News tells of a day at most so long before it appears.
_LONG_AGO = dt.timedelta(days=40)
#: The lead is looked for in so many lines; a shorter line is a heading, a byline or the like.
_FIRST_LINES = 12
_SHORTEST = 12
#: The day of the lead stands at most so far from its start, after the dateline.
_FAR = 40

#: A headline that tells when, or since when, or speaks of a span of time, dates itself.
_DATED = re.compile(
    r"[\d一二三四五六七八九十]+(?:个?月|日|天|周年|年来|年(?!首|第))|周年|将|拟|今年|去年|上半年|季度|获悉"
)
#: A day of the lead that is no day of what it tells: 截至6月8日, 记者6月8日从甲海关获悉.
_BEFORE = re.compile(r"(?:截[至止到]|[至到自从距较比])\Z")
_AFTER = re.compile(r"(?:以来|起至|至今|[电讯]|消息)")
_HEARSAY = re.compile(r"(?:获悉|了解到|介绍|走进|来到|探访|看到|采访|公布的?(?:数据|统计)|统计|显示)")
#: Words that mean a date told before (至此) open no news.
_TOLD = re.compile(r"[\d一二三四五六七八九十昨今前上本]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:/|\Z)")
_GAP = re.compile(r"\s+")


def headline_page(page: Page) -> Page | None:
    """Return the headline of a page, after the day on which its news happened, as a page of its own.

    Its evidence is the sentence that tells the day. None where the headline tells a date itself, or the text opens
    with none.
    """
    if not page.headline or _DATED.search(page.headline):
        return None
    lead = _lead(page)
    if lead is None:
        return None
    number, day = lead
    line = after(day, _after_comma(_rendered(page.headline, page.entities)))
    return replace(page, lines=(line,), spans=(page.spans[number],), paragraphs=(-1,), headings=frozenset(), title=())


def _rendered(headline: str, entities: Sequence[Entity]) -> Line:
    """Return a headline with the names that the text has; a space in it parts its clauses."""
    text = _GAP.sub("，", simplify(headline).strip())
    names = {(mention.text, entity) for entity in entities for mention in entity.mentions if len(mention.text) > 1}
    items = [
        Item(match.start(), match.end(), entity)
        for name, entity in sorted(names, key=lambda pair: (pair[0], pair[1].iri))
        for match in re.finditer(re.escape(_GAP.sub("", name)), text)
    ]
    return render(text, 0, len(text), outermost(items))


def _after_comma(line: Line) -> Line:
    """Return a line with a comma before it."""
    moved = {place + 1: item for place, item in line.items.items()}
    breaks = (0, 1, *(place + 1 for place in line.breaks[1:]))
    return Line("，" + line.text, (0, *line.starts), (0, *line.ends), moved, breaks)


def _lead(page: Page) -> tuple[int, Item] | None:
    """Return the first line of running text, by its number, that tells a day near that of the page, with the day."""
    for number in range(min(_FIRST_LINES, len(page.lines))):
        line = page.lines[number]
        if number in page.headings or len(line.text) < _SHORTEST or "，" not in line.text:
            continue
        for place, item in sorted(line.items.items()):
            if isinstance(item.thing, DateSpan) and not _is_dateline(page.text, item):
                return (number, item) if place <= _FAR and _is_news(page, line, place) else None
        if any(isinstance(item.thing, Entity) for item in line.items.values()):
            return None
    return None


def _is_dateline(text: str, item: Item) -> bool:
    return bool(_AFTER.match(text, item.end)) and text[item.end] in "电讯消"


def _is_news(page: Page, line: Line, place: int) -> bool:
    """Say whether the date at a place of the lead is the day of what the lead tells."""
    item = line.items[place]
    value = getattr(item.thing, "value", "")
    first = line.text[: next((b for b in line.breaks if b > place + 2), len(line.text))]
    if (
        not _DAY.match(value)
        or not _TOLD.match(getattr(item.thing, "text", ""))
        or _BEFORE.search(line.text[:place])
        or _AFTER.match(page.text, item.end)
    ):
        return False
    day = dt.date.fromisoformat(value[:10])
    near = page.date is None or dt.timedelta(0) <= page.date - day <= _LONG_AGO
    return near and not _HEARSAY.search(first)


def dated_pages(page: Page) -> Iterator[Page]:
    """Yield a page, then its headline as one."""
    yield page
    headline = headline_page(page)
    if headline:
        yield headline
