"""An article's text as its page shows it: portions of a long one, paragraphs, sentences, and what is marked in them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fztgraph.quotes import read_printed
from fztgraph.reading import Reading, read_text

#: A text of more characters than the first is shown in portions of about the second.
_WHOLE, _PORTION = 30_000, 20_000
#: Where a portion may end, the best first.
_JOINTS = ("\n\n", "\n", "。", "，")
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)】》\s]*|$)")
_FIGURE = re.compile(r"\d")
#: What is shown of a text has none of these: what directs writing would turn what stands beside it.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
#: Shorter names are in too many words.
_SHORTEST = 2

#: A half-open span.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that the same facts are said in, by number."""

    text: str
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some runs: all that a thing, by IRI, is called by, or what stands between names (no thing).

    ``within`` are things whose names lie inside that of the thing.
    """

    runs: tuple[Run, ...]
    thing: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by number; ``facts`` are those that it says, also in part."""

    number: int
    pieces: tuple[Piece, ...]
    facts: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for piece in self.pieces for run in piece.runs)

    @property
    def has_figures(self) -> bool:
        """Whether there is a figure or a date in digits."""
        return bool(_FIGURE.search(self.text))

    @property
    def says_something(self) -> bool:
        """Whether it is more than marks and digits."""
        return any(character.isalpha() for character in self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``heading`` is its level, 0 for running text."""

    sentences: tuple[Sentence, ...]
    heading: int = 0

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.sentences[0].text.lstrip().startswith("|")


def find_portions(text: str) -> list[Span]:
    """Return the portions in which a text is shown, which end where paragraphs or sentences do."""
    if len(text) <= _WHOLE:
        return [(0, len(text))]
    portions = []
    start = 0
    while len(text) - start > _WHOLE:
        end = _end(text, start)
        portions.append((start, end))
        start = end
    return [*portions, (start, len(text))]


def _end(text: str, start: int) -> int:
    least, most = start + _PORTION // 2, start + _PORTION
    for joint in _JOINTS:
        place = text.rfind(joint, least, most)
        if place >= 0:
            return place + len(joint)
    return most


def mark_text(
    text: str,
    portion: Span,
    facts: Sequence[Sequence[Span]],
    names: Mapping[str, Iterable[str]],
    *,
    markdown: bool = True,
) -> list[Paragraph]:
    """Return the paragraphs of a portion with facts, given by where they are said, and names of things marked.

    Spans are of the whole text. Of names that overlap the earlier and longer one is marked.
    """
    part = text[portion[0] : portion[1]]
    reading, printed = read_text(part, markdown=markdown), read_printed(part, markdown=markdown)
    said = [(span, number) for number, spans in enumerate(facts) for span in _spans(reading, spans, portion[0])]
    found, inner = find_names(reading.text, names)
    return list(_Marker(printed, said, found, inner).paragraphs())


def _spans(reading: Reading, spans: Iterable[Span], shift: int) -> Iterator[Span]:
    """Yield spans of a text as spans of its reading."""
    for start, end in spans:
        first, last = (bisect_left(reading.offsets, place - shift) for place in (start, end))
        if first < last:
            yield first, last


def find_names(text: str, names: Mapping[str, Iterable[str]]) -> tuple[dict[Span, str], dict[Span, list[str]]]:
    """Return where things are named, and which things are named inside those names, by the span of the outer one."""
    beginning: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for thing, forms in names.items():
        for form in forms:
            if len(form) >= _SHORTEST:
                beginning[form[:_SHORTEST]].append((form, thing))
    for found in beginning.values():
        found.sort(key=lambda pair: (-len(pair[0]), pair))
    outer: dict[Span, str] = {}
    inner: dict[Span, list[str]] = defaultdict(list)
    last = (0, 0)
    for start in range(len(text) - 1):
        for form, thing in beginning.get(text[start : start + _SHORTEST], ()):
            span = (start, start + len(form))
            if not text.startswith(form, start) or not _is_whole(text, span):
                continue
            if start >= last[1]:
                outer[span] = thing
                last = span
            elif span[1] <= last[1] and thing != outer[last] and thing not in inner[last]:
                inner[last].append(thing)
    return outer, inner


def _is_whole(text: str, span: Span) -> bool:
    """Say whether a span does not begin or end inside a Latin word or a number."""
    start, end = span
    return not (_joins(text[start - 1 : start], text[start]) or _joins(text[end - 1], text[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


class _Marker:
    """Cuts a reading at all ends of what is marked in it."""

    def __init__(
        self,
        reading: Reading,
        said: Sequence[tuple[Span, int]],
        names: Mapping[Span, str],
        inner: Mapping[Span, Sequence[str]],
    ) -> None:
        self._reading, self._inner = reading, inner
        self._said = sorted(said)
        self._starts = [span[0] for span, _ in self._said]
        self._longest = max((end - start for (start, end), _ in self._said), default=0)
        self._names = sorted(names.items())
        self._name_starts = [span[0] for span, _ in self._names]
        self._number = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        for paragraph in self._reading.paragraphs:
            sentences = tuple(self._sentences(paragraph.start, paragraph.end))
            if sentences:
                yield Paragraph(sentences, paragraph.heading)

    def _sentences(self, begin: int, finish: int) -> Iterator[Sentence]:
        for start, end in self._cut(begin, finish):
            said = self._said_in(start, end)
            pieces = tuple(self._pieces(start, end, said))
            self._number += 1
            yield Sentence(self._number, pieces, tuple(sorted({number for _, number in said})))

    def _cut(self, begin: int, finish: int) -> Iterator[Span]:
        """Yield sentences; none ends inside a name."""
        start = begin
        for match in _SENTENCE.finditer(self._reading.text, begin, finish):
            end = match.end()
            if end > start and (end == finish or not self._is_inside_name(end)):
                yield start, end
                start = end

    def _is_inside_name(self, place: int) -> bool:
        at = bisect_left(self._name_starts, place) - 1
        return at >= 0 and self._names[at][0][1] > place

    def _said_in(self, start: int, end: int) -> list[tuple[Span, int]]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [(span, number) for span, number in self._said[first:last] if span[1] > start]

    def _pieces(self, start: int, end: int, said: Sequence[tuple[Span, int]]) -> Iterator[Piece]:
        place = start
        for span, thing in self._names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]:
            if span[0] > place:
                yield Piece(self._runs(place, span[0], said))
            yield Piece(self._runs(*span, said), thing, tuple(self._inner.get(span, ())))
            place = span[1]
        if place < end:
            yield Piece(self._runs(place, end, said))

    def _runs(self, start: int, end: int, said: Sequence[tuple[Span, int]]) -> tuple[Run, ...]:
        inside = sorted({place for span, _ in said for place in span if start < place < end})
        places = [start, *inside, end]
        return tuple(
            Run(
                _UNSEEN.sub(" ", self._reading.text[first:last]),
                tuple(sorted({number for span, number in said if span[0] <= first and last <= span[1]})),
            )
            for first, last in pairwise(places)
        )


def portion_of(portions: Sequence[Span], place: int) -> int:
    """Return the number of the portion in which a place of the text is, counted from 1."""
    return max(1, bisect_right([start for start, _ in portions], place))
