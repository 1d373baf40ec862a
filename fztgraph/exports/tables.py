"""Tables of entities, relations, dates, figures, evidence and articles, with a type for each column.

As CSV they are for spreadsheets: UTF-8 with a byte order mark, and no cell that is a formula. As Parquet they are for
programs: numbers are numbers and days are days.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fztgraph.exports.contents import Contents
from fztgraph.exports.facts import Facts
from fztgraph.exports.rows import Source

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: A fixed time of change, so that the same tables give the same archive.
_EPOCH = (1980, 1, 1, 0, 0, 0)

_PLACE = {"start": "integer", "end": "integer", "rule": "text", "confidence": "number"}
_SOURCE = {
    "evidence": "text",
    "evidence_id": "text",
    "article": "text",
    "article_title": "text",
    "article_date": "day",
    **_PLACE,
}

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns by name, each ``text``, ``texts``, ``integer``, ``number`` or ``day``, and what reads the rows."""

    columns: Mapping[str, str]
    read: Callable[[Facts], Iterator[Row]]


def write_folder(contents: Contents, folder: Path) -> Mapping[str, int]:
    """Write each table to a CSV file of an existing folder."""
    counts = {}
    for name, rows in tables(contents):
        (folder / f"{name}.csv").write_bytes(_csv(name, rows))
        counts[name] = len(rows)
    return counts


def write_zip(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write all tables as CSV files into one archive."""
    counts = {}
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in tables(contents):
            entry = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            archive.writestr(entry, _csv(name, rows), compress_type=zipfile.ZIP_DEFLATED)
            counts[name] = len(rows)
    return counts


def tables(contents: Contents) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name and the rows of each table; the first says what the export is."""
    yield "about", list(contents.about.entries().items())
    for name, table in TABLES.items():
        yield name, list(table.read(contents.facts))


def columns(name: str) -> Mapping[str, str]:
    """Return the columns of a table."""
    return {"name": "text", "value": "text"} if name == "about" else TABLES[name].columns


def _csv(name: str, rows: Iterable[Row]) -> bytes:
    return csv_file([tuple(columns(name)), *rows])


def csv_file(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as a file for spreadsheets: UTF-8 with a byte order mark, no cell that is a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """Return what a cell shows; text that a spreadsheet would compute gets an apostrophe before it."""
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _entities(facts: Facts) -> Iterator[Row]:
    for row in facts.entities.values():
        yield row.id, row.name, row.name_en, row.label, row.type, row.other_names, row.articles


def _relations(facts: Facts) -> Iterator[Row]:
    for row in facts.relations():
        ends = (row.subject, _name(facts, row.subject), row.predicate, row.object, _name(facts, row.object))
        yield (*ends, row.claim, *_source(facts, row.source))


def _dates(facts: Facts) -> Iterator[Row]:
    for row in facts.dates():
        ends = (row.subject, _name(facts, row.subject), row.predicate, row.object)
        yield (*ends, row.claim, *_source(facts, row.source))


def _observations(facts: Facts) -> Iterator[Row]:
    for row in facts.observations():
        figure = (row.indicator, row.value, row.unit, row.raw, row.period, row.period_start, row.period_end, row.change)
        yield (row.about, _name(facts, row.about), *figure, row.id, *_source(facts, row.source))


def _evidence(facts: Facts) -> Iterator[Row]:
    """Yield a row for each sentence and what it says, so that the table joins to the others by ``statement``."""
    statements = [(row.claim, "relation", row.source) for row in facts.relations() if row.claim]
    statements += [(row.claim, "date", row.source) for row in facts.dates()]
    statements += [(row.id, "observation", row.source) for row in facts.observations()]
    for statement, kind, source in statements:
        article = facts.articles[source.article]
        place = (source.start, source.end, source.rule, source.confidence)
        yield (source.id, statement, kind, source.quote, article.id, article.title, article.date, article.url, *place)


def _articles(facts: Facts) -> Iterator[Row]:
    for row in facts.articles.values():
        yield row.id, row.title, row.date, row.issue, row.number, row.section, row.themes, row.file, row.url


def _name(facts: Facts, iri: str) -> str:
    return facts.entities[iri].name if iri in facts.entities else ""


def _source(facts: Facts, source: Source) -> Row:
    article = facts.articles.get(source.article)
    title, date = (article.title, article.date) if article else ("", "")
    place = (source.start, source.end, source.rule, source.confidence)
    return source.quote, source.id, source.article, title, date, *place


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "text")


_FIGURE = {
    "indicator": "text",
    "value": "number",
    "unit": "text",
    "as_printed": "text",
    "period": "text",
    "period_start": "day",
    "period_end": "day",
    "change": "number",
    "statement": "text",
}
TABLES = {
    "entities": Table(
        {**_texts("id", "name", "name_en", "label", "type"), "other_names": "texts", "articles": "integer"}, _entities
    ),
    "relations": Table(
        _texts("subject", "subject_name", "predicate", "object", "object_name", "statement") | _SOURCE, _relations
    ),
    "dates": Table(_texts("subject", "subject_name", "property", "date", "statement") | _SOURCE, _dates),
    "observations": Table(_texts("about", "about_name") | _FIGURE | _SOURCE, _observations),
    "evidence": Table(
        _texts("id", "statement", "kind", "quote", "article", "article_title")
        | {"article_date": "day", "url": "text"}
        | _PLACE,
        _evidence,
    ),
    "articles": Table(
        _texts("id", "title")
        | {"date": "day", "issue": "text", "number": "integer", "section": "text", "themes": "texts"}
        | _texts("file", "url"),
        _articles,
    ),
}
