import math

import pytest
from marked_articles import marked_doc

from fztgraph.claims.figure_lines import read_lines
from fztgraph.claims.figure_roles import read_figures
from fztgraph.claims.figure_rules import load_figure_rules
from fztgraph.claims.figure_subjects import Subjects

BOOK = load_figure_rules()


def subjects(text: str) -> list[str]:
    doc = marked_doc(text)
    lines = read_lines(doc)
    chooser = Subjects(BOOK, lines, doc._.entities)
    chosen = [found for n, line in enumerate(lines) for found in chooser.choose(read_figures(line, BOOK), n)]
    return [found[0].name if found else "" for found in chosen]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("据〔AGENCY:甲海关〕统计，今年前5个月，〔PLACE:乙市〕进出口总值96.2亿元。", "乙市"),
        ("〔INITIATIVE:丙项目〕总投资4.8亿元，由〔COMPANY:丁公司〕建设。", "丙项目"),
        ("〔COMPANY:丁公司〕投资的〔INITIATIVE:丙项目〕总投资4.8亿元。", "丙项目"),
        ("在〔PLACE:乙市〕举行的〔INITIATIVE:戊大会〕邀请50家企业。", "戊大会"),
        ("〔POLICY:《己办法》〕明确了30条措施。", "《己办法》"),
        ("〔PERSON:张三〕说，〔PORT:庚口岸〕验放车辆3万辆次。", "庚口岸"),
        ("〔PLACE:乙市〕人来人往。〔PLACE:全市=乙市〕进出口总值3亿元。", "乙市"),
    ],
)
def test_a_figure_is_about_what_its_sentence_is_about(text: str, subject: str) -> None:
    assert subjects(text) == [subject]


def test_a_subject_holds_for_the_figures_after_it() -> None:
    text = "〔PLACE:乙市〕进出口总值3亿元。其中，出口2亿元，占〔PLACE:丙省〕出口总值的14.5%。"
    assert subjects(text) == ["乙市"] * 3


def test_a_title_helps_where_the_text_names_nothing() -> None:
    assert subjects("〔INITIATIVE:丙项目〕开工\n项目总投资4.8亿元。") == ["丙项目"]


def test_without_a_name_there_is_no_subject() -> None:
    assert subjects("进出口总值3亿元。") == [""]
    assert subjects("〔PERSON:张三〕说，进出口总值3亿元。") == [""]


def test_the_only_entity_leads_by_far() -> None:
    doc = marked_doc("〔PLACE:乙市〕进出口总值3亿元。")
    (line,) = read_lines(doc)
    (chosen,) = Subjects(BOOK, (line,), doc._.entities).choose(read_figures(line, BOOK), 0)
    assert chosen is not None
    assert chosen[1] == math.inf
