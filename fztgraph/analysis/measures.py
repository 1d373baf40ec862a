"""Measures of a network: who stands in the middle of it, and who belongs together."""

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from fztgraph.errors import UsageError
from fztgraph.research.frames import make_frame

if TYPE_CHECKING:
    import pandas as pd

_DAMPING = 0.85
_ROUNDS = 200
_CLOSE_ENOUGH = 1e-12

_CENTRALITY = ("id", "name", "type", "degree", "in_degree", "out_degree", "betweenness", "pagerank")
_COMMUNITIES = ("community", "size", "id", "name", "type", "degree")


def centrality(network: "nx.MultiDiGraph[str]", *, sample: int = 500, seed: int = 0) -> "pd.DataFrame":
    """Return how central each node is, the most central first.

    ``degree`` counts neighbours, ``in_degree`` and ``out_degree`` relations that lead to and from the node.
    ``betweenness`` is the share of shortest paths, taken either way along a relation, that pass through it; in a
    network of more than ``sample`` nodes it is estimated from that many, drawn with ``seed``. ``pagerank`` weighs
    relations by their sentences.

    >>> network = nx.MultiDiGraph()
    >>> _ = network.add_edge("a", "b", "carriesOut"), network.add_edge("c", "b", "partyTo")
    >>> centrality(network)[["id", "degree", "betweenness"]].values.tolist()
    [['b', 2, 1.0], ['a', 1, 0.0], ['c', 1, 0.0]]
    """
    simple = _undirected(network)
    chosen = sample if sample < len(simple) else None
    between = nx.betweenness_centrality(simple, k=chosen, seed=seed)
    names = sorted(network)
    ranks = _pagerank(network, names)
    rows = [
        {
            **_described(network, name),
            "degree": simple.degree[place],
            "in_degree": network.in_degree(name),
            "out_degree": network.out_degree(name),
            "betweenness": round(between[place], 6),
            "pagerank": round(ranks[place], 6),
        }
        for place, name in enumerate(names)
    ]
    return make_frame(sorted(rows, key=lambda row: (-row["pagerank"], row["id"])), _CENTRALITY)


def communities(network: "nx.MultiDiGraph[str]", *, resolution: float = 1.0, seed: int = 0) -> "pd.DataFrame":
    """Return who belongs together, by the Louvain method: one row a node, the largest community first.

    A greater ``resolution`` gives more and smaller communities. The same ``seed`` gives the same ones.

    >>> network = nx.MultiDiGraph()
    >>> for ends in ("ab", "bc", "ca", "xy", "yz", "zx", "cx"):
    ...     _ = network.add_edge(*ends, "cooperatesWith")
    >>> communities(network).groupby("community")["id"].apply(list).tolist()
    [['c', 'a', 'b'], ['x', 'y', 'z']]
    """
    if resolution <= 0:
        raise UsageError(f"resolution {resolution} is not above 0; 1 is the usual one")
    names, simple = sorted(network), _undirected(network)
    found = nx.community.louvain_communities(simple, weight="weight", resolution=resolution, seed=seed)
    ranked = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    rows = [
        {
            "community": number,
            "size": len(members),
            **_described(network, names[place]),
            "degree": simple.degree[place],
        }
        for number, members in enumerate(ranked, start=1)
        for place in sorted(members, key=lambda place: (-simple.degree[place], place))
    ]
    return make_frame(rows, _COMMUNITIES)


def _described(network: "nx.MultiDiGraph[str]", name: str) -> dict[str, str]:
    node = network.nodes[name]
    return {"id": name, "name": node.get("label", name), "type": node.get("type", "")}


def _undirected(network: "nx.MultiDiGraph[str]") -> "nx.Graph[int]":
    """Return one edge for each two nodes that relations join, their weights added up.

    Nodes are numbers, in the order of the names: sets of numbers have the same order in every process.
    """
    places = {name: place for place, name in enumerate(sorted(network))}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(places.values())
    edges = sorted((places[one], places[two], data.get("weight", 1)) for one, two, data in network.edges(data=True))
    for one, two, weight in edges:
        if one != two:
            known = simple.get_edge_data(one, two, {"weight": 0})["weight"]
            simple.add_edge(one, two, weight=known + weight)
    return simple


def _pagerank(network: "nx.MultiDiGraph[str]", names: list[str]) -> list[float]:
    """Return the PageRank of nodes by power iteration; networkx's own needs SciPy."""
    count, places = len(names), {name: place for place, name in enumerate(names)}
    edges = sorted(
        (places[one], places[two], float(data.get("weight", 1))) for one, two, data in network.edges(data=True)
    )
    sources, targets, weights = (
        (np.array(part) for part in zip(*edges, strict=True)) if edges else (np.array([], int),) * 3
    )
    sources, targets = sources.astype(int), targets.astype(int)
    out = np.bincount(sources, weights=weights, minlength=count)
    ranks = np.full(count, 1 / count) if count else np.array([])
    for _ in range(_ROUNDS):
        given = np.bincount(targets, weights=ranks[sources] * weights / out[sources], minlength=count)
        fresh = _DAMPING * (given + ranks[out == 0].sum() / max(count, 1)) + (1 - _DAMPING) / max(count, 1)
        if np.abs(fresh - ranks).sum() < _CLOSE_ENOUGH:
            break
        ranks = fresh
    return [float(rank) for rank in ranks]
