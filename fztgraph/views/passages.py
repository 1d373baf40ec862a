"""Find the paragraph around a quote, as printed but for marks and line breaks."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from fztgraph.quotes import number_end, read_printed, show_quote
from fztgraph.reading import Reading

__all__ = ["MARGIN", "Excerpt", "excerpt", "read_printed"]

#: A passage shows at most so many characters before and after its quote, cut at the end of a sentence where one is.
MARGIN = 160

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an article with the half-open span of the quote in it."""

    text: str
    start: int
    end: int


def excerpt(reading: Reading | None, quote: str, start: int | None, end: int | None) -> Excerpt:
    """Return the paragraph around the span of the article, or the quote alone where the span does not hold it."""
    alone = show_quote(quote)
    if reading is None or start is None or end is None:
        return Excerpt(alone, 0, len(alone))
    first, last = bisect_left(reading.offsets, start), bisect_left(reading.offsets, end)
    if not _same(reading.text[first:last], quote):
        return Excerpt(alone, 0, len(alone))
    first += number_end(reading.text[first:last])
    begin, finish = _paragraph(reading, first, last)
    left, right = _cut_before(reading.text, begin, first), _cut_after(reading.text, last, finish)
    head, tail = "…" if left > begin else "", "…" if right < finish else ""
    shift = len(head) - left
    return Excerpt(head + reading.text[left:right] + tail, first + shift, last + shift)


def _same(read: str, quote: str) -> bool:
    """Say whether two spellings of a passage have the same letters and digits."""
    return bool(read) and _letters(read) == _letters(quote)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _paragraph(reading: Reading, first: int, last: int) -> tuple[int, int]:
    begin = max((p.start for p in reading.paragraphs if p.start <= first), default=first)
    finish = min((p.end for p in reading.paragraphs if p.end >= last), default=last)
    return begin, finish


def _cut_before(text: str, begin: int, first: int) -> int:
    if first - begin <= MARGIN:
        return begin
    ends = [m.end() for m in _SENTENCE_END.finditer(text, first - MARGIN, first)]
    return ends[0] if ends else first - MARGIN


def _cut_after(text: str, last: int, finish: int) -> int:
    if finish - last <= MARGIN:
        return finish
    ends = [m.end() for m in _SENTENCE_END.finditer(text, last, last + MARGIN)]
    return ends[-1] if ends else last + MARGIN
