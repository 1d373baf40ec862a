"""A store of two small articles with everything that exports must take care of."""

import datetime as dt
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.exports import export_graph, select
from fztgraph.iris import BACKGROUND_GRAPH, ONTOLOGY_GRAPH, article_iri, entity_iri, issue_iri, listed_iri
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Issue,
    Label,
    Mention,
    Observation,
    Relation,
)
from fztgraph.quads import article_quads
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, SharedRecord, open_writer
from fztgraph.vocab import expand, term

TEXT = "=1+1开通\x07TIR线路，\n运费-3%。"
ISSUE = Issue(issue_iri("n"), "自贸动态", "n.md", date=dt.date(2024, 7, 1))
LINE, COMPANY = entity_iri("initiative", "TIR线路"), entity_iri("company", "=龙运集团")
CITY, PROVINCE = listed_iri("place", "suifenhe"), listed_iri("place", "heilongjiang")


def _evidence(start: int, end: int) -> Evidence:
    return Evidence(start, end, TEXT[start:end], "rule", 0.9)


def _article(number: int) -> Article:
    return Article(article_iri("n", number), "n.md", "@标题", TEXT, number, "板块", issue=ISSUE, date=ISSUE.date)


def _extraction(number: int) -> Extraction:
    return Extraction(
        article=_article(number),
        entities=(
            Entity(LINE, Label.INITIATIVE, term("TransportRoute"), "TIR线路", (Mention(7, 12, "TIR线路"),)),
            Entity(COMPANY, Label.COMPANY, term("Company"), "=龙运集团", (Mention(0, 4, "=1+1"),)),
            Entity(CITY, Label.PLACE, term("Division"), "绥芬河市", (), listed=True),
        ),
        relations=(
            Relation(COMPANY, "carriesOut", LINE, _evidence(0, 12)),
            Relation(COMPANY, "carriesOut", LINE, _evidence(4, 12)),
            Relation(LINE, "routeFrom", CITY, _evidence(7, 12)),
        ),
        dates=(DateClaim(LINE, "openedOn", "2024-06/2024-07", _evidence(4, 12)),),
        observations=(
            Observation(
                LINE, "运费", Decimal("-0.03"), "1", "-3%", _evidence(14, 19), "2024-01/2024-05", Decimal("0.1")
            ),
        ),
    )


def _background() -> list[Quad]:
    graph = NamedNode(BACKGROUND_GRAPH)
    city, province = NamedNode(CITY), NamedNode(PROVINCE)
    triples = [
        (city, expand("rdf:type"), NamedNode(term("Division"))),
        (city, expand("rdf:type"), NamedNode(term("Place"))),
        (city, expand("skos:prefLabel"), Literal("绥芬河", language="zh")),
        (city, expand("skos:prefLabel"), Literal("Suifenhe", language="en")),
        (city, term("partOf"), province),
        (province, expand("rdf:type"), NamedNode(term("Place"))),
        (province, expand("skos:prefLabel"), Literal("黑龙江省", language="zh")),
        (NamedNode(listed_iri("place", "unmentioned")), expand("rdf:type"), NamedNode(term("Place"))),
    ]
    return [Quad(subject, NamedNode(predicate), value, graph) for subject, predicate, value in triples]


def _ontology() -> list[Quad]:
    about = NamedNode(ONTOLOGY_GRAPH)
    return [Quad(about, NamedNode(expand("rdfs:label")), Literal("plain"), about)]


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    """A snapshot of the store."""
    store_dir = tmp_path_factory.mktemp("exports") / "store"
    graphs = {article_iri("n", number): article_quads(_extraction(number)) for number in (10, 2)}
    shared = {BACKGROUND_GRAPH: _background(), ONTOLOGY_GRAPH: _ontology()}
    with open_writer(store_dir) as writer, writer.begin() as build:
        manifest = Manifest(
            articles={
                graph: ArticleRecord("/n.md", "n.md", "", "", Counts(quads=build.replace(graph, quads)))
                for graph, quads in graphs.items()
            },
            shared={graph: SharedRecord("", build.replace(graph, quads)) for graph, quads in shared.items()},
        )
        return build.publish(manifest, report=RefreshReport(str(store_dir)), keep=1)


@pytest.fixture
def export(snapshot, tmp_path):
    """A function that exports the part that some words describe to a name, and returns the path."""

    def run(name: str, **words):
        export_graph(snapshot, tmp_path / name, select(snapshot.store, **words))
        return tmp_path / name

    return run
