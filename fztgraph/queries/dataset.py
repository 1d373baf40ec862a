"""A generation as a data set, described in VoID and DCAT: what each description of it, wherever it stands, says."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from fztgraph.iris import ID, NS, ONTOLOGY_GRAPH
from fztgraph.queries.census import Census
from fztgraph.vocab import PREFIXES

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
class Dataset:
    """A generation that an endpoint serves; ``modified`` is an xsd:dateTime."""

    node: NamedNode
    endpoint: NamedNode
    generation: int
    modified: str
    entities: int
    quads: int


def title_triples(dataset: NamedNode, generation: int) -> Iterator[Triple]:
    """Yield what a copy of a generation says of itself too: titles, version and licence."""
    for language, title in TITLES.items():
        yield Triple(dataset, _dct("title"), Literal(title, language=language))
    yield Triple(dataset, NamedNode(PREFIXES["owl"] + "versionInfo"), Literal(f"generation {generation}"))
    yield Triple(dataset, _dct("license"), NamedNode(LICENCE))
    yield Triple(dataset, _dct("rights"), Literal(RIGHTS, language="en"))


def dataset_triples(dataset: Dataset) -> Iterator[Triple]:
    """Yield the description of a data set, without counts by class and predicate and the time it spans."""
    node = dataset.node
    for name in (_void("Dataset"), _dcat("Dataset")):
        yield Triple(node, _rdf_type(), name)
    yield from title_triples(node, dataset.generation)
    for language, text in _DESCRIPTIONS.items():
        yield Triple(node, _dct("description"), Literal(text, language=language))
    for language, words in _KEYWORDS.items():
        for word in words:
            yield Triple(node, _dcat("keyword"), Literal(word, language=language))
    yield Triple(node, _dct("creator"), Literal("fztgraph contributors"))
    modified = Literal(dataset.modified, datatype=NamedNode(PREFIXES["xsd"] + "dateTime"))
    yield Triple(node, _dct("modified"), modified)
    yield Triple(node, _dct("conformsTo"), NamedNode(ONTOLOGY_GRAPH))
    yield Triple(node, _void("uriSpace"), Literal(ID))
    for vocabulary in ("fzt", "skos", "prov", "dct", "schema"):
        yield Triple(node, _void("vocabulary"), NamedNode(PREFIXES[vocabulary]))
    yield Triple(node, _void("entities"), Literal(dataset.entities))
    yield Triple(node, _void("triples"), Literal(dataset.quads))
    yield from _access(node, dataset.endpoint)


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


def _access(dataset: NamedNode, address: NamedNode) -> Iterator[Triple]:
    distribution = BlankNode("distribution")
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
