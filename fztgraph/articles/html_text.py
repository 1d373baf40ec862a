"""A web page to Markdown: all of it where it is a newsletter issue, else its main text as Trafilatura finds it."""

import re
from typing import Any

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from fztgraph.articles.datelines import parse_date
from fztgraph.articles.decoding import decode
from fztgraph.articles.front_matter import FrontMatter, find_address
from fztgraph.articles.html_blocks import find_blocks
from fztgraph.articles.marking import Conversion, join_blocks, mark_line
from fztgraph.articles.newsletter import has_marked_articles
from fztgraph.errors import ArticleError

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w-]+)""", re.IGNORECASE
)
#: Where a page says how it is encoded.
_HEAD = 4096
#: What stands after a title in a page's own: 标题 - 栏目 - 网站, 标题_网站.
_SITE = re.compile(r"\s+[-–—·]+\s+|\s*(?:[_|]|--|>>)\s*")
_SPACE = re.compile(r"\s+")
#: More characters than a page of one article has; finding its main text would take minutes.
_LONGEST_PAGE = 200_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def read_html(data: bytes, source: str) -> Conversion:
    """Return the text of a page, with its title, date, publisher, address and language.

    Raises:
        ArticleError: it is empty, of an unknown encoding, or shows no text.
    """
    found = _CHARSET.search(data, 0, _HEAD)
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else None
    page = _parse(decode(data, source, declared=declared))
    blocks = list(find_blocks(page)) if page is not None else []
    whole = join_blocks(blocks)
    if not blocks:
        raise ArticleError(source, "shows no text", "save the page after it was loaded, or as text")
    document = _extract(page) if len(whole) <= _LONGEST_PAGE else None
    if document is None:
        return Conversion(whole)
    matter = _matter(document, page.get("lang") or "")
    if not has_marked_articles(whole):
        whole = join_blocks(_main_blocks(document, blocks, matter))
    return Conversion(whole, matter)


def _extract(page: Any) -> Document | None:
    """Return what Trafilatura takes for the main text, with what the page says of itself; None where it finds none."""
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_formatting=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None


def _parse(text: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None


def _main_blocks(document: Document, whole: list[str], matter: FrontMatter) -> list[str]:
    """Return the blocks of the main text, below its title where it does not open with it.

    Of a short page Trafilatura gives the text without its parts: then those blocks of the page that it consists of.
    """
    blocks = list(find_blocks(document.body)) or whole
    if len(blocks) == 1:
        text = _SPACE.sub("", blocks[0])
        blocks = [block for block in whole if _SPACE.sub("", block.strip("#*| ")) in text] or blocks
    title = mark_line(matter.title or "", heading=1)
    if title and not any(title.removeprefix("# ") in block for block in blocks[:3]):
        blocks.insert(0, title)
    return blocks


def _matter(document: Document, language: str) -> FrontMatter:
    address = find_address(document.url or "")
    return FrontMatter(
        title=_SITE.split(document.title.strip(), maxsplit=1)[0] or None if document.title else None,
        date=parse_date(document.date or ""),
        source=document.sitename or None,
        url=address if address == document.url else None,
        lang=language if _LANGUAGE.fullmatch(language) else None,
    )
