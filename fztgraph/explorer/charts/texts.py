"""Texts in charts: what XML can hold, how wide it is, how much of it fits."""

import unicodedata
from dataclasses import dataclass

from fztgraph.explorer.frame import cut

#: A Chinese character is as wide as the font is high, other letters are about half of that on the average.
_WIDE, _NARROW = 1.0, 0.56


@dataclass(frozen=True, slots=True)
class Mark:
    """What a group of shapes says, and where it leads, nowhere when empty."""

    label: str
    href: str = ""


def text_length(text: str, size: float) -> float:
    """Return about how wide a text of a size is."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return size * (wide * _WIDE + (len(text) - wide) * _NARROW)


def clean(text: str) -> str:
    """Return a text without what XML does not have."""
    return "".join(c if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in text)


def fit(text: str, size: float, room: float) -> str:
    """Return a text on one line, cut with an ellipsis where it is wider than the room.

    >>> fit("绥芬河片区", 10, 35), fit("绥芬河片区", 10, 50)
    ('绥芬…', '绥芬河片区')
    """
    line = cut(text)
    if text_length(line, size) <= room:
        return line
    while line and text_length(line, size) + size > room:
        line = line[:-1]
    return line.rstrip() + "…"
