"""A small graph in which things are told of: relations, dates, figures, and sentences that say so."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from explorer.things import small_store
from fztgraph.explorer.source import StoreSource
from fztgraph.iris import ID, Iri
from fztgraph.model import Article, DateClaim, Entity, Evidence, Extraction, Label, Mention, Observation, Relation
from fztgraph.quads import article_quads
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, add_quads, open_writer
from fztgraph.vocab import class_of

ZONE, PLACE, HOSTILE = ID + "zone/heihe", ID + "place/suifenhe", ID + "initiative/hostile"
HARM = "<script>alert(1)</script>\u202e\"'"


def told_source() -> StoreSource:
    """Return a graph of three articles about a zone, its initiatives and its figures."""
    return StoreSource(told_store())


def told_store() -> Store:
    store = small_store()
    for number, day in ((1, dt.date(2024, 6, 1)), (2, dt.date(2024, 7, 1)), (3, None)):
        add_quads(store, article_quads(_extraction(number, day)))
    return store


def publish_told(store_dir: Path) -> None:
    """Publish the same graph as a generation."""
    publish(store_dir, told_store())


def publish(store_dir: Path, store: Store) -> None:
    """Publish what a store in memory holds as a generation."""
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in store:
        if isinstance(quad.graph_name, NamedNode):
            found[quad.graph_name.value].append(quad)
    with open_writer(store_dir, rebuild=True) as writer, writer.begin() as build:
        records = {}
        for graph, quads in found.items():
            size = build.replace(Iri(graph), quads)
            records[Iri(graph)] = ArticleRecord(f"/{graph}", graph, "", "", Counts(quads=size))
        build.publish(Manifest(articles=records), report=RefreshReport(str(store_dir)), keep=1)


def _extraction(number: int, day: dt.date | None) -> Extraction:
    text = f"# 标题{number}\n\n前文。**黑河片区**启动{number}号 项目，货值{90 + number}亿元。后文。\n\n另一段。"
    start = text.index("**黑河")
    end = text.index("后文")
    proof = Evidence(start, end, text[start:end], "launch", 0.9)
    article = Article(Iri(f"{ID}article/told/{number}"), f"told-{number}.md", f"标题{number}", text, date=day)
    zone = entity(ZONE, Label.ZONE, "黑河片区", text, start)
    many = [
        entity(f"{ID}initiative/{number}-{n}", Label.INITIATIVE, f"{number}-{n}号项目", text, start) for n in range(8)
    ]
    bad = entity(HOSTILE, Label.INITIATIVE, HARM + "甲" * 5000, text, start)
    relations = [Relation(zone.iri, "carriesOut", other.iri, proof) for other in (*many, bad)]
    dates = [
        DateClaim(many[0].iri, "startedOn", "2024-05", proof),
        DateClaim(zone.iri, "openedOn", "2019-08-30", proof),
    ]
    figures = [
        Observation(
            zone.iri, "货值", Decimal(90 + number) * 10**8, "CNY", f"{90 + number}亿元", proof, "2024-01/2024-05"
        ),
        Observation(
            zone.iri,
            "货值",
            Decimal(80 + number) * 10**8,
            "CNY",
            f"{80 + number}亿元",
            proof,
            str(2020 + number),
            change=Decimal("0.218"),
        ),
    ]
    return Extraction(
        article,
        entities=(zone, *many, bad),
        relations=tuple(relations),
        dates=tuple(dates),
        observations=tuple(figures),
    )


def entity(iri: str, label: Label, name: str, text: str, start: int) -> Entity:
    return Entity(
        Iri(iri), label, class_of(label), name, mentions=(Mention(start, start + 1, text[start : start + 1]),)
    )
