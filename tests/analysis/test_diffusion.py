import datetime as dt

import pytest
from sample_graph import make_graph

import fztgraph
from fztgraph.analysis import diffusion
from fztgraph.vocab import RELATIONS

FACTS = [
    ("initiative/首创", "pilotedIn", "zone/甲片区"),
    ("initiative/首创", "replicatedTo", "zone/乙片区"),
    ("initiative/仿制", "replicates", "initiative/首创"),
    ("initiative/仿制", "pilotedIn", "zone/丙片区"),
    ("initiative/仿制", "basedOn", "policy/通知"),
    ("initiative/再仿", "replicates", "initiative/仿制"),
    ("initiative/另一", "pilotedIn", "zone/甲片区"),
    ("initiative/仿制", "spreadBy", "policy/清单"),
]

spreading = pytest.mark.skipif("replicates" not in RELATIONS, reason="the ontology has no terms of diffusion")


def steps(frame):
    columns = frame[["chain_name", "step", "thing_name", "how", "place_name"]].astype(object)
    return columns.where(columns.notna(), None).values.tolist()


@spreading
def test_a_chain_goes_from_the_first_pilot_to_the_last_copy():
    assert steps(diffusion(make_graph(*FACTS))) == [
        ["另一", 0, "另一", "pilotedIn", "甲片区"],
        ["首创", 0, "首创", "pilotedIn", "甲片区"],
        ["首创", 1, "首创", "replicatedTo", "乙片区"],
        ["首创", 1, "仿制", "replicates", None],
        ["首创", 1, "仿制", "pilotedIn", "丙片区"],
        ["首创", 2, "再仿", "replicates", None],
    ]


@spreading
def test_a_step_has_its_date_its_notice_and_its_sentence():
    frame = diffusion(make_graph(*FACTS))
    row = frame[frame["place_name"] == "丙片区"].iloc[0]
    assert (row["reported"], row["policies"], row["sentences"]) == (dt.date(2024, 1, 4), "通知、清单", 1)
    assert row["quote"] == "initiative/仿制 pilotedIn zone/丙片区"


@spreading
def test_a_circle_is_passed_through_once():
    circle = [("initiative/甲", "replicates", "initiative/乙"), ("initiative/乙", "replicates", "initiative/甲")]
    assert len(diffusion(make_graph(*circle))) == 2


@spreading
def test_filters_choose_a_part():
    assert steps(diffusion(make_graph(*FACTS), zone="乙片区"))[0][1:] == [0, "首创", "pilotedIn", "甲片区"]


def test_without_diffusion_there_are_columns_alone():
    frame = diffusion(make_graph(("company/丁", "investsIn", "zone/片区")))
    assert frame.empty
    assert "reported" in frame.columns


def test_diffusion_in_the_corpus_has_sentences(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        frame = diffusion(graph)
    assert (frame["quote"] != "").all()
