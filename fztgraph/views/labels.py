"""How a name is written below its node: wrapped, cut to a few lines, and how much room that takes."""

import unicodedata

#: Widths count half-width characters: a Chinese character is two wide.
LINE_WIDTH = 18
MAX_LINES = 3
UNIT_PX = 7.4
LINE_PX = 18

_NO_LINE_START = "，。、；：！？）》」』”’…·)]},.;:!?"


def text_width(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def tidy_name(name: str) -> str:
    """Return a name on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def wrap_label(name: str, *, width: int = LINE_WIDTH, lines: int = MAX_LINES) -> str:
    """Return a name in at most some lines, the last ending in an ellipsis where the name is longer."""
    text = tidy_name(name)
    rows = _even_rows(text, width)
    if len(rows) <= lines:
        return "\n".join(rows)
    last = rows[lines - 1]
    while text_width(last) > width - 2:
        last = last[:-1]
    return "\n".join([*rows[: lines - 1], last.rstrip() + "…"])


def box_size(label: str, size: float) -> tuple[float, float]:
    """Return the width and height in pixels of a node of a radius with its label below it."""
    rows = label.split("\n")
    wide = max(text_width(row) for row in rows) * UNIT_PX
    return max(wide, 2 * size), 2 * size + 6 + LINE_PX * len(rows)


def _even_rows(text: str, width: int) -> list[str]:
    """Return as few lines as the width allows, about equally long."""
    rows = _rows(text, width)
    least = -(-text_width(text) // len(rows))
    return next((even for narrow in range(least, width) if len(even := _rows(text, narrow)) == len(rows)), rows)


def _rows(text: str, width: int) -> list[str]:
    rows: list[str] = []
    while text_width(text) > width:
        cut = _cut(text, width)
        rows.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*rows, text] if text or not rows else rows


def _cut(text: str, width: int) -> int:
    """Return where the first line ends: inside Chinese anywhere but before closing marks, else between words."""
    cut = used = 0
    for character in text:
        used += text_width(character)
        if used > width:
            break
        cut += 1
    if text[cut] in _NO_LINE_START and cut > 1:
        cut -= 1
    space = text.rfind(" ", 1, cut + 1)
    in_word = text[cut].isascii() and text[cut].isalnum() and text[cut - 1].isascii() and text[cut - 1].isalnum()
    return space if in_word and space > 0 else cut
