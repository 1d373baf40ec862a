"""The figures of tables: a number's heads say what it counts, of whom and when, its caption what they leave unsaid.

A number without a subject or without an indicator is left out.
"""

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter, itemgetter
from typing import TypeVar

from spacy.tokens import Doc

from fztgraph.claims.figure_rules import FigureBook
from fztgraph.model import DateSpan, Entity, Evidence, Label, Observation, Quantity
from fztgraph.periods import Period, Point, parse_iso, point_period
from fztgraph.reading import Paragraph
from fztgraph.tables import Cell, Table, row_span

_Thing = TypeVar("_Thing", Entity, DateSpan)
_LOG = logging.getLogger(__name__)

RULE = "table"
#: How sure a figure is whose subject stands in its row or column, and one whose subject the caption names.
_NAMED, _CAPTIONED = 0.85, 0.75
#: A line longer than this is no caption, unless it ends in a colon.
_CAPTION = 60
#: At most so many headings before a table are looked at.
_OVER = 20
_IN_PARENTHESES = re.compile(r"[（(][^（）()]*[）)]")
_NUMBERING = re.compile(r"^(?:其中[:：]?|[#＃*•·—-]+|[（(]?[一二三四五六七八九十\d]+[）)、.．])+")
_UNIT_AT_END = re.compile(r"[/／、,，±]?[%％]$|[/／][^/／]{1,6}$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK = re.compile(r"[\s:：、，的]")


@dataclass(frozen=True, slots=True)
class Head:
    """What a heading says: the words that count, an entity, a period."""

    words: str = ""
    entity: Entity | None = None
    period: Period | None = None
    raw: str = ""


@dataclass
class Surroundings:
    """What a document names, dates and counts, by place, so that each table finds its own at once."""

    doc: Doc
    names: list[tuple[int, int, Entity]] = field(init=False)
    dates: list[tuple[int, int, DateSpan]] = field(init=False)
    numbers: dict[int, Quantity] = field(init=False)
    headings: list[Paragraph] = field(init=False)

    def __post_init__(self) -> None:
        entities = [entity for entity in self.doc._.entities if entity.label is not Label.PERSON]
        self.names = sorted(((m.start, m.end, e) for e in entities for m in e.mentions), key=itemgetter(0, 1))
        self.dates = [(date.start, date.end, date) for date in self.doc._.dates]
        self.numbers = {quantity.start: quantity for quantity in self.doc._.quantities}
        self.headings = [paragraph for paragraph in self.doc._.reading.paragraphs if paragraph.heading]

    def over(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the headings over a place, the nearest first, each level once."""
        level = 7
        for heading in reversed(self.headings[: bisect_left(self.headings, place, key=attrgetter("start"))][-_OVER:]):
            if heading.heading < level:
                level = heading.heading
                yield heading.start, heading.end


@dataclass
class TableReader:
    """Reads the figures of one table of a document."""

    doc: Doc
    table: Table
    book: FigureBook
    around: Surroundings
    caption: Head = field(init=False)

    def __post_init__(self) -> None:
        self.caption = self._caption()

    def figures(self) -> Iterator[Observation]:
        """Yield the figures of the table, row by row."""
        heads = [self._head(cell) for cell in self.table.rows[0]]
        for row in self.table.rows[1:]:
            yield from self._row(row, heads)

    def _row(self, row: Sequence[Cell], heads: Sequence[Head]) -> Iterator[Observation]:
        first = self._row_head(row)
        level: Observation | None = None
        for head, cell in zip(heads[1:], row[1:], strict=True):
            quantity = self.around.numbers.get(cell.start) if cell.is_number else None
            if quantity is None or self._is("table_passed", head.raw):
                continue
            if self._is("table_change", head.raw + first.raw):
                if level and quantity.unit == "1" and self._is("table_change", head.raw):
                    level = replace(level, change=quantity.value)
                continue
            if level:
                yield level
            level = self._figure(row, first, head, quantity, level)
        if level:
            yield level

    def _figure(
        self, row: Sequence[Cell], first: Head, head: Head, quantity: Quantity, last: Observation | None
    ) -> Observation | None:
        """Return what a number says with the heads of its row and its column, None where they leave something open."""
        partner = first.entity if self._is("table_partner", self.table.rows[0][0].text) else None
        entity = head.entity or (None if partner else first.entity)
        subject = entity or self.caption.entity
        indicator = self._indicator(first, head, partner)
        if last and quantity.unit == "1" and self._is("table_share", head.words):
            indicator = last.indicator + "占比"
        if subject is None or not indicator or subject is partner or (head.entity and first.entity):
            _LOG.info(
                "%s: %r is left out: a table does not say %s",
                self.doc._.article.iri,
                quantity.text,
                "what it counts" if subject else "of whom it is",
            )
            return None
        start, end = row_span(tuple(row))
        text = self.doc._.reading.text[start:end]
        period = self._period(first, head)
        return Observation(
            subject=subject.iri,
            indicator=indicator,
            value=quantity.value,
            unit=quantity.unit,
            raw=quantity.text,
            evidence=Evidence(start, end, text, RULE, _NAMED if entity else _CAPTIONED),
            period=period.iso if period else None,
        )

    def _indicator(self, first: Head, head: Head, partner: Entity | None) -> str:
        own = "" if self.book.words["table_generic"].fullmatch(head.words) else head.words
        if partner:
            return f"对{first.raw}{own}" if self.book.words["trade"].search(own) else ""
        return first.words + own

    def _period(self, first: Head, head: Head) -> Period | None:
        """Return the time that a number counts; to date (累计) is from the start of the caption's year."""
        period = head.period or first.period or self.caption.period
        if period is None or not period.last.month:
            return period
        if "累计" in head.raw:
            return Period(Point(period.last.year, 1), Point(period.last.year, period.last.month))
        if self._is("table_month", head.raw):
            return point_period(Point(period.last.year, period.last.month))
        return period

    def _row_head(self, row: Sequence[Cell]) -> Head:
        """Return what the first cell of a row says; a sum of the rows is of the caption's subject."""
        numbered = self._is("table_passed", self.table.rows[0][0].text) and len(row) > 2
        cell = row[1] if numbered else row[0]
        head = self._head(cell)
        if year := _YEAR.fullmatch(head.raw):
            return Head(raw=head.raw, period=point_period(Point(int(year[0]))))
        if self.book.words["table_total"].fullmatch(head.words) or cell.is_number:
            return Head(raw=head.raw, period=head.period)
        return head

    def _head(self, cell: Cell) -> Head:
        """Read a heading: an entity is its own where nothing but a period is beside it."""
        dated = _inside(self.around.dates, cell.start, cell.end)
        rest = cell.text
        for date in dated:
            rest = rest.replace(date.text, "", 1)
        rest = _NUMBERING.sub("", rest)
        rest = _BLANK.sub("", _UNIT_AT_END.sub("", _IN_PARENTHESES.sub("", rest)))
        named = _found(self.around.names, cell.start, cell.end)
        entity = next((e for start, end, e in named if _BLANK.sub("", self._text(start, end)) == rest), None)
        return Head("" if entity else rest, entity, parse_iso(dated[0].value) if len(dated) == 1 else None, cell.text)

    def _caption(self) -> Head:
        """Return what the lines above a table, or else the headings over it and the title, say of its whole."""
        spans = [*self._lines_above(), *self.around.over(self.table.start), self._title()]
        entities = (_only(_inside(self.around.names, *span)) for span in spans)
        dates = next((found for span in spans if (found := _inside(self.around.dates, *span))), [])
        return Head(
            entity=next((entity for entity in entities if entity), None),
            period=parse_iso(dates[0].value) if len({date.value for date in dates}) == 1 else None,
        )

    def _lines_above(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of the two lines above the table that are captions, the nearer first."""
        text = self.doc._.reading.text
        end = self.table.start
        while end and text[end - 1] in "|\n ":
            end -= 1
        for _ in range(2):
            start = text.rfind("\n", 0, end) + 1
            if start < end and (end - start <= _CAPTION or text[end - 1] in ":："):
                yield start, end
            end = max(0, start - 1)

    def _title(self) -> tuple[int, int]:
        """Return where the reading shows the article's title, an empty span where it does not."""
        title = "".join(self.doc._.article.title.split())
        start = self.doc._.reading.text.find(title) if title else -1
        return (start, start + len(title)) if start >= 0 else (0, 0)

    def _text(self, start: int, end: int) -> str:
        return str(self.doc._.reading.text[start:end])

    def _is(self, words: str, text: str) -> bool:
        return bool(self.book.words[words].search(text))


def read_tables(doc: Doc, book: FigureBook) -> Iterator[Observation]:
    """Yield the figures of a document's tables, in order."""
    around = Surroundings(doc)
    for table in doc._.tables:
        yield from TableReader(doc, table, book, around).figures()


def _only(entities: Sequence[Entity]) -> Entity | None:
    """Return the one entity that a caption is about; of several, one beside bodies that only count."""
    others = [entity for entity in entities if entity.label is not Label.AGENCY]
    chosen = entities if len(entities) == 1 else others
    return chosen[0] if len(chosen) == 1 else None


def _found(items: Sequence[tuple[int, int, _Thing]], start: int, end: int) -> list[tuple[int, int, _Thing]]:
    """Return the items, in order of their places, that lie in a half-open range."""
    first, last = bisect_left(items, start, key=itemgetter(0)), bisect_left(items, end, key=itemgetter(0))
    return [item for item in items[first:last] if item[1] <= end]


def _inside(items: Sequence[tuple[int, int, _Thing]], start: int, end: int) -> list[_Thing]:
    """Return the different things that lie in a half-open range, in order."""
    return list(dict.fromkeys(thing for _, _, thing in _found(items, start, end)))
