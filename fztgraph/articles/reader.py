"""A file to its articles."""

from pathlib import Path

from fztgraph.articles.decoding import decode
from fztgraph.articles.files import SUFFIXES
from fztgraph.articles.front_matter import split_front_matter
from fztgraph.articles.newsletter import is_newsletter, split_newsletter
from fztgraph.articles.page import read_page
from fztgraph.errors import ArticleError
from fztgraph.model import Article


def read_articles(path: Path, *, source: str | None = None) -> tuple[Article, ...]:
    """Return the articles of a file: those of a newsletter issue, or the one that the file is.

    ``source`` is the file's name in the corpus, from whose stem the IRIs are made; by default the name of ``path``.

    Raises:
        ArticleError: the file cannot be read, is empty, binary or of an unknown encoding or type, its front matter
            does not parse, or it is a newsletter with no articles.
    """
    source = source or path.name
    text = decode(_read_bytes(path, source), source)
    matter, body = split_front_matter(text, source)
    if not body.strip():
        raise ArticleError(source, "has no text after its front matter", "add the article, or remove the file")
    markdown = path.suffix.lower() != ".txt"
    if is_newsletter(body, matter):
        return split_newsletter(body, matter, source, markdown=markdown)
    return (read_page(body, matter, source, markdown=markdown),)


def _read_bytes(path: Path, source: str) -> bytes:
    if path.suffix.lower() not in SUFFIXES:
        raise ArticleError(source, "is not a Markdown or text file", f"convert it to one of {', '.join(SUFFIXES)}")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(
            source, f"cannot be read ({error.strerror})", "check that it exists and may be read"
        ) from error
