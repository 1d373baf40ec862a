"""Printed lines to the blocks of a text: running heads dropped, paragraphs joined over lines and pages, tables."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from fztgraph.articles.marking import mark_line, mark_table
from fztgraph.articles.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—―~·•|\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，|]?\s*(?:共\s*|of\s*)?\d{1,4}(?:\s*页)?)?[-–—―~·•|\s]*"
    r"|(?:page|p\.)\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"第\s*[\d〇零一二三四五六七八九十百]+\s*期")
#: How many of the outer lines of a page are looked at, and where they stand in shares of its height.
_OUTER_LINES = 2
_MARGIN = 0.12
#: On which share of the pages a head or foot runs.
_RUNNING_SHARE = 0.4
_LARGER = 1.1
#: In characters: how far a line is indented that begins a paragraph, and how short one is that ends it.
_INDENT, _SHORT = 1.2, 2.0
#: A gap this many times the usual one parts paragraphs; what stands between two of these, and is no sentence, is a
#: heading where it begins like one.
_APART, _WELL_APART = 1.4, 1.6
_LONGEST_HEADING = 80
_HEADING = re.compile(r"[（(]\s*[一二三四五六七八九十百]{1,5}\s*[)）]|[㈠-㈩]|[一二三四五六七八九十百]{1,5}\s*[、．.]")
_ITEM = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,5}[)）]|[一二三四五六七八九十]{1,5}、|\d{1,2}[.、．]\s*\D|[•·●■◆▶-]\s"
)
_SENTENCE = re.compile(r"。|[，；：、,;:]$")
_FINAL = frozenset("。！？!?；;：:”’」』）)…")
_LATIN = re.compile(r"[!-~\u00c0-\u024f]")
_LATIN_START = re.compile(r"[!-~\u00c0-\u024f]*")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How most of a document is set: its size and font of type, its columns, and how far apart lines stand.

    ``edges`` are the left and right edge of each column; ``True`` stands for the one in the right half of a page.
    """

    size: float
    font: str
    pitch: float
    edges: dict[bool, tuple[float, float]]

    def is_heading(self, line: Line) -> bool:
        """Say whether type sets a line off as a heading: it is larger, bold, or of another font."""
        if len(line.text) > _LONGEST_HEADING or line.text[-1] == "。":
            return False
        if line.size >= _LARGER * self.size or line.is_bold:
            return True
        return bool(line.font != self.font and line.size >= 0.95 * self.size and _HEADING.match(line.text))


def find_blocks(pages: list[list[Line]], *, width: float, height: float) -> Iterator[str]:
    """Yield the paragraphs, headings and tables of a document, in order, as Markdown."""
    lines = [line for page in _without_running_heads(pages, height) for line in page]
    if not lines:
        return
    layout = _find_layout(lines, width)
    marked = {id(line) for line in lines if layout.is_heading(line)} | set(_standing_apart(lines, layout))
    for is_table, group in groupby(_with_table_rows(lines), key=lambda part: isinstance(part, list)):
        if is_table:
            yield mark_table(row for part in group if isinstance(part, list) for row in part)
        else:
            plain = [part for part in group if isinstance(part, Line)]
            for paragraph in _paragraphs(plain, layout, marked, width):
                yield _mark(paragraph, layout, is_heading=id(paragraph[0]) in marked)


def _without_running_heads(pages: list[list[Line]], height: float) -> list[list[Line]]:
    """Leave out page numbers, and what stands in the same place of many pages; a masthead stays where it is first."""
    outer = [_outer_lines(page, height) for page in pages]
    seen = Counter(key for lines in outer for key in {_key(line, side) for line, side in lines})
    running = {key for key, count in seen.items() if count >= max(2, _RUNNING_SHARE * len(pages))}
    dropped: set[int] = set()
    for number, lines in enumerate(outer):
        for line, side in lines:
            is_masthead = number == 0 and bool(_ISSUE.search(line.text))
            if _PAGE_NUMBER.fullmatch(line.text) or (_key(line, side) in running and not is_masthead):
                dropped.add(id(line))
    return [[line for line in page if id(line) not in dropped] for page in pages]


def _outer_lines(page: list[Line], height: float) -> list[tuple[Line, str]]:
    ordered = sorted((line for line in page if line.row is None), key=lambda line: -line.y)
    top = [line for line in ordered if line.y > (1 - _MARGIN) * height][:_OUTER_LINES]
    bottom = [line for line in reversed(ordered) if line.y < _MARGIN * height][:_OUTER_LINES]
    return [(line, "top") for line in top] + [(line, "bottom") for line in bottom]


def _key(line: Line, side: str) -> tuple[str, str, int]:
    return side, re.sub(r"\d+|\s+", "0", line.text), round(line.y / 6)


def _find_layout(lines: list[Line], width: float) -> _Layout:
    weights: Counter[tuple[float, str]] = Counter()
    for line in lines:
        weights[round(line.size, 1), line.font] += len(line.text)
    (size, font), _ = weights.most_common(1)[0]
    body = [line for line in lines if abs(line.size - size) < 0.08 * size and line.row is None]
    steps = [a.y - b.y for a, b in pairwise(body) if a.page == b.page and 0 < a.y - b.y < 4 * size]
    columns: dict[bool, list[Line]] = defaultdict(list)
    for line in body:
        columns[_column(line, width)].append(line)
    edges = {column: _edges(members) for column, members in columns.items()}
    return _Layout(size, font, median(steps) if steps else 1.5 * size, edges)


def _edges(lines: list[Line]) -> tuple[float, float]:
    """Return the left edge of the lines that go on from another, and the right edge of the longest."""
    rights = sorted(line.right for line in lines)
    right = rights[len(rights) * 19 // 20]
    going_on = [b.left for a, b in pairwise(lines) if a.right > right - 2 * a.size]
    lefts = Counter(round(left) for left in going_on)
    return (lefts.most_common(1)[0][0] if lefts else min(line.left for line in lines)), right


def _column(line: Line, width: float) -> bool:
    return line.left > 0.48 * width


def _standing_apart(lines: list[Line], layout: _Layout) -> Iterator[int]:
    """Yield the lines that begin like headings of sections and articles and have space above and below."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if not _HEADING.match(line.text) or len(line.text) > _LONGEST_HEADING or _SENTENCE.search(line.text):
            continue
        gaps = [
            above.y - below.y
            for above, below in ((before, line), (line, after))
            if above is not None and below is not None and above.page == below.page
        ]
        if gaps and all(gap > _WELL_APART * layout.pitch for gap in gaps):
            yield id(line)


def _with_table_rows(lines: list[Line]) -> Iterator[Line | list[tuple[str, ...]]]:
    """Yield lines, and in place of those of tables their rows.

    Where there are no rules, two lines or more with as many cells, with wide gaps between, are a table.
    """
    for has_rules, group in groupby(lines, key=lambda line: line.row is not None):
        members = list(group)
        if has_rules:
            yield _ruled_rows(members)
            continue
        for width, run in groupby(members, key=lambda line: len(line.cells)):
            rows = list(run)
            if width >= 2 and len(rows) >= 2:
                yield [line.cells for line in rows]
            else:
                yield from rows


def _ruled_rows(lines: list[Line]) -> list[tuple[str, ...]]:
    rows: dict[tuple[int, float], list[str]] = {}
    for line in lines:
        cells = rows.setdefault(line.row or (line.page, line.y), [""] * len(line.cells))
        cells += [""] * (len(line.cells) - len(cells))
        for place, cell in enumerate(line.cells):
            cells[place] = _join([cells[place], cell] if cells[place] else [cell])
    return [tuple(cells) for cells in rows.values()]


def _paragraphs(lines: list[Line], layout: _Layout, marked: set[int], width: float) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line, layout, marked, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(before: Line, line: Line, layout: _Layout, marked: set[int], width: float) -> bool:
    """Say whether a line goes on with the paragraph of the line before it."""
    is_heading = id(line) in marked
    if is_heading != (id(before) in marked) or abs(before.size - line.size) > 0.08 * layout.size:
        return False
    left, right = layout.edges.get(_column(before, width), (before.left, before.right))
    room = right - before.right - 0.6 * line.size * len(_leading_word(line))
    if is_heading:
        return room < _SHORT * line.size and not _HEADING.match(line.text)
    if room > _SHORT * line.size:
        return False
    if before.page == line.page and before.y > line.y and before.y - line.y > _APART * layout.pitch:
        return False
    left, _ = layout.edges.get(_column(line, width), (line.left, line.right))
    if line.left > left + _INDENT * line.size:
        return False
    return not (before.text[-1] in _FINAL and _ITEM.match(line.text))


def _leading_word(line: Line) -> str:
    found = _LATIN_START.match(line.text)
    return found.group() if found else ""


def _mark(paragraph: list[Line], layout: _Layout, *, is_heading: bool) -> str:
    text = _join(line.text for line in paragraph)
    level = 1 if paragraph[0].size >= 1.5 * layout.size else 2 if paragraph[0].size >= _LARGER * layout.size else 3
    is_bold = is_heading and level == 3 and not _HEADING.match(text)
    return mark_line(text, heading=level if is_heading and not is_bold else 0, bold=is_bold)


def _join(texts: Iterable[str]) -> str:
    """Join lines; between two Latin words with a space, and a word that was broken by a hyphen without."""
    joined = ""
    for text in texts:
        if re.search(r"[a-z]-$", joined) and re.match(r"[a-z]", text):
            joined = joined[:-1]
        elif joined and _LATIN.fullmatch(joined[-1]) and _LATIN.match(text):
            joined += " "
        joined += text
    return joined
