"""The relations of a part of the graph as a networkx network."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from fztgraph.exports.rows import EntityRow
from fztgraph.research.records import Fact


def make_network(entities: Iterable[EntityRow], facts: Iterable[Fact]) -> "nx.MultiDiGraph[str]":
    """Return a network with things as nodes and one edge a relation, whose key is the relation's name."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in entities:
        network.add_node(row.id, **_node(row))
    for fact in facts:
        network.add_edge(fact.subject, fact.object, fact.predicate, **_edge(fact))
    return network


def surroundings(network: "nx.MultiDiGraph[str]", center: str, hops: int) -> "nx.MultiDiGraph[str]":
    """Return what lies within some steps of a node, whatever the edges' direction."""
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), center, cutoff=hops)
    return network.subgraph(node for node in network if node in near).copy()


def _node(row: EntityRow) -> dict[str, Any]:
    return {
        "label": row.name,
        "label_en": row.name_en,
        "type": row.type,
        "kind": row.label,
        "articles": row.articles,
    }


def _edge(fact: Fact) -> dict[str, Any]:
    return {
        "predicate": fact.predicate,
        "weight": max(1, len(fact.evidence)),
        "confidence": fact.confidence,
        "first_date": fact.first_date,
        "last_date": fact.last_date,
        "evidence": fact.evidence,
    }
