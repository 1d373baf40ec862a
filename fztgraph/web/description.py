"""What the service tells of itself: a SPARQL 1.1 Service Description, and the data set in VoID."""

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from fztgraph.iris import ID, NS, Iri
from fztgraph.queries.census import TITLES
from fztgraph.vocab import PREFIXES
from fztgraph.web.editions import Edition
from fztgraph.web.rdf import write_graph

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_XSD = PREFIXES["xsd"]

_OFFERED = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


def describe_service(edition: Edition, endpoint: str, form: str) -> bytes:
    """Return the description as RDF in a form of ``negotiation.GRAPHS``."""
    prefixes = {**PREFIXES, "sd": _SD, "void": _VOID}
    triples = [Triple(*triple) for triple in (*_service(endpoint), *_dataset(edition, endpoint))]
    return write_graph(triples, form, prefixes)


Parts = tuple[NamedNode | BlankNode, NamedNode, NamedNode | BlankNode | Literal]


def _service(endpoint: str) -> Iterator[Parts]:
    service = NamedNode(endpoint)
    yield service, _rdf("type"), _sd("Service")
    yield service, _sd("endpoint"), service
    yield service, _sd("supportedLanguage"), _sd("SPARQL11Query")
    yield service, _sd("feature"), _sd("UnionDefaultGraph")
    for name in _OFFERED:
        yield service, _sd("resultFormat"), NamedNode(_FORMATS + name)
    yield service, _sd("defaultDataset"), NamedNode(f"{endpoint}#dataset")


def _dataset(edition: Edition, endpoint: str) -> Iterator[Parts]:
    dataset, default = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#graph")
    totals, sizes = edition.manifest.totals, edition.manifest.graph_sizes()
    yield dataset, _rdf("type"), _sd("Dataset")
    yield dataset, _rdf("type"), _void("Dataset")
    for language, title in TITLES.items():
        yield dataset, _dct("title"), Literal(title, language=language)
    yield dataset, _dct("modified"), Literal(edition.published, datatype=NamedNode(_XSD + "dateTime"))
    yield dataset, NamedNode(PREFIXES["owl"] + "versionInfo"), Literal(f"generation {edition.generation}")
    yield dataset, _void("sparqlEndpoint"), NamedNode(endpoint)
    yield dataset, _void("uriSpace"), Literal(ID)
    yield dataset, _void("vocabulary"), NamedNode(NS)
    yield dataset, _void("entities"), _integer(totals.entities)
    yield dataset, _void("triples"), _integer(sum(sizes.values()))
    yield dataset, _sd("defaultGraph"), default
    yield default, _rdf("type"), _sd("Graph")
    yield default, _rdf("type"), _void("Dataset")
    yield from _named_graphs(dataset, sizes)


def _named_graphs(dataset: NamedNode, sizes: Mapping[Iri, int]) -> Iterator[Parts]:
    for graph, size in sorted(sizes.items()):
        entry = BlankNode()
        node = NamedNode(graph)
        yield dataset, _sd("namedGraph"), entry
        yield entry, _rdf("type"), _sd("NamedGraph")
        yield entry, _sd("name"), node
        yield entry, _void("triples"), _integer(size)


def _integer(number: int) -> Literal:
    return Literal(number)


def _rdf(name: str) -> NamedNode:
    return NamedNode(PREFIXES["rdf"] + name)


def _dct(name: str) -> NamedNode:
    return NamedNode(PREFIXES["dct"] + name)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)
