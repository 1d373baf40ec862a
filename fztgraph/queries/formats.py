"""Write an answer as an aligned table, CSV, TSV, JSON or XML (SPARQL 1.1; a graph as RDF in the same spirit)."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse_query_results, serialize

from fztgraph.errors import UsageError
from fztgraph.queries.headings import heading
from fztgraph.queries.results import Answer, Results, Term
from fztgraph.vocab import PREFIXES

_XSD = PREFIXES["xsd"]
#: Literals that a table shows bare, since their form says what they are.
_PLAIN = frozenset(
    _XSD + name for name in ("string", "integer", "decimal", "double", "boolean", "date", "gYearMonth", "gYear")
)

#: What stands between the cells of a line, and at its end.
_SEPARATED = {"csv": (",", "\r\n"), "tsv": ("\t", "\n")}
#: What a name after a prefix holds with a backslash, and as a whole (PN_LOCAL of SPARQL 1.1, without colons).
_ESCAPED = re.compile(r"[~!$&'()*+,;=/?#@]|^[.-]|\.$")
_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff_0-9"
)
_CODE = r"%[0-9A-Fa-f]{2}|\\."
_LOCAL = re.compile(rf"(?:[{_LETTER}]|{_CODE})(?:[{_LETTER}.\u00b7\u0300-\u036f\u203f\u2040-]|{_CODE})*|")


def format_results(results: Results, format: str = "table", *, language: str | None = None) -> str:  # noqa: A002
    """Return an answer as text; raises UsageError for a format that is not in ``FORMATS``.

    A graph is Turtle as a table, JSON-LD as JSON, RDF/XML as XML, and three columns as CSV and TSV. With a language the
    columns of tables, CSV and TSV have headings in it; else they are called as the variables are.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is unknown; choose one of {', '.join(FORMATS)}")
    if language is None or results.kind is not Answer.ROWS:
        return FORMATS[format](results)
    headings = [heading(name, language) for name in results.variables]
    if format == "table":
        return _table(results, headings)
    text = FORMATS[format](results)
    if format not in _SEPARATED:
        return text
    between, end = _SEPARATED[format]
    return f"{between.join(headings)}{end}{text.partition(end)[2]}"


def _table(results: Results, headings: Sequence[str] = ()) -> str:
    if results.kind is Answer.BOOLEAN:
        return "yes" if results.boolean else "no"
    if results.kind is Answer.GRAPH:
        return _rdf(results, RdfFormat.TURTLE)
    rows = [[shorten(term) for term in row] for row in results.rows()]
    count = "no rows" if not rows else "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return _align([headings or results.variables, *rows]) + f"({count})"


def _align(rows: Sequence[Sequence[str]]) -> str:
    """Lay rows out in columns, a rule under the first; widths are those of a terminal."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "".join(line + "\n" for line in lines)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a full-width character, none for a combining one.

    >>> display_width("绥芬河 TIR")
    10
    """
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def shorten(term: Term) -> str:
    """Return a term for people: prefixed names, bare numbers and dates, text without quotes, on one line.

    >>> shorten(NamedNode("https://w3id.org/fztgraph/ns#Zone"))
    'fzt:Zone'
    """
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _shorten_iri(term.value)
    if isinstance(term, Literal):
        text = "".join(character if character.isprintable() else " " for character in term.value)
        if term.language or term.datatype.value in _PLAIN:
            return text
        return f"{text}^^{_shorten_iri(term.datatype.value)}"
    return str(term)


def _shorten_iri(iri: str) -> str:
    """Return an IRI as it can be written in a query: with a prefix and what has to be escaped, else in full."""
    fitting = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    namespace, prefix = max(fitting, key=lambda pair: len(pair[0]), default=("", ""))
    name = _ESCAPED.sub(r"\\\g<0>", iri.removeprefix(namespace))
    return f"{prefix}:{name}" if prefix and _LOCAL.fullmatch(name) else f"<{iri}>"


def _csv(results: Results) -> str:
    if results.kind is not Answer.GRAPH:
        return _solutions(results, QueryResultsFormat.CSV)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(results.variables)
    writer.writerows(
        [term.value if isinstance(term, NamedNode | Literal) else str(term) for term in row] for row in results.rows()
    )
    return out.getvalue()


def _tsv(results: Results) -> str:
    if results.kind is not Answer.GRAPH:
        return _solutions(results, QueryResultsFormat.TSV)
    lines = ["\t".join(f"?{name}" for name in results.variables)]
    lines += ["\t".join(map(str, row)) for row in results.rows()]
    return "".join(line + "\n" for line in lines)


def _json(results: Results) -> str:
    if results.kind is Answer.GRAPH:
        return _rdf(results, RdfFormat.JSON_LD)
    return json.dumps(json.loads(results.payload), ensure_ascii=False, indent=1) + "\n"


def _xml(results: Results) -> str:
    if results.kind is Answer.GRAPH:
        return _rdf(results, RdfFormat.RDF_XML)
    return _solutions(results, QueryResultsFormat.XML)


def _solutions(results: Results, form: QueryResultsFormat) -> str:
    text = parse_query_results(results.payload, QueryResultsFormat.JSON).serialize(None, form)
    return (text or b"").decode()


def _rdf(results: Results, form: RdfFormat) -> str:
    text = serialize(results.triples(), None, form, prefixes=PREFIXES)
    return (text or b"").decode()


FORMATS: dict[str, Callable[[Results], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
}
