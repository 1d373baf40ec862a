"""A graph that means harm: articles with scripts, read for real, and things with names that no page may obey.

Everything that could run sets ``window.ran`` or asks ``harm.invalid``.
"""

from decimal import Decimal
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from explorer.told import entity, publish, told_store
from fztgraph.iris import ID, Iri
from fztgraph.model import Article, Evidence, Extraction, Label, Observation, Relation
from fztgraph.quads import article_quads
from fztgraph.quads.terms import node
from fztgraph.refresh import refresh
from fztgraph.store import add_quads, open_snapshot

LONG = "龙" * 10_000
RUN = "<script>window.ran=1</script>"
#: Ways out of text, attributes, scripts, templates and links.
HARMS = (
    RUN,
    "</script><svg/onload=window.ran=2>",
    "\"'><img src=//harm.invalid/x onerror=window.ran=3>",
    "javascript:window.ran=4",
    "<style>*{display:none}</style><iframe src=//harm.invalid>",
    "--></title></textarea><body onload=window.ran=5>",
    "{{7*7}}{% include 'base.html' %}${7*7}",
    "\u202e\u2066\u200f反\u0000向",
    "a\u0301" * 200,
    "W" * 3000,
    LONG,
)
TEXT = f"""---
title: "{RUN}绥芬河片区“一码通关” \\u202e 启动"
date: 2024-06-16
source: "\\"><img src=x onerror=window.ran=6>"
url: "https://harm.invalid/?a=%22onmouseover=window.ran"
---
6月16日，黑河海关与青松{RUN}物流有限公司签署合作协议。
[点击](javascript:window.ran=7)查看<b onclick="window.ran=8">详情</b>。

绥芬河片区启动“<svg/onload=window.ran=9>一码通关”项目，“\u202e{RUN}”改革同时启动。<img src="http://harm.invalid/x.png">

1-5月，绥芬河市进出口总值96.2亿元，增长21.8%。上海{"青松" * 2000}物流有限公司与黑河海关签署合作协议。

<style>body{{display:none}}</style><meta http-equiv="refresh" content="0;url=//harm.invalid/">{{{{7*7}}}} {"W" * 5000}
"""


def publish_hostile(store_dir: Path, folder: Path) -> None:
    """Read hostile articles, and publish them with the things of ``told`` and hostile names."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "harm.md").write_text(TEXT, encoding="utf-8")
    refresh([folder / "articles"], folder / "read")
    store = told_store()
    store.extend(open_snapshot(folder / "read").store)
    _add_names(store)
    publish(store_dir, store)


def _add_names(store: Store) -> None:
    """Let a zone of a hostile name do things with hostile names, all of which have figures and themes."""
    text = "。".join(HARMS)
    proof = Evidence(0, len(text), text, RUN, 0.5)
    article = Article(Iri(f"{ID}article/harm/1"), "harm.md", HARMS[2] + LONG, text, url="javascript:window.ran=10")
    labels = (Label.INITIATIVE, Label.POLICY, Label.COMPANY, Label.PERSON, Label.AGENCY, Label.PLACE)
    zone = entity(f"{ID}zone/harm", Label.ZONE, RUN + LONG, text, 0)
    things = [
        entity(f"{ID}{label.value.lower()}/harm-{at}", label, harm, text, 0)
        for at, harm in enumerate(HARMS)
        for label in (labels[at % len(labels)], Label.INITIATIVE)
    ]
    things = list({thing.iri: thing for thing in things}.values())
    done = [thing for thing in things if "/initiative/" in thing.iri]
    add_quads(
        store,
        article_quads(
            Extraction(
                article,
                entities=(zone, *things),
                relations=tuple(Relation(zone.iri, "carriesOut", thing.iri, proof) for thing in done),
                observations=tuple(
                    Observation(zone.iri, harm, Decimal(at + 1), unit, f"{at}{harm}", proof, period)
                    for at, harm in enumerate(HARMS)
                    for unit, period in ((HARMS[2], "2024"), (RUN, "2023"))
                ),
            )
        ),
    )
    graph = NamedNode(article.iri)
    told = {"skos:exactMatch": NamedNode("javascript:window.ran=11"), "skos:altLabel": Literal(HARMS[2], language="zh")}
    add_quads(store, [Quad(NamedNode(zone.iri), node(name), value, graph) for name, value in told.items()])
