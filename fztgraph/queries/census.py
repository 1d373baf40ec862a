"""How much a generation holds and which time it spans, and a data set's description with that in VoID and DCAT."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from fztgraph.iris import ID, NS, ONTOLOGY_GRAPH, Iri
from fztgraph.vocab import DATES, PREFIXES, RECORD_CLASSES, RELATIONS, SPARQL_PREFIXES, THING_CLASSES

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

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
#: Prefixes of a description, beside the usual ones.
PREFIXES_HERE = {**PREFIXES, "void": _VOID, "dcat": _DCAT}
TITLES = {"zh": "自由贸易试验区资讯图谱", "en": "Free-trade zone news graph"}
_DESCRIPTIONS = {
    "zh": "自由贸易试验区资讯中的功能区、口岸、机构、企业、政策与举措，其间的关系、日期和数据，以及每一事实的原文。",
    "en": "Zones, ports, agencies, companies, policies and initiatives in news about free-trade zones, the relations "
    "between them, dates and figures, and the sentence behind each fact.",
}
RIGHTS = (
    "The graph is under the Apache License 2.0. Quoted sentences and article texts belong to their publishers and "
    "authors, whom the articles name."
)
_KEYWORDS = {"zh": ("自由贸易试验区", "知识图谱"), "en": ("free-trade zones", "knowledge graph", "China")}


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


def census_triples(dataset: NamedNode, census: Census) -> Iterator[Triple]:
    """Yield the counts and the span of a data set."""
    yield Triple(dataset, _void("documents"), Literal(census.articles))
    if census.first:
        period = BlankNode("span")
        yield Triple(dataset, _dct("temporal"), period)
        yield Triple(period, _rdf_type(), _dct("PeriodOfTime"))
        yield Triple(period, _dcat("startDate"), _day(census.first))
        yield Triple(period, _dcat("endDate"), _day(census.last))
    for kind, property_, unit, counts in (
        ("class", "class", "entities", census.classes),
        ("property", "property", "triples", census.predicates),
    ):
        for iri, count in counts.items():
            part = BlankNode(f"{kind}{iri.removeprefix(NS)}")
            yield Triple(dataset, _void(f"{kind}Partition"), part)
            yield Triple(part, _void(property_), NamedNode(iri))
            yield Triple(part, _void(unit), Literal(count))


def dataset_triples(
    dataset: NamedNode, census: Census, *, generation: int, modified: str, entities: int, quads: int, endpoint: str
) -> Iterator[Triple]:
    """Yield the description of a generation that an endpoint serves; ``modified`` is an xsd:dateTime."""
    for name in (_void("Dataset"), _dcat("Dataset")):
        yield Triple(dataset, _rdf_type(), name)
    for curie, texts in (("title", TITLES), ("description", _DESCRIPTIONS)):
        for language, text in texts.items():
            yield Triple(dataset, _dct(curie), Literal(text, language=language))
    for language, words in _KEYWORDS.items():
        for word in words:
            yield Triple(dataset, _dcat("keyword"), Literal(word, language=language))
    yield Triple(dataset, _dct("license"), NamedNode(LICENCE))
    yield Triple(dataset, _dct("rights"), Literal(RIGHTS, language="en"))
    yield Triple(dataset, _dct("creator"), Literal("fztgraph contributors"))
    yield Triple(dataset, _dct("modified"), Literal(modified, datatype=NamedNode(PREFIXES["xsd"] + "dateTime")))
    yield Triple(dataset, _dct("conformsTo"), NamedNode(ONTOLOGY_GRAPH))
    yield Triple(dataset, NamedNode(PREFIXES["owl"] + "versionInfo"), Literal(f"generation {generation}"))
    yield Triple(dataset, _void("uriSpace"), Literal(ID))
    for vocabulary in ("fzt", "skos", "prov", "dct", "schema"):
        yield Triple(dataset, _void("vocabulary"), NamedNode(PREFIXES[vocabulary]))
    yield Triple(dataset, _void("entities"), Literal(entities))
    yield Triple(dataset, _void("triples"), Literal(quads))
    yield from _access(dataset, endpoint)
    yield from census_triples(dataset, census)


def _access(dataset: NamedNode, endpoint: str) -> Iterator[Triple]:
    address, distribution = NamedNode(endpoint), BlankNode("distribution")
    yield Triple(dataset, _void("sparqlEndpoint"), address)
    yield Triple(dataset, _dcat("distribution"), distribution)
    yield Triple(distribution, _rdf_type(), _dcat("Distribution"))
    yield Triple(distribution, _dcat("accessURL"), address)
    yield Triple(distribution, _dcat("accessService"), BlankNode("service"))
    yield Triple(BlankNode("service"), _rdf_type(), _dcat("DataService"))
    yield Triple(BlankNode("service"), _dcat("endpointURL"), address)
    yield Triple(BlankNode("service"), _dcat("endpointDescription"), address)
    yield Triple(BlankNode("service"), _dcat("servesDataset"), dataset)


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(PREFIXES["xsd"] + "date"))


def _rdf_type() -> NamedNode:
    return NamedNode(PREFIXES["rdf"] + "type")


def _dct(name: str) -> NamedNode:
    return NamedNode(PREFIXES["dct"] + name)


def _dcat(name: str) -> NamedNode:
    return NamedNode(_DCAT + name)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)
