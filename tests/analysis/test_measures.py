import os
import subprocess
import sys

import networkx as nx
import pytest

import fztgraph
from fztgraph.analysis import centrality, communities
from fztgraph.errors import UsageError


def make(*edges):
    network = nx.MultiDiGraph()
    for one, two, *weight in edges:
        network.add_edge(one, two, weight=weight[0] if weight else 1)
    return network


STAR = make("am", "bm", "cm", "md")
CLIQUES = make("ab", "bc", "ca", "xy", "yz", "zx", "cx")


def test_the_middle_of_a_star_is_the_most_central():
    frame = centrality(STAR).set_index("id")
    assert frame.loc["m", ["degree", "in_degree", "out_degree", "betweenness"]].tolist() == [4, 3, 1, 1.0]
    assert frame["betweenness"].drop("m").eq(0).all()


def test_pagerank_is_that_of_others():
    """The numbers are those of the variant of networkx that needs no SciPy, on this network."""
    frame = centrality(make("ab", "ac", "bc", "ca", "dc")).set_index("id")
    expected = {"a": 0.372527, "b": 0.195824, "c": 0.394149, "d": 0.0375}
    assert frame["pagerank"].to_dict() == pytest.approx(expected, abs=1e-6)


def test_relations_with_more_sentences_weigh_more():
    frame = centrality(make(("a", "b", 3), ("a", "c", 1))).set_index("id")
    assert frame.loc["b", "pagerank"] > frame.loc["c", "pagerank"]


def test_ranks_add_up_to_one():
    assert centrality(CLIQUES)["pagerank"].sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("measure", [centrality, communities])
def test_an_empty_network_gives_an_empty_frame_with_columns(measure):
    frame = measure(nx.MultiDiGraph())
    assert frame.empty
    assert "id" in frame.columns


def test_betweenness_of_a_large_network_is_estimated_from_a_sample():
    line = make(*zip("abcdefghij", "bcdefghijk", strict=True))
    exact, rough = centrality(line), centrality(line, sample=4, seed=1)
    assert rough["betweenness"].tolist() != exact["betweenness"].tolist()
    assert rough.equals(centrality(line, sample=4, seed=1))


def test_those_who_are_joined_are_in_one_community():
    frame = communities(CLIQUES)
    assert frame.groupby("community")["id"].agg("".join).tolist() == ["cab", "xyz"]
    assert frame["size"].tolist() == [3] * 6


def test_a_greater_resolution_gives_more_communities():
    assert communities(CLIQUES, resolution=5)["community"].max() > communities(CLIQUES)["community"].max()


@pytest.mark.parametrize("resolution", [0, -1])
def test_a_resolution_is_above_zero(resolution):
    with pytest.raises(UsageError, match="is not above 0"):
        communities(CLIQUES, resolution=resolution)


def test_communities_of_the_corpus_are_the_same_in_every_process(corpus_store):
    code = (
        "import sys, fztgraph; graph = fztgraph.open(sys.argv[1]);"
        "print(fztgraph.analysis.communities(graph.network(), seed=3).to_csv())"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code, corpus_store],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]


def test_nodes_have_their_names(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        frame = centrality(graph.network(zone="黑河片区"))
    assert "中国（黑龙江）自由贸易试验区黑河片区" in set(frame["name"])
    assert set(frame["type"]) >= {"ZoneArea", "Company"}
