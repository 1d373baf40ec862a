"""A Word document to Markdown: headings by style and outline level, bold paragraphs, numbers of lists, tables.

Heads and feet of pages are parts of their own and never met. What was deleted, tables of contents and text boxes'
second copies are passed over.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from fztgraph.articles.docx_numbers import Numbering
from fztgraph.articles.marking import Conversion, join_blocks, mark_line, mark_table
from fztgraph.errors import ArticleError

#: How Word's older files and its encrypted ones begin.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What the parts of a document may take unpacked, and how many there may be.
_LARGEST_UNPACKED = 256 << 20
_LARGEST_TEXT_PART = 64 << 20
_MOST_PARTS = 10_000
_HEADING_STYLE = re.compile(r"(?:title|(?:heading|标题)\s*(\d)?)")
_NO_TEXT = {qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:footnoteReference")}
_COPIES = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PARAGRAPH, _TABLE, _RUN, _TEXT = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:t")
_CONTAINERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}


def read_docx(data: bytes, source: str) -> Conversion:
    """Return the text of a document; its properties are not heard, because they often are those of a template.

    Raises:
        ArticleError: it is no document, encrypted, damaged, too large unpacked, or has no text.
    """
    document = _open(data, source)
    try:
        styles = _Styles(document)
        blocks = [block for element in document.element.body for block in _blocks(element, styles)]
    except (KeyError, ValueError, AttributeError, LxmlError, RecursionError) as error:
        raise _damaged(source) from error
    text = join_blocks(blocks)
    if not text.strip():
        raise ArticleError(source, "has no text, only pictures or nothing", "give a document with text")
    return Conversion(text)


def _open(data: bytes, source: str) -> Document:
    if data.startswith(_COMPOUND_FILE):
        raise ArticleError(source, "is encrypted, or an older Word file", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, source)
        return docx.Document(io.BytesIO(data))
    except ArticleError:
        raise
    except Exception as error:  # python-docx lets through whatever a damaged part makes its parts raise
        raise _damaged(source) from error


def _check_size(archive: zipfile.ZipFile, source: str) -> None:
    """Refuse a file that unpacks to much more than any document has; the sizes that it gives are what is read."""
    parts = archive.infolist()
    texts = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    size = sum(part.file_size for part in parts)
    if size > _LARGEST_UNPACKED or texts > _LARGEST_TEXT_PART or len(parts) > _MOST_PARTS:
        problem = f"unpacks to {size / 2**20:,.0f} MiB in {len(parts)} parts, more than any article has"
        raise ArticleError(source, problem, "give a smaller document")


def _damaged(source: str) -> ArticleError:
    return ArticleError(source, "is not a Word document, or a damaged one", "open it in Word and save it anew as .docx")


class _Styles:
    """The heading level, boldness and numbering of paragraphs, by what they say and what their styles say."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        default = [style for style in self._styles.values() if _is_default(style)]
        self._default = default[0].get(qn("w:styleId")) if default else None
        self.numbering = Numbering(document)

    def chain(self, paragraph: Any) -> list[Any]:
        """Return the paragraph and its styles, from the nearest to the one that all are based on."""
        elements = [paragraph]
        name = _value(paragraph, "w:pPr/w:pStyle") or self._default
        while name in self._styles and self._styles[name] not in elements:
            elements.append(self._styles[name])
            name = _value(self._styles[name], "w:basedOn")
        return elements

    def heading(self, chain: list[Any]) -> int:
        """Return the level of a heading, 0 for text."""
        level = next((value for element in chain if (value := _value(element, "w:pPr/w:outlineLvl"))), None)
        if level is not None and level.isdigit() and int(level) < 9:
            return min(int(level) + 1, 6)
        named = _HEADING_STYLE.fullmatch(_style_name(chain))
        return min(int(named[1] or 1), 6) if named else 0

    def is_contents(self, chain: list[Any]) -> bool:
        """Say whether a paragraph is a line of the table of contents."""
        return _style_name(chain).startswith(("toc", "目录"))

    def is_bold(self, run: Any, chain: list[Any]) -> bool:
        """Say whether a run is bold, by itself or by the style of its paragraph."""
        for element in (run, *chain[1:]):
            mark = element.find(qn("w:rPr") + "/" + qn("w:b"))
            if mark is not None:
                return mark.get(qn("w:val")) not in {"0", "false", "off"}
        return False


def _blocks(element: Any, styles: _Styles) -> Iterator[str]:
    if element.tag == _PARAGRAPH:
        yield from _paragraph(element, styles)
        for box in element.iter(qn("w:txbxContent")):
            if not any(parent.tag in _COPIES for parent in box.iterancestors()):
                for inner in box:
                    yield from _blocks(inner, styles)
    elif element.tag == _TABLE:
        yield from _table(element, styles)
    elif element.tag in _CONTAINERS:
        for inner in element:
            yield from _blocks(inner, styles)


def _paragraph(paragraph: Any, styles: _Styles) -> Iterator[str]:
    """Yield a paragraph, or each of its lines where it has line breaks and is no heading."""
    chain = styles.chain(paragraph)
    runs = [(run, text) for run in _runs(paragraph) if (text := _run_text(run))]
    text = "".join(text for _, text in runs)
    if not text.strip() or styles.is_contents(chain):
        return
    bold = all(styles.is_bold(run, chain) for run, text in runs if text.strip())
    heading = styles.heading(chain)
    text = styles.numbering.next_label(chain) + text
    for line in [text] if heading else text.split("\n"):
        yield mark_line(line, heading=heading, bold=bold)


def _runs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == _RUN:
            yield child
        elif child.tag not in _NO_TEXT and child.tag not in _COPIES:
            yield from _runs(child)


def _run_text(run: Any) -> str:
    return "".join((child.text or "") if child.tag == _TEXT else _CHARACTERS.get(child.tag, "") for child in run)


def _table(table: Any, styles: _Styles) -> Iterator[str]:
    """Yield a table as rows; one of a single cell a row only frames its text."""
    rows = [list(_cells(row)) for row in table.iter(qn("w:tr")) if _parent_table(row) is table]
    if any(len(row) >= 2 for row in rows):
        yield mark_table([[text for cell in row for text in _cell_texts(cell)] for row in rows])
        return
    for row in rows:
        for cell in row:
            for element in cell:
                yield from _blocks(element, styles)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _parent_table(element: Any) -> Any:
    return next(element.iterancestors(_TABLE), None)


def _cell_texts(cell: Any) -> list[str]:
    """Return the text of a cell, and an empty one for each further column that it spans."""
    lines = ["".join(map(_run_text, _runs(paragraph))).strip() for paragraph in cell.iter(_PARAGRAPH)]
    span = _value(cell, "w:tcPr/w:gridSpan") or "1"
    return [" ".join(line for line in lines if line)] + [""] * (min(int(span), 40) - 1 if span.isdigit() else 0)


def _style_name(chain: list[Any]) -> str:
    names = [_value(style, "w:name") or "" for style in chain[1:]]
    return names[0].lower() if names else ""


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn("w:val"))


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true"}
