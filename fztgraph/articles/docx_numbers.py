"""The numbers that Word puts before paragraphs by itself: （一）, 一、 and 1. are nowhere in a document's text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from fztgraph.articles.datelines import write_numeral

_PLACE = re.compile(r"%(\d)")
_CHINESE = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital"),
        *("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "japaneseDigitalTenThousand"),
    }
)
_BULLETS = frozenset({"bullet", "none"})
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: from which number, written how, within which text."""

    start: int
    written: str
    text: str


class Numbering:
    """The lists of a document; counts on with each paragraph that is asked for, in their order."""

    def __init__(self, document: Document) -> None:
        root = _numbering_root(document)
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for element in [] if root is None else root:
            if element.tag == qn("w:abstractNum"):
                self._abstract[element.get(qn("w:abstractNumId"))] = dict(map(_read_level, element.iter(qn("w:lvl"))))
            elif element.tag == qn("w:num"):
                target = element.find(qn("w:abstractNumId"))
                self._lists[element.get(qn("w:numId"))] = "" if target is None else target.get(qn("w:val"))

    def next_label(self, chain: list[Any]) -> str:
        """Return the number of a paragraph with a space where one follows it, nothing where it has none.

        ``chain`` is the paragraph and its styles, the nearest first.
        """
        number, level = _place(chain)
        abstract = self._lists.get(number or "")
        levels = self._abstract.get(abstract or "")
        if abstract is None or not levels or level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level].written in _BULLETS:
            return ""
        return _PLACE.sub(lambda place: _write(int(place[1]) - 1, counts, levels), levels[level].text)


def _numbering_root(document: Document) -> Any:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None


def _read_level(level: Any) -> tuple[int, _Level]:
    start, written, text = (_attribute(level, name) for name in ("w:start", "w:numFmt", "w:lvlText"))
    return int(level.get(qn("w:ilvl"))), _Level(int(start or 1), written or "decimal", text or "")


def _place(chain: list[Any]) -> tuple[str | None, int]:
    """Return the list and the level of a paragraph; a style may give the one and the paragraph the other."""
    number = level = None
    for element in chain:
        properties = element.find(qn("w:pPr") + "/" + qn("w:numPr"))
        if properties is not None:
            number = number or _attribute(properties, "w:numId")
            level = level or _attribute(properties, "w:ilvl")
    return number, int(level or 0)


def _write(level: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    if level not in levels:
        return ""
    count, written = counts.get(level, levels[level].start), levels[level].written
    if written in _CHINESE:
        return write_numeral(count)
    if written in _CIRCLED and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    return str(count)


def _attribute(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    return None if found is None else found.get(qn("w:val"))
