"""Facts of a digest as the graph has them: those that articles since a date first state, and those of a difference."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fztgraph.explorer.names import batches
from fztgraph.explorer.source import Cell, Source, iri_term, text_term, values
from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.queries.changes import Figure, Statement
from fztgraph.vocab import DATES, INTERVAL_DATES, date_datatype, term

_ARTICLES = """SELECT ?article ?title ?url ?issued { ?article a fzt:Article OPTIONAL { ?article dct:title ?title }
OPTIONAL { ?article dct:source ?url } OPTIONAL { ?article dct:issued ?issued } }"""
#: An article without a date of its own has that of its issue.
_ISSUES = """SELECT ?article (MIN(STR(?shared)) AS ?issued) {
{ SELECT ?article { ?article a fzt:Article FILTER NOT EXISTS { ?article dct:issued ?own } } }
?article dct:isPartOf/dct:issued ?shared } GROUP BY ?article"""
_CLAIMED = """SELECT ?claim ?s ?p ?o ?article {{ {values}
GRAPH ?article {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }} }}"""
_CLAIMS = """SELECT ?claim ?s ?p ?o ?article {{ VALUES (?s ?p ?o) {{ {rows} }}
?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; fzt:evidence/prov:wasDerivedFrom ?article }}"""
_OBSERVED = "SELECT DISTINCT ?about {{ {values} GRAPH ?article {{ ?claim fzt:about ?about }} }}"
_FIGURES = """SELECT ?claim ?about ?indicator ?value ?unit ?period ?printed ?article {{ {values}
?claim fzt:about ?about ; fzt:indicator ?indicator ; fzt:value ?value ; fzt:unit ?unit ;
  fzt:evidence/prov:wasDerivedFrom ?article .
OPTIONAL {{ ?claim fzt:period ?period }} OPTIONAL {{ ?claim fzt:rawValue ?printed }} }}"""
_DATES = frozenset((*DATES, *INTERVAL_DATES))
_LISTED = f"SELECT DISTINCT ?it {{{{ {{values}} GRAPH <{BACKGROUND_GRAPH}> {{{{ ?it skos:prefLabel ?name }}}} }}}}"
_MENTIONING = "SELECT ?it ?article {{ {values} ?article schema:mentions ?it }}"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of the graph, with the date of its issue where it has none of its own."""

    iri: str
    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Key:
    """What tells a fact from another: a relation or date, or an indicator with period, unit and value."""

    subject: str
    what: str
    value: str
    kind: str
    period: str = ""
    unit: str = ""


@dataclass(slots=True)
class Stated:
    """Where a fact is stated: the claims or observations, their articles, the figure as printed."""

    claims: dict[str, str]
    printed: str = ""


Facts = dict[Key, Stated]


def read_articles(source: Source) -> dict[str, ArticleRow]:
    """Return all articles by IRI."""
    shared = {row["article"].value: row["issued"].value for row in source.select(_ISSUES)}
    found = {}
    for row in source.select(_ARTICLES):
        cells = {name: cell.value for name, cell in row.items()}
        iri = cells["article"]
        date = cells.get("issued") or shared.get(iri, "")
        found[iri] = ArticleRow(iri, cells.get("title", ""), date, cells.get("url", ""))
    return found


def first_stated(source: Source, articles: Mapping[str, ArticleRow], since: dt.date) -> Facts:
    """Return the facts that articles since a date state and no earlier one does; undated articles prove nothing."""
    recent = sorted(iri for iri, row in articles.items() if row.date >= since.isoformat())
    earlier = {iri for iri, row in articles.items() if row.date and row.date < since.isoformat()}
    keys = {key for batch in batches(recent) for key in _claimed(source, batch)}
    facts = claims_of(source, keys)
    facts |= _figures(source, _observed(source, recent), set(recent), None)
    return {key: stated for key, stated in facts.items() if not earlier.intersection(stated.claims.values())}


def stated_facts(source: Source, statements: Iterable[Statement], figures: Iterable[Figure]) -> Facts:
    """Return where a generation states what a difference names: the later one what came, the earlier one what went."""
    keys = {_key_of(each) for each in statements}
    wanted = set(figures)
    return claims_of(source, keys) | _figures(source, {each.about for each in wanted}, None, wanted)


def new_things(source: Source, things: Collection[str], fresh: Collection[str]) -> frozenset[str]:
    """Return the things that no article but some fresh ones mention, nor the reference lists."""
    mentioned: set[str] = set()
    for batch in batches(sorted(things)):
        mentioned.update(row["it"].value for row in source.select(_LISTED.format(values=values("it", batch))))
        for row in source.select(_MENTIONING.format(values=values("it", batch))):
            if row["article"].value not in fresh:
                mentioned.add(row["it"].value)
    return frozenset(things) - mentioned


def claims_of(source: Source, keys: Collection[Key]) -> Facts:
    """Return the claims of relations and dates."""
    facts: Facts = {}
    rows = [f"({iri_term(key.subject)} {iri_term(term(key.what))} {_object(key)})" for key in sorted(keys, key=str)]
    for batch in batches(rows):
        for row in source.select(_CLAIMS.format(rows=" ".join(batch))):
            key = _key(row)
            facts.setdefault(key, Stated({})).claims[row["claim"].value] = row["article"].value
    return facts


def _claimed(source: Source, articles: list[str]) -> set[Key]:
    return {_key(row) for row in source.select(_CLAIMED.format(values=values("article", articles)))}


def _observed(source: Source, articles: list[str]) -> set[str]:
    return {
        row["about"].value
        for batch in batches(articles)
        for row in source.select(_OBSERVED.format(values=values("article", batch)))
    }


def _figures(source: Source, abouts: set[str], articles: set[str] | None, wanted: set[Figure] | None) -> Facts:
    """Return the figures about things that are wanted, or that articles give."""
    facts: Facts = {}
    given: dict[Key, set[str]] = defaultdict(set)
    for batch in batches(sorted(abouts)):
        for row in source.select(_FIGURES.format(values=values("about", batch))):
            cells = {name: cell.value for name, cell in row.items()}
            figure = _figure(cells)
            if wanted is not None and figure not in wanted:
                continue
            value = format(figure.value.normalize(), "f")
            key = Key(figure.about, figure.indicator, value, "figure", figure.period, figure.unit)
            stated = facts.setdefault(key, Stated({}, cells.get("printed", "")))
            stated.claims[cells["claim"]] = cells["article"]
            given[key].add(cells["article"])
    return {key: stated for key, stated in facts.items() if articles is None or articles & given[key]}


def _figure(cells: Mapping[str, str]) -> Figure:
    return Figure(cells["about"], cells["indicator"], cells.get("period", ""), cells["unit"], Decimal(cells["value"]))


def _key(row: Mapping[str, Cell]) -> Key:
    predicate = row["p"].value.removeprefix(NS)
    return Key(row["s"].value, predicate, row["o"].value, "date" if predicate in _DATES else "relation")


def _key_of(each: Statement) -> Key:
    return Key(each.subject, each.predicate, each.value, "date" if each.is_date else "relation")


def _object(key: Key) -> str:
    if key.kind == "relation":
        return iri_term(key.value)
    return f"{text_term(key.value)}^^{iri_term(date_datatype(key.value))}"
