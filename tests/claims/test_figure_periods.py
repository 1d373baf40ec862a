import pytest
from marked_articles import marked_doc

from fztgraph.claims.figure_lines import read_lines
from fztgraph.claims.figure_periods import Times
from fztgraph.claims.figure_roles import read_figures
from fztgraph.claims.figure_rules import load_figure_rules

BOOK = load_figure_rules()


def periods(text: str) -> list[str | None]:
    times = Times(BOOK)
    return [period for line in read_lines(marked_doc(text)) for period in times.date(read_figures(line, BOOK))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年前5个月，进出口3亿元。", ["2024-01/2024-05"]),
        ("2023年，进出口3亿元。", ["2023"]),
        ("据6月18日发布的数据，今年上半年，进出口3亿元。", ["2024-01/2024-06"]),
        ("截至7月12日，今年累计通行30列。", ["2024-01-01/2024-07-12"]),
        ("今年以来，截至6月底，累计通行30列。", ["2024-01-01/2024-06-30"]),
        ("今年截至6月22日，验放旅客3万人次。", ["2024-01-01/2024-06-22"]),
        ("从2019年8月设立到2023年8月底，累计进出口3亿元。", ["2019-08/2023-08"]),
        ("自2022年开展服务以来，截至2023年9月，累计加注53艘次。", ["2022-01/2023-09"]),
        ("6月18日，共验放旅客3万人次。", ["2024-06-18"]),
        ("去年，税收3亿元，较2022年增加1亿元。", ["2023", "2023"]),
        ("前三季度，有进出口实绩的企业达2149家。", ["2023-01/2023-09"]),
    ],
)
def test_a_flow_has_the_time_that_its_sentence_states(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年，总投资3亿元。",
        "2023年，占地3万平方米。",
        "2023年，全长3公里。",
        "截至2023年底，税收3亿元。",
        "截至6月底，累计通行30列。",
        "2019年8月挂牌以来，累计进出口3亿元。",
        "2023年，累计使用创新药械376种。",
        "6月18日，签约12家企业。",
        "6月18日，注资3亿元。",
        "今年5月，现有航空公司12家。",
        "今年以来，15秒快捷通关。",
        "2023年，减按15%的税率缴纳企业所得税。",
    ],
)
def test_a_stock_or_an_open_total_has_none(text: str) -> None:
    assert set(periods(text)) == {None}


def test_a_period_holds_for_the_paragraph_and_for_trade_beyond_it() -> None:
    text = "今年前5个月，进出口3亿元。其中，出口2亿元。验放旅客3万人次。\n机电产品出口1亿元。验放旅客2万人次。"
    assert periods(text) == ["2024-01/2024-05"] * 4 + [None]


def test_a_day_does_not_hold_for_the_sentences_after_it() -> None:
    assert periods("6月18日，验放旅客3万人次。发送货物2万吨。") == ["2024-06-18", None]


def test_the_ends_of_a_development_have_the_ends_of_its_time() -> None:
    assert periods("2018年至2023年，贸易额由3亿元增至9亿元。") == ["2018", "2023"]
    assert periods("2018年5月至2023年5月，贸易额由3亿元增至9亿元。") == [None, None]
