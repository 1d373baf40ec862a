"""Small generations of a store, published as a refresh does: articles that each state a fact or a figure."""

import datetime as dt
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad
from sample_graph import figure_quads, iri, quad, quads

from fztgraph.iris import LINKS_GRAPH, Iri
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, SharedRecord, Snapshot, open_writer
from fztgraph.store.layout import manifest_file
from fztgraph.vocab import expand

#: The articles of a generation by number: each a fact, or a figure.
Articles = dict[int, tuple[str, ...]]


def publish(
    folder: Path,
    articles: Articles,
    *,
    merges: Iterable[Quad] = (),
    more: Iterable[Quad] = (),
    undated: Collection[int] = (),
    reader: str = "",
) -> Snapshot:
    """Publish a generation that has these articles, with more quads in them, and no others; some have no date."""
    with open_writer(folder, rebuild=True) as writer, writer.begin() as build:
        records = {}
        for number, said in articles.items():
            graph = Iri(iri(f"article/{number}"))
            made = figure_quads(number, said) if len(said) == 5 else quads(number, said)
            if number in undated:
                made = (each for each in made if each.predicate.value != expand("dct:issued"))
            own = [each for each in more if each.graph_name == NamedNode(graph)]
            size = build.replace(graph, [*made, *own])
            records[graph] = ArticleRecord(f"/{number}", str(number), repr(said), reader, Counts(quads=size))
        links = SharedRecord("", build.replace(LINKS_GRAPH, merges))
        manifest = Manifest(articles=records, shared={LINKS_GRAPH: links})
        return build.publish(manifest, report=RefreshReport(str(folder)), keep=9)


def merge(merged: str, kept: str, article: int) -> list[Quad]:
    """The record of a merge in an article."""
    subject, source = iri("merge/1"), NamedNode(iri(f"article/{article}"))
    values = {"fzt:merged": NamedNode(iri(merged)), "fzt:kept": NamedNode(iri(kept)), "prov:wasDerivedFrom": source}
    names = {"fzt:mergedName": Literal("甲", language="zh"), "fzt:keptName": Literal("甲区", language="zh")}
    return [quad(subject, name, value, LINKS_GRAPH) for name, value in (values | names).items()]


def date_generation(snapshot: Snapshot, day: str) -> None:
    """Make a generation one that was published on a day."""
    noon = dt.datetime.fromisoformat(f"{day}T12:00").astimezone().timestamp()
    os.utime(manifest_file(snapshot.path), (noon, noon))
