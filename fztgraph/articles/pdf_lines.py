"""The printed lines of a page, and the rows of its tables, as PDFium finds their characters.

Coordinates are points from the lower left corner. Lines come in the order in which the page was written, which is
the order of reading, columns included.
"""

import ctypes
import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

#: A gap this many characters wide parts cells, or what stands at the two ends of a line.
_CELL_GAP = 1.5
#: A stroke is upright or level that leans no more than this, and a rule that is at least this long.
_STRAIGHT, _LONG = 1.0, 6.0
#: What takes this share of the width and of the height of a page is its frame or its ground.
_PAGE_SHARE = 0.9
_MOST_STROKES = 2000
#: Rules nearer than this to one another are one.
_NEAR = 3.0
#: Characters of other ranges that print as common ones: radicals, compatibility forms, ligatures.
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|simhei|heiti|黑体", re.IGNORECASE)
_BOLD_WEIGHT = 600
_STROKED = (pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_STROKE)

_Point = tuple[float, float]


@dataclass(slots=True)
class Line:
    """A line, or what stands of it in one column; ``y`` is where its characters stand, ``size`` that of most of them.

    ``cells`` are its parts between wide gaps, or between the rules of a table. ``row`` says of which row of a table.
    """

    page: int
    y: float
    left: float
    right: float
    size: float
    font: str
    is_bold: bool
    cells: tuple[str, ...]
    row: tuple[int, float] | None = None

    @property
    def text(self) -> str:
        """What the line says."""
        return "  ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page's tables: upright ones as (x, bottom, top), level ones as (y, left, right)."""

    upright: tuple[tuple[float, float, float], ...] = ()
    level: tuple[tuple[float, float, float], ...] = ()

    def columns(self, y: float) -> list[float]:
        """Return where columns begin and end at a height."""
        return _distinct(x for x, bottom, top in self.upright if bottom - 1 <= y <= top)

    def row(self, x: float, y: float) -> float | None:
        """Return the lower edge of the row that a place is in."""
        return max((edge for edge, left, right in self.level if left - 1 <= x <= right + 1 and edge <= y), default=None)


@dataclass(slots=True)
class _Character:
    text: str
    x: float
    y: float
    right: float
    size: float
    font: str
    is_bold: bool


@dataclass(slots=True)
class _Run:
    """Characters on one height, from left to right."""

    characters: list[_Character] = field(default_factory=list)

    def takes(self, character: _Character) -> bool:
        last = self.characters[-1]
        size = max(last.size, character.size)
        return abs(last.y - character.y) < 0.4 * size and character.x > last.x - 0.5 * size


def read_lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page that say something."""
    rules = read_rules(page)
    runs: list[_Run] = []
    for character in _characters(page):
        if not (runs and runs[-1].takes(character)):
            runs.append(_Run())
        runs[-1].characters.append(character)
    lines = (_line(run.characters, number, rules) for run in runs)
    return [line for line in lines if line.text.strip()]


def read_rules(page: pdfium.PdfPage) -> Rules:
    """Return the upright and the level lines of a page's drawings, without what frames the whole page."""
    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    width, height = page.get_size()
    for shape in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left > _PAGE_SHARE * width and top - bottom > _PAGE_SHARE * height:
            continue
        for (x1, y1), (x2, y2) in _strokes(shape):
            if abs(x1 - x2) < _STRAIGHT and abs(y1 - y2) >= _LONG:
                upright.append((x1, min(y1, y2), max(y1, y2)))
            elif abs(y1 - y2) < _STRAIGHT and abs(x1 - x2) >= _LONG:
                level.append((y1, min(x1, x2), max(x1, x2)))
    return Rules(tuple(upright), tuple(level))


def _strokes(shape: pdfium.PdfObject) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight strokes of a drawing; one with very many is a picture."""
    count = pdfium_c.FPDFPath_CountSegments(shape)
    if count > _MOST_STROKES:
        return
    matrix = shape.get_matrix()
    first = last = (0.0, 0.0)
    for number in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(shape, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield last, point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield point, first
        last = point


def _characters(page: pdfium.PdfPage) -> Iterator[_Character]:
    """Yield the characters of a page; white space ends up in the text of the one before it."""
    textpage = page.get_textpage()
    previous: _Character | None = None
    for index in range(textpage.count_chars()):
        text = chr(pdfium_c.FPDFText_GetUnicode(textpage, index))
        if text.isspace():
            if previous is not None and text not in "\r\n" and not previous.text.endswith(" "):
                previous.text += " "
            continue
        if previous is not None:
            yield previous
        previous = _character(textpage, index, text)
    if previous is not None:
        yield previous


def _character(textpage: pdfium.PdfTextPage, index: int, text: str) -> _Character:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box)
    matrix = pdfium_c.FS_MATRIX()
    scaled = pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) if scaled else 1.0
    size = pdfium_c.FPDFText_GetFontSize(textpage, index) * (scale or 1.0)
    name = ctypes.create_string_buffer(100)
    pdfium_c.FPDFText_GetFontInfo(textpage, index, name, len(name), ctypes.c_int())
    font = name.value.decode("utf-8", "replace").partition("+")[2] or name.value.decode("utf-8", "replace")
    bold = bool(_BOLD_NAME.search(font)) or pdfium_c.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT
    drawn = pdfium_c.FPDFText_GetTextObject(textpage, index)
    bold = bold or (drawn and pdfium_c.FPDFTextObj_GetTextRenderMode(drawn) in _STROKED)
    if _LOOKALIKE.match(text):
        text = unicodedata.normalize("NFKC", text)
    return _Character(text, x.value, y.value, max(box.right, x.value), size, font, bool(bold))


def _line(characters: list[_Character], page: int, rules: Rules) -> Line:
    sizes = sorted(character.size for character in characters)
    size = sizes[len(sizes) // 2]
    first, last = characters[0], characters[-1]
    chinese = [character for character in characters if character.text >= "\u2e80"] or characters
    line = Line(
        page=page,
        y=first.y,
        left=first.x,
        right=last.right,
        size=size,
        font=max((character.font for character in chinese), key=[c.font for c in chinese].count),
        is_bold=all(character.is_bold for character in characters),
        cells=_cells(characters, size),
    )
    columns = rules.columns(first.y + size / 3)
    if len(columns) < 3 or not columns[0] - _NEAR <= first.x <= columns[-1]:
        return line
    edge = rules.row(first.x + size / 2, first.y + size / 3)
    return replace(
        line, cells=_ruled_cells(characters, columns), row=(page, round(first.y if edge is None else edge, 1))
    )


def _cells(characters: list[_Character], size: float) -> tuple[str, ...]:
    cells = [characters[0].text]
    for before, after in pairwise(characters):
        if after.x - before.right > _CELL_GAP * size:
            cells.append("")
        cells[-1] += after.text
    return tuple(cell.strip() for cell in cells)


def _ruled_cells(characters: list[_Character], columns: list[float]) -> tuple[str, ...]:
    cells = [""] * (len(columns) - 1)
    for character in characters:
        place = bisect_right(columns, character.x + character.size / 3) - 1
        cells[min(max(place, 0), len(cells) - 1)] += character.text
    return tuple(cell.strip() for cell in cells)


def _distinct(places: Iterator[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept
