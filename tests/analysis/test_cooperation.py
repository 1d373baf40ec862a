import datetime as dt

from sample_graph import iri, make_graph

import fztgraph
from fztgraph.analysis import cooperation

FACTS = [
    ("company/乙", "cooperatesWith", "agency/甲"),
    ("agency/甲", "cooperatesWith", "company/乙"),
    ("company/乙", "partyTo", "policy/协议"),
    ("company/丙", "partyTo", "policy/协议"),
    ("agency/甲", "carriesOut", "initiative/平台"),
    ("company/丙", "participatesIn", "initiative/平台"),
    ("company/丁", "participatesIn", "initiative/窗口"),
    ("company/丁", "investsIn", "zone/片区"),
]


def ways(graph, **filters):
    frame = cooperation(graph, **filters)
    return {tuple(row) for row in frame[["first_name", "second_name", "how", "through_name"]].values.tolist()}


def test_pairs_are_joined_by_word_by_agreement_and_by_initiative():
    assert ways(make_graph(*FACTS)) == {
        ("甲", "乙", "cooperatesWith", ""),
        ("丙", "乙", "agreement", "协议"),
        ("甲", "丙", "initiative", "平台"),
    }


def test_a_pair_stands_once_whichever_is_named_first():
    frame = cooperation(make_graph(*FACTS[:2]))
    assert frame[["first", "second"]].values.tolist() == [[iri("agency/甲"), iri("company/乙")]]
    assert frame["sentences"].tolist() == [2]


def test_dates_and_sentences_are_those_of_both_facts():
    row = cooperation(make_graph(*FACTS[2:4])).iloc[0]
    assert (row["first_date"], row["last_date"]) == (dt.date(2024, 1, 1), dt.date(2024, 1, 2))
    assert (row["sentences"], row["confidence"], row["quote"]) == (2, 0.9, "company/丙 partyTo policy/协议")


def test_filters_choose_a_part():
    assert ways(make_graph(*FACTS), relation="partyTo") == {("丙", "乙", "agreement", "协议")}


def test_without_cooperation_there_are_columns_alone():
    frame = cooperation(make_graph(FACTS[-1]))
    assert frame.empty
    assert "through_name" in frame.columns


def test_cooperation_in_the_corpus_is_between_two(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        frame = cooperation(graph)
    assert len(frame) > 5
    assert (frame["first"] < frame["second"]).all()
    assert (frame["quote"] != "").all()
