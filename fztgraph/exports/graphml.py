"""GraphML, as networkx and Gephi read it: entities are nodes, relations are edges with the sentence that says so."""

import re
from pathlib import Path

import networkx as nx

from fztgraph.exports.facts import Facts
from fztgraph.store import Snapshot

#: Characters that no XML file may hold.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(snapshot: Snapshot, path: Path) -> None:
    """Write a directed multigraph. A statement with several pieces of evidence is as many edges."""
    facts = Facts(snapshot.store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in facts.entities.values():
        graph.add_node(
            entity.id,
            label=_clean(entity.name),
            label_en=_clean(entity.name_en),
            kind=entity.label,
            type=entity.type,
            articles=entity.articles,
        )
    for row in facts.relations():
        article = facts.articles.get(row.source.article)
        graph.add_edge(
            row.subject,
            row.object,
            label=row.predicate,
            predicate=row.predicate,
            evidence=_clean(row.source.quote),
            article=row.source.article,
            title=_clean(article.title) if article else "",
            date=article.date if article else "",
            rule=row.source.rule,
            confidence=float(row.source.confidence or 1),
        )
    nx.write_graphml(graph, path, named_key_ids=True)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
