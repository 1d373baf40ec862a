import pytest
from sample_graph import make_graph

import fztgraph
from fztgraph.analysis import compare_figures, compare_zones
from fztgraph.errors import UsageError

FACTS = [
    ("zone/甲片区", "carriesOut", "initiative/专列"),
    ("zone/乙片区", "carriesOut", "initiative/专列"),
    ("zone/乙片区", "carriesOut", "initiative/窗口"),
    ("policy/通知", "appliesTo", "zone/甲片区"),
]
FIGURES = [
    ("zone/甲片区", "进出口总值", "96", "CNY", "2023"),
    ("zone/乙片区", "进出口总值", "48", "CNY", "2023"),
    ("zone/乙片区", "进出口总值", "50", "CNY", "2024"),
    ("zone/乙片区", "企业", "5", "家", "2023"),
    ("zone/甲片区", "企业", "0", "家", "2023"),
]


@pytest.fixture
def graph():
    return make_graph(*FACTS, figures=FIGURES)


def test_things_and_relations_of_two_zones_are_counted(graph):
    frame = compare_zones(graph, "甲片区", "乙片区").set_index(["aspect", "item"])
    assert frame.loc["things", "INITIATIVE"].tolist() == [1, 2, 1]
    assert frame.loc["things", "POLICY"].tolist() == [1, 0, 0]
    assert frame.loc["relations", "carriesOut"].tolist() == [2, 3, 2]


def test_other_filters_go_for_both(graph):
    frame = compare_zones(graph, "甲片区", "乙片区", relation="appliesTo")
    assert set(frame.loc[frame["aspect"] == "relations", "item"]) == {"appliesTo"}


def test_figures_that_both_have_stand_side_by_side(graph):
    frame = compare_figures(graph, "甲片区", "乙片区")
    assert frame[["indicator", "period", "first", "second", "ratio"]].values.tolist() == [
        ["企业", "2023", 0.0, 5.0, 0.0],
        ["进出口总值", "2023", 96.0, 48.0, 2.0],
    ]
    assert frame["first_quote"].iloc[1] == "zone/甲片区 进出口总值 96"


def test_nothing_is_divided_by_nothing(graph):
    assert compare_figures(graph, "乙片区", "甲片区")["ratio"].isna().tolist() == [True, False]


def test_a_thing_of_both_zones_is_not_compared_with_itself():
    graph = make_graph(*FACTS, figures=[("initiative/专列", "班次", "3", "列", "2023")])
    assert compare_figures(graph, "甲片区", "乙片区").empty


def test_a_zone_that_is_not_there_is_told_in_one_line(graph):
    with pytest.raises(UsageError, match="丙片区"):
        compare_zones(graph, "甲片区", "丙片区")


def test_zones_of_the_corpus(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        frame = compare_zones(graph, "哈尔滨片区", "黑河片区")
    assert set(frame["aspect"]) == {"things", "relations", "articles"}
    assert (frame[["first", "second"]].min(axis=1) >= frame["both"]).all()
