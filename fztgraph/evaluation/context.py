"""Where in its article a mistake was made: the sentence, with the things in question marked in it.

They are marked as in the examples of rules, ``[海湾海关|AGENCY]``, so that a sentence can be the draft of one.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fztgraph.iris import normalise_name
from fztgraph.phrases import PhraseIndex, fold, longest

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[。！？!?；]+[”’」』）)]*|\n\s*\n|\n(?=#)")
_QUOTES = (("《", "》"), ("“", "”"), ("「", "」"), ("『", "』"))
#: How many sentences are quoted where none names all that is in question.
_SENTENCES = 2
#: A sentence longer than this is shown from a little before the first mark to a little after the last.
_LONG = 240
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing to look for in an article: the forms that it may have there, and its label, empty for a number."""

    label: str
    forms: tuple[str, ...]


class Source:
    """The text of an article, to quote from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded, self._offsets = fold(text)
        self._starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]

    def quote(self, marks: Sequence[Mark], evidence: Span | None = None) -> str:
        """Return the sentences of the evidence, else those that name the most of the things, if any names one.

        One sentence is enough if it names all that any sentence names, else there are two.
        """
        places = {mark: list(self._find(mark)) for mark in marks}
        if evidence:
            numbers = [range(self._number(evidence[0]), self._number(evidence[1] - 1) + 1)]
        else:
            numbers = [range(number, number + 1) for number in self._choose(places)]
        return " … ".join(self._show(self._range(some), places) for some in numbers)

    def _choose(self, places: Mapping[Mark, Sequence[Span]]) -> list[int]:
        """Return the sentence that names the most of the things, and the one that names the most of the others."""
        named: dict[int, set[Mark]] = defaultdict(set)
        for mark, spans in places.items():
            for start, _ in spans:
                named[self._number(start)].add(mark)
        chosen: list[int] = []
        left = {mark for marks in named.values() for mark in marks}
        while left and len(chosen) < _SENTENCES:
            best = min(named, key=lambda number: (-len(named[number] & left), self._is_heading(number), number))
            chosen.append(best)
            left -= named[best]
        return sorted(chosen)

    def _is_heading(self, number: int) -> bool:
        return self._text.startswith("#", self._starts[number])

    def _find(self, mark: Mark) -> Iterator[Span]:
        for start, end in PhraseIndex({normalise_name(form) for form in mark.forms}).find(self._folded):
            yield self._with_quotes(self._offsets[start], self._offsets[end - 1] + 1)

    def _with_quotes(self, start: int, end: int) -> Span:
        """Return the span of a name with the outer mark of a pair of quotes of which the other is in it."""
        name = self._text[start:end]
        for opening, closing in _QUOTES:
            missing = name.count(opening) - name.count(closing)
            end += missing > 0 and self._text.startswith(closing, end)
            start -= missing < 0 and self._text.endswith(opening, 0, start)
        return start, end

    def _number(self, offset: int) -> int:
        """Return which sentence an offset is in."""
        return bisect_right(self._starts, offset) - 1

    def _range(self, numbers: range) -> Span:
        after = self._starts[numbers.stop] if numbers.stop < len(self._starts) else len(self._text)
        return self._starts[numbers.start], after

    def _show(self, sentence: Span, places: Mapping[Mark, Sequence[Span]]) -> str:
        labels = {span: mark.label for mark, spans in places.items() for span in spans}
        shown = longest(span for span in labels if sentence[0] <= span[0] and span[1] <= sentence[1])
        start, end = _cut(sentence, shown)
        pieces, position = ["…" if start > sentence[0] else ""], start
        for begin, stop in shown:
            label = labels[begin, stop]
            pieces += [self._text[position:begin], f"[{self._text[begin:stop]}{'|' if label else ''}{label}]"]
            position = stop
        pieces += [self._text[position:end], "…" if end < sentence[1] else ""]
        return " ".join("".join(pieces).replace("**", "").split())


def _cut(sentence: Span, shown: Sequence[Span]) -> Span:
    start, end = sentence
    if end - start <= _LONG:
        return sentence
    first, last = (shown[0][0], shown[-1][1]) if shown else (start, start)
    return max(start, first - _AROUND), min(end, last + _AROUND)


def printed_numbers(value: float | None) -> Iterator[str]:
    """Yield how an article may print a number.

    >>> list(printed_numbers(9.62e9))
    ['9620000000', '9,620,000,000', '962000万', '96.2亿']
    >>> list(printed_numbers(0.218))
    ['0.218', '21.8%']
    """
    if value is None:
        return
    yield _plain(value)
    if abs(value) >= 1000:
        yield f"{value:,.10g}" if value % 1 else f"{value:,.0f}"
    for unit, size in (("万", 1e4), ("亿", 1e8)):
        if abs(value) >= size / 10:
            yield _plain(value / size) + unit
    if 0 < abs(value) < 10 and value % 1:
        yield _plain(value * 100) + "%"


def _plain(value: float) -> str:
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"


def printed_dates(days: Iterable[str]) -> Iterator[str]:
    """Yield how an article may print ISO dates, the sharper ones first.

    >>> list(printed_dates(["2024-06-16"]))
    ['2024年6月16日', '6月16日', '16日', '2024年6月', '6月', '2024年']
    """
    for day in days:
        year, *rest = day.split("-")
        numbers = [int(part) for part in rest if part.isdigit()]
        if len(numbers) > 1:
            yield from (f"{year}年{numbers[0]}月{numbers[1]}日", f"{numbers[0]}月{numbers[1]}日", f"{numbers[1]}日")
        if numbers:
            yield from (f"{year}年{numbers[0]}月", f"{numbers[0]}月")
        yield f"{year}年"
