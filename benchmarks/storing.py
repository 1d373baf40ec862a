"""A store of a given size, of invented articles: made as a refresh makes one, without the reading and the checks.

Usage: python benchmarks/storing.py STORE [--quads 1000000] [--coined 11500]
"""

import argparse
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from invented import COINED, invent_extractions
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from fztgraph.iris import Iri
from fztgraph.processing import SHARED_GRAPHS
from fztgraph.quads import article_quads
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, SharedRecord, Snapshot, open_writer

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MERGE = DefaultGraph()
#: How many quads go into the store at a time.
_BATCH = 100_000


def main() -> None:
    """Make a store and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--coined", type=int, default=COINED, help="things that the gazetteer does not list")
    arguments = parser.parse_args()
    started = time.perf_counter()
    snapshot = build_store(arguments.store, quads=arguments.quads, coined=arguments.coined)
    totals = snapshot.manifest.totals
    print(f"{totals.quads:,} quads, {len(snapshot.manifest.articles):,} articles", end=", ")
    print(f"{totals.claims:,} claims, {totals.observations:,} observations: {time.perf_counter() - started:.1f} s")


def build_store(store_dir: Path, *, quads: int, coined: int = COINED) -> Snapshot:
    """Publish a generation with at least so many quads in its named graphs; the merge of these is not counted."""
    articles: dict[Iri, ArticleRecord] = {}
    with open_writer(store_dir, rebuild=True) as writer, writer.begin() as build:
        shared, pending = {}, []
        for graph, make in SHARED_GRAPHS.items():
            content = list(make())
            shared[graph] = SharedRecord("", len(content))
            pending += content
        for graph, content, record in _graphs(quads - len(pending), coined):
            articles[graph] = record
            pending += content
            if len(pending) > _BATCH:
                _load(build.store, pending)
                pending = []
        _load(build.store, pending)
        for graph in (*shared, *articles):
            build.store.add_graph(NamedNode(graph))
        return build.publish(_manifest(articles, shared), report=RefreshReport(str(store_dir)), keep=1)


def _graphs(quads: int, coined: int) -> Iterator[tuple[Iri, list[Quad], ArticleRecord]]:
    made = 0
    for extraction in invent_extractions(coined=coined):
        content = article_quads(extraction)
        made += len(content)
        article = extraction.article
        types = [quad.object.value for quad in content if quad.predicate == _TYPE]
        counts = Counts(
            entities=len(extraction.entities),
            claims=sum(name.endswith("#Claim") for name in types),
            observations=sum(name.endswith("#Observation") for name in types),
            quads=len(content),
        )
        yield article.iri, content, ArticleRecord(f"/{article.source}", article.source, _hash(article.text), "", counts)
        if made >= quads:
            return


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _load(store: Store, quads: list[Quad]) -> None:
    store.bulk_extend(quads)
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, _MERGE) for quad in quads)


def _manifest(articles: dict[Iri, ArticleRecord], shared: dict[Iri, SharedRecord]) -> Manifest:
    counts = [record.counts for record in articles.values()]
    totals = Counts(
        claims=sum(count.claims for count in counts),
        observations=sum(count.observations for count in counts),
        quads=sum(count.quads for count in counts) + sum(record.quads for record in shared.values()),
    )
    return Manifest(articles=articles, shared=shared, totals=totals)


if __name__ == "__main__":
    main()
