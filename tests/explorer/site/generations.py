"""Small stores of invented articles, one generation after another, for tests of the site."""

import hashlib
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))

from invented import invent_extractions

from explorer.things import THINGS
from fztgraph.iris import BACKGROUND_GRAPH, Iri
from fztgraph.model import Extraction
from fztgraph.quads import article_quads
from fztgraph.quads.terms import node
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, SharedRecord, open_writer
from fztgraph.vocab import class_path


def articles(count: int, *, seed: int = 0) -> list[Extraction]:
    """Return invented articles, which name some of the same things."""
    return list(islice(invent_extractions(seed, coined=115), count))


def publish(store: Path, extractions: Iterable[Extraction]) -> int:
    """Publish a generation of articles beside a few listed things; return its number."""
    with open_writer(store) as writer, writer.begin() as build:
        for graph in list(build.store.named_graphs()):
            build.drop(Iri(str(graph.value)))
        records = {}
        for extraction in extractions:
            quads = article_quads(extraction)
            digest = hashlib.sha256("\n".join(sorted(map(str, quads))).encode()).hexdigest()
            iri, source = extraction.article.iri, extraction.article.source
            size = build.replace(iri, quads)
            records[iri] = ArticleRecord(f"/{source}", source, digest, "", Counts(quads=size))
        listed = build.replace(BACKGROUND_GRAPH, _listed())
        shared = {BACKGROUND_GRAPH: SharedRecord("", listed)}
        manifest = Manifest(articles=records, shared=shared)
        return build.publish(manifest, report=RefreshReport(str(store)), keep=2).generation


def _listed() -> list[Quad]:
    graph = NamedNode(BACKGROUND_GRAPH)
    quads = []
    for key, type_, names, others in THINGS:
        thing = NamedNode("https://w3id.org/fztgraph/id/" + key)
        quads += [Quad(thing, node("rdf:type"), node(f"fzt:{name}"), graph) for name in class_path(type_)]
        for lang, name in names.items():
            property_ = "fzt:pinyin" if "-" in lang else "skos:prefLabel"
            quads.append(Quad(thing, node(property_), Literal(name, language=lang), graph))
        quads += [Quad(thing, node("skos:altLabel"), Literal(name, language="zh"), graph) for name in others]
    return quads


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a site, without its record."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".fztgraph" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
