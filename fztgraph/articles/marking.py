"""Text of other formats as the Markdown that the reading knows: headings, bold lines, rows of tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fztgraph.articles.front_matter import FrontMatter

_MARKS = re.compile(r"[\\`*]|_(?=_)|(?<=_)_")
_LEADING_HASH = re.compile(r"#(?=#|\s)")
_LINE_BREAKS = re.compile(r"[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
#: What XML and databases refuse, and what no text has: control characters, and halves of characters.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file's text as Markdown, and what the file says of it."""

    text: str
    matter: FrontMatter = field(default_factory=FrontMatter)


def mark_line(text: str, *, heading: int = 0, bold: bool = False) -> str:
    """Return a paragraph as one line of Markdown; a heading has a level from 1 to 6."""
    line = _MARKS.sub(r"\\\g<0>", _one_line(text))
    if not line:
        return ""
    if heading:
        return f"{'#' * min(heading, 6)} {line}"
    return f"**{line}**" if bold else _LEADING_HASH.sub(r"\\#", line, count=1) if line[0] == "#" else line


def mark_table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a Markdown table, its first row as the headings; rows that show nothing are left out."""
    cells = [[mark_line(cell.replace("|", "｜")) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        return ""
    width = max(len(row) for row in cells)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def join_blocks(blocks: Iterable[str]) -> str:
    """Return paragraphs, headings and tables as a text, an empty line between two."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _one_line(text: str) -> str:
    return _UNWRITABLE.sub("", _LINE_BREAKS.sub(" ", text)).strip()
