"""The blocks of a page in the order in which they are shown: headings, paragraphs, rows of tables.

Reads HTML and the elements in which Trafilatura hands on what it found (head, hi, item, lb, row, cell).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fztgraph.articles.marking import mark_line, mark_table

_UNSEEN = frozenset(
    {
        *(
            "head",
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
        ),
        *("select", "option", "button", "input", "textarea", "nav", "footer", "aside", "menu", "dialog"),
        *("rt", "rp", "graphic"),
    }
)
_BLOCKS = frozenset(
    {
        *(
            "html",
            "body",
            "main",
            "header",
            "section",
            "article",
            "div",
            "p",
            "pre",
            "blockquote",
            "center",
            "hr",
            "br",
        ),
        *(
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "details",
            "summary",
            "form",
            "fieldset",
            "legend",
        ),
        *("address", "table", "thead", "tbody", "tfoot", "caption", "tr", "td", "th"),
        *("list", "item", "quote", "lb", "row", "cell"),
    }
)
_TABLES, _ROWS, _CELLS = ("table",), ("tr", "row"), ("td", "th", "cell")
_LEVEL = re.compile(r"h([1-6])")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
_SOURCE = re.compile(r"\s*(?:文章|信息|稿件|资料)?来源\s*[：:]")


@dataclass(slots=True)
class _Line:
    """What stands in a paragraph so far; ``plain`` says that some of it is not bold, ``links`` where it leads to."""

    pieces: list[str] = field(default_factory=list)
    plain: bool = False
    links: list[str] = field(default_factory=list)

    def add(self, text: str | None, *, bold: bool) -> None:
        if text:
            self.pieces.append(text)
            self.plain = self.plain or (not bold and not text.isspace())

    def take(self, heading: int = 0) -> str:
        """Return the paragraph as a block, and begin the next one."""
        text = _WHITE_SPACE.sub(" ", "".join(self.pieces))
        if _SOURCE.match(text) and self.links and "://" not in text:
            text = f"{text} {self.links[0]}"
        block = mark_line(text, heading=heading, bold=not self.plain)
        self.pieces, self.plain, self.links = [], False, []
        return block


def find_blocks(element: Any) -> Iterator[str]:
    """Yield the blocks of an element as Markdown, without what is hidden, menus and footers."""
    line = _Line()
    for block in (*_walk(element, line, bold=False), line.take()):
        if block:
            yield block


def _walk(element: Any, line: _Line, *, bold: bool) -> Iterator[str]:
    tag = _tag(element)
    if _is_unseen(element, tag):
        return
    level = _heading_level(element, tag)
    if tag in _TABLES and (rows := _data_rows(element)):
        yield line.take()
        yield mark_table(rows)
        return
    is_block = bool(level) or tag in _BLOCKS
    if is_block:
        yield line.take()
    if href := element.get("href") or element.get("target"):
        line.links.extend([href] if "://" in href else [])
    bold = bool(bold or (tag in {"b", "strong"}) or (tag == "hi" and "#b" in (element.get("rend") or "")))
    bold = bold or bool(_BOLD_STYLE.search(element.get("style") or ""))
    line.add(element.text, bold=bold)
    for child in element:
        yield from _walk(child, line, bold=bold)
        line.add(child.tail, bold=bold)
    if is_block:
        yield line.take(level)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_unseen(element: Any, tag: str) -> bool:
    if tag == "head" and element.get("rend"):
        return False
    return (
        not tag
        or tag in _UNSEEN
        or element.get("hidden") is not None
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _heading_level(element: Any, tag: str) -> int:
    found = _LEVEL.fullmatch(element.get("rend") or "" if tag == "head" else tag)
    return int(found[1]) if found else 0


def _data_rows(table: Any) -> list[list[str]]:
    """Return the rows of a table of data; nothing for one that only lays out a page."""
    if any(_tag(inner) in _TABLES for inner in table.iterdescendants()):
        return []
    rows = [[cell for cell in row if _tag(cell) in _CELLS] for row in table.iter() if _tag(row) in _ROWS]
    if sum(len(row) >= 2 for row in rows) < 2:
        return []
    return [[text for cell in row for text in _cell_texts(cell)] for row in rows]


def _cell_texts(cell: Any) -> list[str]:
    """Return the text of a cell, and an empty one for each further column that it spans."""
    span = cell.get("colspan") or "1"
    text = _WHITE_SPACE.sub(" ", "".join(piece for piece in cell.itertext())).strip()
    return [text] + [""] * (min(int(span), 40) - 1 if span.isdigit() else 0)
