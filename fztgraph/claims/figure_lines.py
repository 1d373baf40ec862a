"""Sentences as the rules on figures read them: each name, date and quantity is one character.

Quotation marks and parentheses are left out. The words of a line are those of the article as printed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from spacy.tokens import Doc

from fztgraph.model import DateSpan, Entity, Mention, Quantity
from fztgraph.tables import Table

NAME, DATE, QUANTITY = "\ue000", "\ue001", "\ue002"


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the entity that it speaks of."""

    mention: Mention
    entity: Entity

    @property
    def start(self) -> int:
        """Where the mention begins in the reading."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Where the mention ends in the reading."""
        return self.mention.end


Thing: TypeAlias = Named | DateSpan | Quantity

_MARKS: dict[type, str] = {Named: NAME, DateSpan: DATE, Quantity: QUANTITY}
_QUOTES = frozenset("\"'“”‘’「」『』《》〈〉")
_MARKED = re.compile("[\"'“”‘’「」『』《》〈〉（(]")
_PARENTHESIS = re.compile(r"[（(][^（）()。！？\n]{0,80}[）)]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CLAUSE_END = re.compile(r"[，；：。！？｡,;!?]|(?<=[^\W\da-zA-Z])\.(?=[^\W\da-zA-Z])")
_SENTENCE_MARK = re.compile(r"[。！？!?；;，]")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A rendered sentence: ``spans`` lead each of its characters into the reading, ``things`` are its marks' meaning.

    ``source`` is the reading as printed.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    things: dict[int, Thing]
    clauses: tuple[int, ...]
    source: str
    start: int
    end: int
    paragraph: int = 0

    def words(self, start: int, end: int) -> str:
        """Return the printed words that a half-open range of the rendered text stands for."""
        return "".join(self.source[first:last] for first, last in self.spans[start:end])

    def clause(self, place: int) -> int:
        """Return where the clause of a place begins."""
        return self.clauses[bisect_right(self.clauses, place) - 1]

    def clause_end(self, place: int) -> int:
        """Return where the clause of a place ends, its mark left out."""
        number = bisect_right(self.clauses, place)
        return self.clauses[number] - 1 if number < len(self.clauses) else len(self.text.rstrip("。！？!?\n"))

    def quantities(self) -> Iterator[tuple[int, Quantity]]:
        """Yield the quantities with their places, in order."""
        return ((place, thing) for place, thing in self.things.items() if isinstance(thing, Quantity))

    def names(self) -> Iterator[tuple[int, Named]]:
        """Yield the names with their places, in order."""
        return ((place, thing) for place, thing in self.things.items() if isinstance(thing, Named))


def read_lines(doc: Doc) -> tuple[FigureLine, ...]:
    """Render the sentences of a document's running text: no headings, no tables, no lines that are no sentences."""
    things: list[Thing] = [Named(m, entity) for entity in doc._.entities for m in entity.mentions]
    things += [*doc._.dates, *doc._.quantities]
    kept = _outermost(things)
    starts = [thing.start for thing in kept]
    lines = []
    reading = doc._.reading
    text, printed, paragraphs = reading.text, _printed(doc), reading.paragraphs
    openings = [paragraph.start for paragraph in paragraphs]
    for start, end in _sentences(doc):
        if text[start:end].isspace() or _in_table(doc._.tables, start, end):
            continue
        number = bisect_right(openings, start) - 1
        paragraph = paragraphs[number] if number >= 0 else None
        if paragraph and (paragraph.heading or not _SENTENCE_MARK.search(text, paragraph.start, paragraph.end)):
            continue
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        lines.append(render_figures(text, start, end, kept[first:last], printed=printed, paragraph=number))
    return tuple(lines)


def _in_table(tables: Sequence[Table], start: int, end: int) -> bool:
    """Say whether a half-open range shares characters with one of the tables, which are in order."""
    number = bisect_left(tables, end, key=attrgetter("start"))
    return number > 0 and tables[number - 1].end > start


def render_figures(
    text: str, start: int, end: int, things: Sequence[Thing], *, printed: str | None = None, paragraph: int = 0
) -> FigureLine:
    """Render the half-open range of a text; ``things`` lie in it, in order, and do not overlap.

    ``printed`` is the same text as the article prints it, character for character.
    """
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[int, Thing] = {}
    ahead = iter(things)
    thing = next(ahead, None)
    position = start
    while position < end:
        if thing and position >= thing.start:
            places[len(spans)] = thing
            out.append(_MARKS[type(thing)])
            spans.append((thing.start, thing.end))
            position = max(position, thing.end)
            thing = next(ahead, None)
        elif skipped := _PARENTHESIS.match(text, position, end):
            position = skipped.end()
            while thing and thing.start < position:
                thing = next(ahead, None)
        elif text[position] in _QUOTES:
            position += 1
        else:
            stop = _MARKED.search(text, position + 1, min(end, thing.start) if thing else end)
            last = stop.start() if stop else min(end, thing.start) if thing else end
            out.append(_PRIVATE.sub("□", text[position:last]))
            spans.extend(zip(range(position, last), range(position + 1, last + 1), strict=True))
            position = last
    rendered = "".join(out)
    clauses = (0, *(match.end() for match in _CLAUSE_END.finditer(rendered) if match.end() < len(rendered)))
    return FigureLine(rendered, tuple(spans), places, clauses, printed or text, start, end, paragraph)


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return the half-open ranges of the sentences; ``doc.sents`` walks the whole document for each of them."""
    marked = doc.to_array(["SENT_START"]) == 1
    starts = [int(start) for start in marked.nonzero()[0] if start]
    return list(pairwise([0, *starts, len(doc)])) if len(doc) else []


def _printed(doc: Doc) -> str:
    """Return the reading's characters as the article prints them, traditional ones included."""
    text = doc._.article.text
    return "".join([text[offset] for offset in doc._.reading.offsets])


def _outermost(things: Iterable[Thing]) -> list[Thing]:
    """Return the things in order, none overlapping: names win over dates, dates over quantities."""
    kept: list[Thing] = []
    for thing in sorted(things, key=lambda t: (t.start, -t.end, list(_MARKS).index(type(t)))):
        if thing.start < thing.end and (not kept or thing.start >= kept[-1].end):
            kept.append(thing)
    return kept
