"""A newsletter issue: its masthead, and its articles as exact slices of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fztgraph.articles.datelines import find_dates, parse_numeral
from fztgraph.articles.front_matter import FrontMatter, find_address
from fztgraph.articles.headings import Heading, Kind, find_headings, strip_marks
from fztgraph.errors import ArticleError
from fztgraph.iris import article_iri, issue_iri
from fztgraph.model import Article, Issue

#: 第 238 期 or 2024年第7期（总第238期）, as a line of its own, after a title, or before a date; not 第三期讲座开讲.
_NUMBER = re.compile(
    r"[（(]?(?:\d{4}\s*年\s*)?(总?)\s*第\s*(\d{1,5}|[〇○零一二三四五六七八九十百千]{1,7})\s*期[）)]?"
    r"(?=\s*(?:$|[（(]?总?第|\d{4}\s*[-年]|主办|主辦)|\s{2})"
)
_PUBLISHER = re.compile(r"(?:主办|主辦|编印|编发)(?:单位|方)?\s*[：:]\s*(\S.*?)(?=\s{2,}|\u3000|\s+[\d第]|\s*$)")
_NOTE = re.compile(r"[（(](.+)[）)]")
_SOURCE = re.compile(r"(?:文章|信息|稿件|资料)?来源\s*[：:]")
#: A masthead is made of short lines.
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """One article's half-open span, its heading and the section it stands in."""

    heading: Heading
    end: int
    section: str | None


def is_newsletter(text: str, matter: FrontMatter) -> bool:
    """Say whether a text is an issue of many articles.

    It is one where its masthead has a number, or where it has headings of both sections and articles. Otherwise
    headings of one kind, or a number alone, make it one unless the front matter has the title or the address of
    one article.
    """
    numbered = _issue_number(text, matter) is not None
    kinds = {heading.kind for heading in find_headings(text, bare=_may_be_bare(text, matter))}
    if len(kinds) == 2 or (numbered and Kind.ARTICLE in kinds):
        return True
    return (numbered or bool(kinds)) and not _is_of_one_article(matter)


def has_marked_articles(text: str) -> bool:
    """Say whether a text of a format that has no front matter is an issue of many articles.

    It is one where it has headings of articles, and headings of sections or a number in its masthead as well. A
    number alone, or headings of sections alone, are found in single articles too.
    """
    numbered = _issue_number(text, FrontMatter()) is not None
    kinds = {heading.kind for heading in find_headings(text, bare=numbered)}
    return Kind.ARTICLE in kinds and (numbered or Kind.SECTION in kinds)


def split_newsletter(text: str, matter: FrontMatter, source: str, *, markdown: bool) -> tuple[Article, ...]:
    """Return the articles of an issue, numbered from 1 in their order, whatever numbers are printed.

    Raises:
        ArticleError: the issue has no articles.
    """
    headings = find_headings(text, bare=_may_be_bare(text, matter))
    if not any(heading.kind is Kind.ARTICLE for heading in headings):
        raise ArticleError(
            source,
            "is a newsletter with no articles",
            "head each article with （一）…, or give one article a front matter",
        )
    issue = _read_masthead(text[: headings[0].start], matter, source)
    return tuple(
        Article(
            iri=article_iri(Path(source).stem, number),
            source=source,
            title=piece.heading.title or _first_line(text[piece.heading.end : piece.end]) or issue.title,
            text=text[piece.heading.start : piece.end],
            number=number,
            section=piece.section,
            date=issue.date,
            issue=issue,
            publisher=issue.publisher,
            url=find_source_address(text[piece.heading.end : piece.end]),
            lang=matter.lang or "zh",
            markdown=markdown,
        )
        for number, piece in enumerate(_pieces(text, headings), start=1)
    )


def find_source_address(text: str) -> str | None:
    """Return the address that a line 来源：… among the first three lines gives, the first where it gives several."""
    lines = [strip_marks(line) for line in text.splitlines() if line.strip()][:3]
    return next((find_address(line) for line in lines if _SOURCE.match(line)), None)


def _pieces(text: str, headings: list[Heading]) -> Iterator[_Piece]:
    """Yield what is an article: from each article heading to the next heading, and a section that has none but text."""
    section: str | None = None
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        end = following.start if following else len(text)
        if heading.kind is Kind.SECTION:
            section = heading.title
            if (following and following.kind is Kind.ARTICLE) or not text[heading.end : end].strip():
                continue
        yield _Piece(heading, end, section)


def _may_be_bare(text: str, matter: FrontMatter) -> bool:
    return _issue_number(text, matter) is not None and not _is_of_one_article(matter)


def _is_of_one_article(matter: FrontMatter) -> bool:
    return bool(matter.title or matter.url) and not _NUMBER.search(matter.title or "")


def _issue_number(text: str, matter: FrontMatter) -> int | None:
    """Return the issue's number, from the short lines before the first heading or from the title."""
    headings = find_headings(text, bare=True)
    masthead = text[: headings[0].start if headings else len(text)]
    found = [match for line in [*_masthead_lines(masthead), matter.title or ""] for match in _NUMBER.finditer(line)]
    return parse_numeral(next((match for match in found if match[1]), found[0])[2]) if found else None


def _masthead_lines(masthead: str) -> list[str]:
    lines = [content for line in masthead.splitlines() if (content := strip_marks(line))]
    return [line for line in lines[:20] if len(line) <= _LONGEST_LINE and "。" not in line]


def _read_masthead(masthead: str, matter: FrontMatter, source: str) -> Issue:
    lines = _masthead_lines(masthead)
    titles = [_NUMBER.sub("", line).strip() for line in lines if not _says_other_things(line)]
    notes = [note[1].strip() for line in lines if (note := _NOTE.fullmatch(line)) and not _NUMBER.search(line)]
    days = [day for line in lines for day in find_dates(line)]
    publishers = [found[1] for line in lines if (found := _PUBLISHER.search(line))]
    return Issue(
        iri=issue_iri(Path(source).stem),
        title=next((title for title in titles if title), None)
        or _NUMBER.sub("", matter.title or "").strip()
        or Path(source).stem,
        source=source,
        number=_issue_number(masthead, matter),
        date=days[0] if days else matter.date,
        publisher=publishers[0] if publishers else matter.source,
        note="；".join(notes) or None,
    )


def _says_other_things(line: str) -> bool:
    """Say whether a line of the masthead is a date, the publisher or a note, and so not the title."""
    return bool(_NOTE.fullmatch(line) or _PUBLISHER.search(line) or find_dates(line))


def _first_line(text: str) -> str | None:
    return next((strip_marks(line) for line in text.splitlines() if strip_marks(line)), None)
