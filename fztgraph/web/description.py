"""What the service tells of itself: a SPARQL 1.1 Service Description, and the data set that it serves."""

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from fztgraph.iris import Iri
from fztgraph.queries.dataset import PREFIXES_HERE, Dataset, dataset_triples
from fztgraph.vocab import PREFIXES
from fztgraph.web.editions import Edition
from fztgraph.web.rdf import write_graph

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"

_OFFERED = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


def served_dataset(base: str, edition: Edition) -> Dataset:
    """Return the generation that a service at an address answers from."""
    return Dataset(
        NamedNode(f"{base}/.well-known/void"),
        NamedNode(f"{base}/sparql"),
        generation=edition.generation,
        modified=edition.published,
        entities=edition.manifest.totals.entities,
        quads=sum(edition.manifest.graph_sizes().values()),
    )


def describe_service(edition: Edition, base: str, form: str) -> bytes:
    """Return the description of the service at an address as RDF in a form of ``negotiation.GRAPHS``."""
    dataset = served_dataset(base, edition)
    triples = [Triple(*triple) for triple in (*_service(dataset), *_graphs(dataset.node, edition))]
    return write_graph([*triples, *dataset_triples(dataset)], form, {**PREFIXES_HERE, "sd": _SD})


Parts = tuple[NamedNode | BlankNode, NamedNode, NamedNode | BlankNode | Literal]


def _service(dataset: Dataset) -> Iterator[Parts]:
    service = dataset.endpoint
    yield service, _rdf("type"), _sd("Service")
    yield service, _sd("endpoint"), service
    yield service, _sd("supportedLanguage"), _sd("SPARQL11Query")
    yield service, _sd("feature"), _sd("UnionDefaultGraph")
    for name in _OFFERED:
        yield service, _sd("resultFormat"), NamedNode(_FORMATS + name)
    yield service, _sd("defaultDataset"), dataset.node


def _graphs(dataset: NamedNode, edition: Edition) -> Iterator[Parts]:
    default = BlankNode("default")
    yield dataset, _rdf("type"), _sd("Dataset")
    yield dataset, _sd("defaultGraph"), default
    yield default, _rdf("type"), _sd("Graph")
    yield from _named_graphs(dataset, edition.manifest.graph_sizes())


def _named_graphs(dataset: NamedNode, sizes: Mapping[Iri, int]) -> Iterator[Parts]:
    for graph, size in sorted(sizes.items()):
        entry = BlankNode()
        node = NamedNode(graph)
        yield dataset, _sd("namedGraph"), entry
        yield entry, _rdf("type"), _sd("NamedGraph")
        yield entry, _sd("name"), node
        yield entry, _void("triples"), Literal(size)


def _rdf(name: str) -> NamedNode:
    return NamedNode(PREFIXES["rdf"] + name)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(_VOID + name)
