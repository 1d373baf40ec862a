"""The tables of an article: rows of cells, by their places in the reading.

A table is a run of lines that have the same number of cells, two or more. Cells stand between the bars of a Markdown
table, or apart by a tab or by two spaces or more. A table has a row of headings and, below it, a row with a number.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fztgraph.reading import Reading

_BAR = re.compile(r"\s*\|(?P<row>.*)\|\s*")
_DELIMITER = re.compile(r"[\s|:：-]*-[\s|:：-]*")
_GAP = re.compile(r"(?:[ \u00a0\u3000]*\t[ \t\u00a0\u3000]*|[ \u00a0]{2,}|\u3000)[ \t\u00a0\u3000]*")
_NUMBER = re.compile(r"[-+−－]?\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|(?![年月日季号])[^\d\s]{1,5})?")
#: No more cells than this stand in a row that anyone reads.
_WIDEST = 40

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A half-open range of the reading, and its words; an empty cell has no words."""

    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        """Say whether the cell holds a number, with its unit or without."""
        return bool(_NUMBER.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have the same number of cells; the first one holds the headings of the columns."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def start(self) -> int:
        """Where the first row begins in the reading."""
        return row_span(self.rows[0])[0]

    @property
    def end(self) -> int:
        """Where the last row ends in the reading."""
        return row_span(self.rows[-1])[1]


def row_span(row: tuple[Cell, ...]) -> _Span:
    """Return the half-open range from the first to the last cell of a row that has words."""
    shown = [cell for cell in row if cell.text]
    return (shown[0].start, shown[-1].end) if shown else (row[0].start, row[0].end)


def find_tables(text: str, reading: Reading) -> tuple[Table, ...]:
    """Return the tables of an article's text, in order, none overlapping."""
    return tuple(table for run in _runs(text) if (table := _table(run, reading)))


def _runs(text: str) -> Iterator[list[list[_Span]]]:
    """Yield the runs of lines with cells, as the spans of their cells in the text."""
    rows: list[list[_Span]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        bar = _BAR.fullmatch(line)
        if not (bar and _DELIMITER.fullmatch(line)):
            cells = _barred(bar, position) if bar else _apart(line, position)
            if len(cells) < 2 and rows:
                yield rows
                rows = []
            elif len(cells) >= 2:
                rows.append(cells)
        position += len(line)
    if rows:
        yield rows


def _barred(bar: re.Match[str], position: int) -> list[_Span]:
    spans = []
    start = bar.start("row")
    for cell in bar["row"].split("|")[:_WIDEST]:
        spans.append((position + start, position + start + len(cell)))
        start += len(cell) + 1
    return spans


def _apart(line: str, position: int) -> list[_Span]:
    """Return the cells of a line without bars; one that is indented has its first cell empty."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    spans = [(position, position)] if start > 1 else []
    for gap in _GAP.finditer(line, start, end):
        spans.append((position + start, position + gap.start()))
        start = gap.end()
    spans.append((position + start, position + end))
    return spans if len(spans) <= _WIDEST else []


def _table(run: list[list[_Span]], reading: Reading) -> Table | None:
    """Return the largest part of a run whose rows have as many cells, if it is a table."""
    parts = [list(rows) for _, rows in groupby(run, key=len)]
    spans = max(reversed(parts), key=len)
    if all(start == end for (start, end), *_ in spans):
        spans = [row[1:] for row in spans]
    rows = tuple(tuple(_cell(span, reading) for span in row) for row in spans)
    heads, *body = rows
    if (
        len(heads) < 2
        or not body
        or any(cell.is_number for cell in heads)
        or not any(cell.is_number for row in body for cell in row)
    ):
        return None
    return Table(rows)


def _cell(span: _Span, reading: Reading) -> Cell:
    """Return the cell of the reading that shows the half-open range of the text."""
    start, end = (bisect_left(reading.offsets, offset) for offset in span)
    while start < end and reading.text[start] in " |\n":
        start += 1
    while end > start and reading.text[end - 1] in " |\n":
        end -= 1
    return Cell(start, end, reading.text[start:end])
