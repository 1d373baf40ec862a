"""How much a generation holds, and which time it spans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from fztgraph.iris import Iri
from fztgraph.vocab import DATES, RECORD_CLASSES, RELATIONS, SPARQL_PREFIXES, THING_CLASSES

#: A row of an answer: the text of each cell by the name of its variable, without those that are unbound.
Row: TypeAlias = Mapping[str, str]

#: Apart, since the first of some days is none where one of them is.
SPAN = f"""{SPARQL_PREFIXES}SELECT ?articles ?first ?last WHERE {{
{{ SELECT (COUNT(DISTINCT ?article) AS ?articles) {{ ?article a fzt:Article }} }}
{{ SELECT (MIN(?issued) AS ?first) (MAX(?issued) AS ?last) {{ ?dated a fzt:Article ; dct:issued ?issued }} }} }}"""
CLASSES = f"""{SPARQL_PREFIXES}SELECT ?term (COUNT(DISTINCT ?each) AS ?count)
WHERE {{ VALUES ?term {{ {" ".join(f"fzt:{name}" for name in (*THING_CLASSES, *RECORD_CLASSES))} }} ?each a ?term }}
GROUP BY ?term ORDER BY ?term"""
PREDICATES = f"""{SPARQL_PREFIXES}SELECT ?term (COUNT(*) AS ?count)
WHERE {{ SELECT DISTINCT ?term ?s ?o
{{ VALUES ?term {{ {" ".join(f"fzt:{name}" for name in (*RELATIONS, *DATES))} }} ?s ?term ?o }} }}
GROUP BY ?term ORDER BY ?term"""
QUERIES = (SPAN, CLASSES, PREDICATES)


@dataclass(frozen=True, slots=True)
class Census:
    """Counts of a generation: articles with the days of the first and the last, things by class, facts by predicate."""

    articles: int = 0
    first: str = ""
    last: str = ""
    classes: Mapping[Iri, int] = field(default_factory=dict)
    predicates: Mapping[Iri, int] = field(default_factory=dict)


def make_census(span: Iterable[Row], classes: Iterable[Row], predicates: Iterable[Row]) -> Census:
    """Return what the answers to ``QUERIES`` say."""
    row = next(iter(span), {})
    counts = [{Iri(each["term"]): int(each["count"]) for each in rows} for rows in (classes, predicates)]
    return Census(int(row.get("articles", 0)), row.get("first", ""), row.get("last", ""), *counts)
