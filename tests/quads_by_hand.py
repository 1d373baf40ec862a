"""A small store with things whose pages say all that pages say."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.iris import ID, Iri
from fztgraph.quads.terms import node
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, open_writer

ARTICLE = ID + "article/a/1"
LINE, CITY, ZONE, BAD = (
    ID + name for name in ("initiative/甲至乙线路", "place/乙市", "zone/%EF%BC%88甲%EF%BC%89区", "company/坏")
)


def hand_made_store(store: Path, *, empty: bool = False) -> None:
    """Publish a store of one article about a line, a city, a zone and a merge, or one of an article without a date."""
    graph = NamedNode(ARTICLE)
    quads = [] if empty else [Quad(*triple, graph) for triple in _triples()]
    quads.append(Quad(graph, node("dct:title"), Literal("甲至乙", language="zh"), graph))
    with open_writer(store, rebuild=True) as writer, writer.begin() as build:
        size = build.replace(Iri(ARTICLE), quads)
        records = {Iri(ARTICLE): ArticleRecord("/a.md", "a.md", "", "", Counts(quads=size))}
        build.publish(Manifest(articles=records), report=RefreshReport(str(store)), keep=1)


def _triples():
    article, line, city, zone, bad = (NamedNode(iri) for iri in (ARTICLE, LINE, CITY, ZONE, BAD))
    claim, proof, merge = (NamedNode(f"{ID}{kind}/1") for kind in ("claim", "evidence", "merge"))
    yield article, node("rdf:type"), node("fzt:Article")
    yield article, node("dct:issued"), Literal("2024-06-16", datatype=node("xsd:date"))
    for thing, kinds, name in (
        (line, ("Initiative", "TransportRoute"), "甲至乙线路"),
        (city, ("Place",), "乙市"),
        (zone, ("Zone",), "（甲）区"),
        (bad, ("Company",), "<script>坏</script>"),
    ):
        yield from ((thing, node("rdf:type"), node(f"fzt:{kind}")) for kind in kinds)
        yield thing, node("skos:prefLabel"), Literal(name, language="zh")
        yield article, node("schema:mentions"), thing
    yield zone, node("skos:altLabel"), Literal("甲区", language="zh")
    yield zone, node("fzt:area"), Literal("19.99", datatype=node("xsd:decimal"))
    yield line, node("fzt:routeTo"), city
    yield claim, node("rdf:type"), node("fzt:Claim")
    yield claim, node("rdf:subject"), line
    yield claim, node("rdf:predicate"), node("fzt:routeTo")
    yield claim, node("rdf:object"), city
    yield claim, node("fzt:evidence"), proof
    yield proof, node("fzt:quote"), Literal("**（一）线路通往 乙市**\n")
    yield proof, node("fzt:rule"), Literal("bound-for")
    yield proof, node("fzt:confidence"), Literal("0.9", datatype=node("xsd:decimal"))
    yield proof, node("prov:wasDerivedFrom"), article
    yield merge, node("fzt:merged"), NamedNode(ID + "initiative/甲乙线")
    yield merge, node("fzt:kept"), line
