"""A file to its articles."""

from dataclasses import replace
from pathlib import Path

from fztgraph.articles.contents import LARGEST_BYTES, read_contents
from fztgraph.articles.decoding import decode
from fztgraph.articles.files import CONVERTED_SUFFIXES, SUFFIXES, check_name
from fztgraph.articles.front_matter import split_front_matter
from fztgraph.articles.newsletter import has_marked_articles, is_newsletter, split_newsletter
from fztgraph.articles.page import read_page
from fztgraph.errors import ArticleError
from fztgraph.model import Article

#: What the extraction takes at once, and how much plain text such articles can fill, in bytes.
LONGEST_ARTICLE = 1_000_000
_LARGEST_TEXT = 16 << 20


def read_articles(path: Path, *, source: str | None = None) -> tuple[Article, ...]:
    """Return the articles of a file: those of a newsletter issue, or the one that the file is.

    ``source`` is the file's name in the corpus, from whose stem the IRIs are made; by default the name of ``path``.
    The text of a web page, a Word document or a PDF file is the Markdown that is made of it.

    Raises:
        ArticleError: the file cannot be read, is empty, binary, damaged, encrypted, too large or of an unknown encoding
            or type, its front matter does not parse, or it is a newsletter with no articles.
    """
    source = source or path.name
    check_name(source)
    check_name(str(path))
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ArticleError(source, "is of a kind that is not read", f"convert it to one of {', '.join(SUFFIXES)}")
    is_converted = suffix in CONVERTED_SUFFIXES
    data = read_contents(path, source, most=LARGEST_BYTES if is_converted else _LARGEST_TEXT)
    articles = _read_converted(data, suffix, source) if is_converted else _read_text(data, suffix, source)
    for article in articles:
        if len(article.text) > LONGEST_ARTICLE:
            number = f"article {article.number} " if article.number else ""
            problem = f"{number}has {len(article.text):,} characters, where {LONGEST_ARTICLE:,} are the most"
            raise ArticleError(source, problem, "split it")
    return articles


def _read_text(data: bytes, suffix: str, source: str) -> tuple[Article, ...]:
    text = decode(data, source)
    _check_lines(text, source)
    matter, body = split_front_matter(text, source)
    if not body.strip():
        raise ArticleError(source, "has no text after its front matter", "add the article, or remove the file")
    markdown = suffix != ".txt"
    if is_newsletter(body, matter):
        return split_newsletter(body, matter, source, markdown=markdown)
    return (read_page(body, matter, source, markdown=markdown),)


def _read_converted(data: bytes, suffix: str, source: str) -> tuple[Article, ...]:
    """Read a file that is no text; a page's own title and address do not make it one article, as front matter does."""
    from fztgraph.articles.conversion import convert  # noqa: PLC0415

    if not data:
        raise ArticleError(source, "is empty", "give a file with text, or remove it")
    conversion = convert(data, suffix, source)
    matter, text = conversion.matter, conversion.text
    _check_lines(text, source)
    if has_marked_articles(text):
        return split_newsletter(text, replace(matter, title=None, url=None), source, markdown=True)
    return (read_page(text, matter, source, markdown=True),)


def _check_lines(text: str, source: str) -> None:
    """Refuse at once what no splitting would make short enough."""
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_ARTICLE:
        problem = f"has a line of {longest:,} characters, where {LONGEST_ARTICLE:,} are the most of an article"
        raise ArticleError(source, problem, "give a file with lines")
