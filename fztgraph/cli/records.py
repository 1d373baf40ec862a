"""Files to records of their extractions, for the commands that need no store."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fztgraph.cli.output import complain
from fztgraph.errors import ArticleError
from fztgraph.model import Article


def extract_records(paths: list[Path], problems: list[ArticleError]) -> Iterator[dict[str, Any]]:
    """Yield a record an article; files that cannot be read are reported, gathered in ``problems`` and passed over."""
    return extract_each(read_each(paths, problems))


def extract_each(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield the record of each article's extraction."""
    from fztgraph.pipeline import build_pipeline, extract_article
    from fztgraph.records import extraction_record

    nlp = None
    for article in articles:
        nlp = nlp or build_pipeline()
        yield extraction_record(extract_article(nlp, article))


def read_each(paths: list[Path], problems: list[ArticleError]) -> Iterator[Article]:
    """Yield the articles of files; those that cannot be read are reported, gathered in ``problems`` and passed over."""
    from fztgraph.articles import find_files, read_articles, same_name_errors

    files = find_files(paths)
    if not files:
        complain("no file of a kind that is read is there; name files, or folders that hold some")
    clashes = same_name_errors(files)
    for path in files:
        try:
            if path in clashes:
                raise clashes[path]
            yield from read_articles(path)
        except ArticleError as error:
            complain(error)
            problems.append(error)
