"""CSV tables that spreadsheets open as they are: UTF-8 with a byte order mark, and no cell that is a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fztgraph.exports.facts import Facts, Source
from fztgraph.store import Snapshot

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: A fixed time of change, so that the same tables give the same archive.
_EPOCH = (1980, 1, 1, 0, 0, 0)

_SOURCE = ("evidence", "article", "article_title", "article_date", "start", "end", "rule", "confidence")

Row = Sequence[object]


def write_folder(snapshot: Snapshot, folder: Path) -> None:
    """Write each table to a file of an existing folder."""
    for name, content in _files(snapshot):
        (folder / name).write_bytes(content)


def write_zip(snapshot: Snapshot, path: Path) -> None:
    """Write all tables into one archive."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in _files(snapshot):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, compress_type=zipfile.ZIP_DEFLATED)


def _files(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    facts = Facts(snapshot.store)
    for name, rows in TABLES.items():
        out = io.StringIO(newline="")
        csv.writer(out).writerows([_cell(value) for value in row] for row in rows(facts))
        yield f"{name}.csv", out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """Return what a cell shows; text that a spreadsheet would compute gets an apostrophe before it."""
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _entities(facts: Facts) -> Iterator[Row]:
    yield "id", "name", "name_en", "label", "type", "other_names", "articles"
    for row in facts.entities.values():
        yield row.id, row.name, row.name_en, row.label, row.type, row.other_names, row.articles


def _relations(facts: Facts) -> Iterator[Row]:
    yield "subject", "subject_name", "predicate", "object", "object_name", *_SOURCE
    for row in facts.relations():
        yield (
            row.subject,
            _name(facts, row.subject),
            row.predicate,
            row.object,
            _name(facts, row.object),
            *_source(facts, row.source),
        )


def _dates(facts: Facts) -> Iterator[Row]:
    yield "subject", "subject_name", "property", "date", *_SOURCE
    for row in facts.dates():
        yield row.subject, _name(facts, row.subject), row.predicate, row.object, *_source(facts, row.source)


def _observations(facts: Facts) -> Iterator[Row]:
    yield "about", "about_name", "indicator", "value", "unit", "as_printed", "period", "change", *_SOURCE
    for row in facts.observations():
        yield (
            row.about,
            _name(facts, row.about),
            row.indicator,
            row.value,
            row.unit,
            row.raw,
            row.period,
            row.change,
            *_source(facts, row.source),
        )


def _articles(facts: Facts) -> Iterator[Row]:
    yield "id", "title", "date", "issue", "number", "section", "themes", "file", "url"
    for row in facts.articles.values():
        yield row.id, row.title, row.date, row.issue, row.number, row.section, row.themes, row.file, row.url


def _name(facts: Facts, iri: str) -> str:
    return facts.entities[iri].name if iri in facts.entities else ""


def _source(facts: Facts, source: Source) -> Row:
    article = facts.articles.get(source.article)
    title, date = (article.title, article.date) if article else ("", "")
    return source.quote, source.article, title, date, source.start, source.end, source.rule, source.confidence


TABLES: dict[str, Callable[[Facts], Iterator[Row]]] = {
    "entities": _entities,
    "relations": _relations,
    "dates": _dates,
    "observations": _observations,
    "articles": _articles,
}
