"""The paragraph around a quote as people read it, cut to what fits below a fact; fast, for many at once."""

import re
from dataclasses import dataclass
from functools import lru_cache

from fztgraph.quotes import number_end, read_printed

#: A passage shows at most so many characters before and after its quote, cut at the end of a sentence where one is.
_MARGIN = 160
#: Longer quotes are cut for display.
_LONGEST = 1200
_ENDS = re.compile(r"[。！？!?；;]")
#: A text without any of these reads as it is written.
_LITTER = re.compile(r"[*_`#\\|\s\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with what stands before and after it in its paragraph."""

    before: str
    quote: str
    after: str


def find_passage(text: str | None, quote: str, start: int | None, end: int | None, *, markdown: bool = True) -> Passage:
    """Return the paragraph around a span of an article's text, or the quote alone where the span does not hold it."""
    if text is None or start is None or end is None or not _same(text[start:end], quote):
        return Passage("", _cut(printed(quote[number_end(quote) :], markdown=markdown).strip() or quote), "")
    begin, finish = _paragraph(text, start, end)
    left, right = _cut_before(text, begin, start), _cut_after(text, end, finish)
    is_cut = left > begin
    if not text[left:start].strip():
        left = start = start + number_end(text[start:end])
    before, after = (printed(part, markdown=markdown) for part in (text[left:start], text[end:right]))
    if not is_cut:
        before = before[number_end(before) :]
    shown = _cut(printed(text[start:end], markdown=markdown))
    return Passage("…" * is_cut + before.lstrip(), shown, after.rstrip() + "…" * (right < finish))


@lru_cache(maxsize=8192)
def printed(text: str, *, markdown: bool = True) -> str:
    """Return a text without marks, on one line.

    >>> printed("**绥芬河** 片区于 2024 年")
    '绥芬河片区于2024年'
    """
    if not _LITTER.search(text):
        return text
    read = " ".join(read_printed(text, markdown=markdown).text.split())
    # Parts of a sentence are joined again: the spaces of Latin text at its ends stay.
    return f"{' ' * (text[0] == ' ')}{read}{' ' * (text[-1] == ' ')}" if read else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _same(text: str, quote: str) -> bool:
    """Say whether two spellings of a passage have the same letters and digits."""
    return text == quote or (bool(text) and _letters(text) == _letters(quote))


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    begin = text.rfind("\n\n", 0, start)
    finish = text.find("\n\n", end)
    return (begin + 2 if begin >= 0 else 0), (finish if finish >= 0 else len(text))


def _cut_before(text: str, begin: int, start: int) -> int:
    if start - begin <= _MARGIN:
        return begin
    ends = [match.end() for match in _ENDS.finditer(text, start - _MARGIN, start)]
    return ends[0] if ends else start - _MARGIN


def _cut_after(text: str, end: int, finish: int) -> int:
    if finish - end <= _MARGIN:
        return finish
    ends = [match.end() for match in _ENDS.finditer(text, end, end + _MARGIN)]
    return ends[-1] if ends else end + _MARGIN
