"""What was read from one article: relations, dates and figures with where each is said, and the things it mentions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fztgraph.explorer.facts import local_name
from fztgraph.explorer.source import Row, Source, iri_term
from fztgraph.intervals import BEGIN, END, joined, parted, written
from fztgraph.vocab import DATES, INTERVAL_DATES

#: How many pieces of evidence, things and forms of names are read of one portion of an article.
_MOST, _MOST_THINGS, _MOST_FORMS = 4000, 4000, 40_000

_ARTICLE = """SELECT ?p ?o {{ VALUES ?p {{ rdf:type dct:title dct:issued dct:source dct:isPartOf dct:language
fzt:number fzt:section fzt:publisher fzt:file fzt:text fzt:theme }} {article} ?p ?o }} LIMIT 200"""
_ISSUE = """SELECT ?p ?o {{ VALUES ?p {{ dct:title dct:issued fzt:number }} {issue} ?p ?o }} LIMIT 20"""
_BESIDE = """SELECT ?it ?number ?title {{ ?it dct:isPartOf {issue} ; a fzt:Article ; fzt:number ?number
FILTER(?number IN ({number} - 1, {number} + 1)) OPTIONAL {{ ?it dct:title ?title }} }} LIMIT 20"""
#: Evidence that names no place is told with the first portion.
_WHERE = """?stated fzt:evidence ?evidence . ?evidence fzt:quote ?quote
OPTIONAL {{ ?evidence fzt:start ?start ; fzt:end ?end }}
OPTIONAL {{ ?evidence fzt:rule ?rule }} OPTIONAL {{ ?evidence fzt:confidence ?confidence }}
FILTER((!BOUND(?start) && {first} = 0) || (?start < {last} && ?end > {first}))"""
_CLAIMS = f"""SELECT * {{{{ GRAPH {{article}} {{{{ ?stated rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?value .
{_WHERE} }}}} }}}} ORDER BY ?start ?end ?stated LIMIT {_MOST}"""
_FIGURES = f"""SELECT * {{{{ GRAPH {{article}} {{{{ ?stated fzt:about ?subject ; fzt:indicator ?indicator ;
fzt:rawValue ?value
OPTIONAL {{{{ ?stated fzt:period ?period }}}} OPTIONAL {{{{ ?stated fzt:change ?change }}}}
{_WHERE} }}}} }}}} ORDER BY ?start ?end ?stated LIMIT {_MOST}"""
_THINGS = """SELECT ?it {{ GRAPH {article} {{ {article} schema:mentions ?it }} }} ORDER BY ?it LIMIT {most}"""
_FORMS = """SELECT ?it ?form {{ GRAPH {article} {{ {article} schema:mentions ?it . ?it ?p ?form
FILTER(?p IN (skos:prefLabel, skos:altLabel)) }} }} LIMIT {most}"""
_COUNT = """SELECT (COUNT(DISTINCT ?stated) AS ?n) {{ GRAPH {article} {{ ?stated fzt:evidence ?evidence }} }}"""


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue that an article is part of."""

    iri: str
    title: str = ""
    number: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The article before or after another in its issue."""

    iri: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as the graph has it; ``source`` is its address, or what is written in the place of one."""

    iri: str
    title: str = ""
    date: str = ""
    source: str = ""
    lang: str = "zh"
    number: str = ""
    section: str = ""
    publisher: str = ""
    file: str = ""
    text: str = ""
    themes: tuple[str, ...] = ()
    issue: Issue | None = None
    before: Beside | None = None
    after: Beside | None = None

    @property
    def is_markdown(self) -> bool:
        """Whether the marks of its text are those of Markdown."""
        return not self.file.endswith(".txt")

    @property
    def address(self) -> str:
        """Where it was published, empty where what stands there is no web address."""
        return self.source if self.source.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation, a date or a figure of an article.

    ``predicate`` is a local name, empty for a figure, which has an indicator. ``value`` is an IRI, a date or a figure
    as printed. ``spans`` are where it is said, in the article's characters.
    """

    subject: str
    predicate: str
    value: str
    is_date: bool = False
    indicator: str = ""
    period: str = ""
    change: float | None = None
    spans: tuple[tuple[int, int], ...] = ()
    quote: str = ""
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Extracts:
    """What was read in a portion, in the order of the text; ``total`` counts what the whole article states."""

    stated: tuple[Stated, ...] = ()
    total: int = 0
    is_cut: bool = False


def read_piece(source: Source, iri: str) -> Piece | None:
    """Return an article with its issue and what stands beside it there, None for what is no article."""
    own = _values(source.select(_ARTICLE.format(article=iri_term(iri))))
    if not any(value.endswith("#Article") for value in own.get("type", ())):
        return None
    one = {name: found[0] for name, found in own.items()}
    piece = Piece(
        iri,
        one.get("title", ""),
        one.get("issued", ""),
        one.get("source", ""),
        one.get("language", "zh"),
        one.get("number", ""),
        one.get("section", ""),
        one.get("publisher", ""),
        one.get("file", ""),
        one.get("text", ""),
        tuple(own.get("theme", ())),
    )
    return _with_issue(source, piece, one["isPartOf"]) if "isPartOf" in one else piece


def _with_issue(source: Source, piece: Piece, iri: str) -> Piece:
    found = _values(source.select(_ISSUE.format(issue=iri_term(iri))))
    one = {name: values[0] for name, values in found.items()}
    issue = Issue(iri, one.get("title", ""), one.get("number", ""), one.get("issued", ""))
    beside = {}
    if piece.number.isdigit():
        for row in source.select(_BESIDE.format(issue=iri_term(iri), number=piece.number)):
            title = row["title"].value if "title" in row else ""
            beside[int(row["number"].value) - int(piece.number)] = Beside(row["it"].value, title)
    return replace(piece, date=piece.date or issue.date, issue=issue, before=beside.get(-1), after=beside.get(1))


def _values(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """Return values by the local names of their properties, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["p"].value.rpartition("#")[2].rpartition("/")[2]].append(row["o"].value)
    return {name: sorted(values) for name, values in found.items()}


def read_extracts(source: Source, iri: str, portion: tuple[int, int]) -> Extracts:
    """Return what an article states in a portion of its text."""
    article = iri_term(iri)
    found: dict[tuple[str, ...], Stated] = {}
    is_cut = False
    for query in (_CLAIMS, _FIGURES):
        rows = source.select(query.format(article=article, first=portion[0], last=max(portion[1], 1)))
        is_cut = is_cut or len(rows) == _MOST
        for row in rows:
            _add(found, row)
    total = int(source.select(_COUNT.format(article=article))[0]["n"].value)
    stated = sorted(_joined(found.values()), key=lambda one: (one.spans or ((-1, -1),), one.predicate, one.value))
    return Extracts(tuple(stated), total, is_cut)


def _add(found: dict[tuple[str, ...], Stated], row: Row) -> None:
    """Add a row of evidence; what is said at several places is one thing said."""
    cells = {name: cell.value for name, cell in row.items()}
    predicate = local_name(cells.get("p", ""))
    start, end = cells.get("start", ""), cells.get("end", "")
    spans = ((int(start), int(end)),) if start.isdigit() and end.isdigit() else ()
    key = (cells["stated"], cells["subject"], predicate, cells["value"])
    if key in found:
        found[key] = replace(found[key], spans=tuple(sorted({*found[key].spans, *spans})))
        return
    found[key] = Stated(
        cells["subject"],
        predicate,
        cells["value"],
        predicate in (*DATES, *INTERVAL_DATES),
        cells.get("indicator", ""),
        cells.get("period", ""),
        float(cells["change"]) if "change" in cells else None,
        spans,
        cells["quote"],
        cells.get("rule", ""),
        float(cells["confidence"]) if "confidence" in cells else None,
    )


def _joined(stated: Iterable[Stated]) -> Iterable[Stated]:
    """Yield what is stated; the two ends of an interval that are said at one place are one date."""
    ends: dict[tuple[str, str, object], dict[str, dict[str, Stated]]] = defaultdict(lambda: defaultdict(dict))
    for one in stated:
        name, end = parted(one.predicate) if one.is_date else (one.predicate, "")
        if end:
            ends[one.subject, name, one.spans][end][one.value] = one
        else:
            yield one
    for (_, name, _), found in ends.items():
        for begin, end in joined(found[BEGIN], found[END]):
            first = found[BEGIN][begin] if begin else found[END][end]
            yield replace(first, predicate=name, value=written(begin, end))


def read_forms(source: Source, iri: str) -> Mapping[str, Sequence[str]]:
    """Return the things that an article mentions, by IRI, with the names that its own graph gives them."""
    article = iri_term(iri)
    forms: dict[str, list[str]] = {
        row["it"].value: [] for row in source.select(_THINGS.format(article=article, most=_MOST_THINGS))
    }
    for row in source.select(_FORMS.format(article=article, most=_MOST_FORMS)):
        if row["it"].value in forms:
            forms[row["it"].value].append(row["form"].value)
    return forms
