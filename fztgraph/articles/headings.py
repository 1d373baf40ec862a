"""The headings by which a newsletter issue splits: sections 一、… and articles （一）….

Their Markdown level says nothing, because a converted print has all levels for the same thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from fztgraph.articles.datelines import parse_numeral


class Kind(Enum):
    """What a heading heads."""

    SECTION = "section"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: its half-open span without the line break, its printed number and its title without it.

    ``marked`` says that Markdown marks it as a heading or as bold.
    """

    start: int
    end: int
    kind: Kind
    number: int
    title: str
    marked: bool


_OPENERS = "（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩〇零一二三四五六七八九十百"
_NUMERAL = r"[〇零一二三四五六七八九十百]{1,5}"
_ARTICLE = re.compile(rf"(?:[（(]\s*({_NUMERAL})\s*[)）]|([㈠-㈩]))\s*(.*)")
_SECTION = re.compile(rf"({_NUMERAL})\s*[、．.]\s*(.+)")
_MARKS = re.compile(r"^\s*#{0,6}\s*|\*{2,3}|_{2,3}|[\u200b-\u200f\u2060\ufeff]|(?<!\s)\s+#+\s*$")
_MARKED = re.compile(r"\s*(?:#|(?:\*\*|__)|.*\S(?:\*\*|__)\s*$)")
_SENTENCE = re.compile(r"[。；;]|[，、：:,]$")
_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
#: A line longer than this is text, however it begins; an unmarked one sooner.
_LONGEST = 200
_LONGEST_BARE = 60


def strip_marks(line: str) -> str:
    """Return a line without the Markdown marks of headings and bold.

    >>> strip_marks("#### **(八) 今年前5个月** ")
    '(八) 今年前5个月'
    """
    return _MARKS.sub("", line).strip()


def find_headings(text: str, *, bare: bool) -> list[Heading]:
    """Return the headings of sections and articles, in order.

    Unmarked ones count where no heading of their kind is marked and ``bare`` allows it, or where they fill a gap
    in the numbers of the marked ones.
    """
    candidates = list(_candidates(text))
    chosen = [heading for kind in Kind for heading in _choose([c for c in candidates if c.kind is kind], bare=bare)]
    return _without_subheadings(sorted(chosen, key=lambda heading: heading.start), text)


def _candidates(text: str) -> Iterator[Heading]:
    for line in _LINE.finditer(text):
        content = strip_marks(line.group())
        if len(content) > _LONGEST or content[:1] not in _OPENERS or _SENTENCE.search(content):
            continue
        marked = bool(_MARKED.match(line.group()))
        if not marked and len(content) > _LONGEST_BARE:
            continue
        if article := _ARTICLE.fullmatch(content):
            number = parse_numeral(article[1]) if article[1] else ord(article[2]) - ord("㈠") + 1
            yield Heading(*line.span(), Kind.ARTICLE, number, article[3], marked)
        elif section := _SECTION.fullmatch(content):
            yield Heading(*line.span(), Kind.SECTION, parse_numeral(section[1]), section[2], marked)


def _choose(candidates: list[Heading], *, bare: bool) -> list[Heading]:
    marked = [heading for heading in candidates if heading.marked]
    if not marked:
        return candidates if bare else []
    chosen = list(marked)
    for before, after in pairwise(marked):
        missing = [c for c in candidates if before.start < c.start < after.start and c.number == before.number + 1]
        if after.number == before.number + 2 and len(missing) == 1:
            chosen += missing
    return chosen


def _without_subheadings(headings: list[Heading], text: str) -> list[Heading]:
    """Leave out 一、… inside an article: it has text under it, and its number does not go on from the last section."""
    kept: list[Heading] = []
    last = 0
    in_series = False
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        if heading.kind is Kind.ARTICLE:
            in_series = False
        elif (
            not kept
            or (heading.number == last + 1 and not in_series)
            or (following and following.kind is Kind.ARTICLE and not text[heading.end : following.start].strip())
        ):
            last = heading.number
        else:
            in_series = True
            continue
        kept.append(heading)
    return kept
