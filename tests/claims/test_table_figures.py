import logging

import pytest
from marked_articles import marked_doc

from fztgraph.claims.figures import find_figures


def read(text: str, title: str = "") -> list[tuple[str, ...]]:
    """Return the figures of a marked text: subject, indicator, value, unit, period, change."""
    doc = marked_doc(text, title=title)
    names = {entity.iri: entity.name for entity in doc._.entities}
    return [
        (names[o.subject], o.indicator, str(o.value), o.unit, o.period or "", str(o.change) if o.change else "")
        for o in find_figures(doc)
    ]


BY_AREA = """2023年各片区主要指标如下：
|片区|进出口（亿元）|同比增长（%）|新增企业（家）|
|---|---|---|---|
|〔ZONE:甲片区〕|512.3|-12.4|8,650|
|合计|600|1.5|9000|
"""
BY_YEAR = """〔PORT:丙港〕主要指标
指标\t单位\t2022年\t2023年\t同比增长
1. 货物吞吐量\t万吨\t30\t33\t10%
其中：集装箱\t万标箱\t4\t5\t25%
"""
BY_PARTNER = """2023年1至6月〔PLACE:丁省〕对外贸易
|国家|出口（亿元）|占比（%）|
|---|---|---|
|〔PLACE:戊国〕|12|30|
"""
MONTHLY = """2024年5月〔ZONE:己区〕进出口情况（单位：亿元）
|项目|当月|累计|
|---|---|---|
|出口|2|9|
"""


def test_rows_are_of_the_things_that_they_name() -> None:
    assert read(BY_AREA) == [
        ("甲片区", "进出口", "51230000000", "CNY", "2023", "-0.124"),
        ("甲片区", "新增企业", "8650", "家", "2023", ""),
    ]


def test_columns_are_years_and_rows_are_indicators() -> None:
    assert read(BY_YEAR) == [
        ("丙港", "货物吞吐量", "300000", "t", "2022", ""),
        ("丙港", "货物吞吐量", "330000", "t", "2023", "0.1"),
        ("丙港", "集装箱", "40000", "TEU", "2022", ""),
        ("丙港", "集装箱", "50000", "TEU", "2023", "0.25"),
    ]


def test_partners_of_trade_are_no_subjects() -> None:
    assert read(BY_PARTNER) == [
        ("丁省", "对戊国出口", "1200000000", "CNY", "2023-01/2023-06", ""),
        ("丁省", "对戊国出口占比", "0.3", "1", "2023-01/2023-06", ""),
    ]


def test_a_month_and_the_year_to_date_are_told_apart() -> None:
    assert read(MONTHLY) == [
        ("己区", "出口", "200000000", "CNY", "2024-05", ""),
        ("己区", "出口", "900000000", "CNY", "2024-01/2024-05", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|年份|〔PORT:丙港〕吞吐量（吨）|\n|-|-|\n|2022|5|\n|2023年|6|", []),
        ("|年份|〔PORT:丙港〕|\n|-|-|\n|2022|5吨|", []),
        ("〔PORT:丙港〕\n|年份|吞吐量（吨）|\n|-|-|\n|2022|5|", [("丙港", "吞吐量", "5", "t", "2022", "")]),
        ("〔PORT:丙港〕\n|序号|指标|数值|\n|-|-|-|\n|1|吞吐量（吨）|5吨|", [("丙港", "吞吐量", "5", "t", "", "")]),
        ("〔PORT:丙港〕\n|指标|排名|环比|\n|-|-|-|\n|出口|5位|3%|", []),
        ("〔PORT:丙港〕\n|指标|数值|\n|-|-|\n|同比增长|3%|", []),
        ("〔PORT:丙港〕\n|国家|企业（家）|\n|-|-|\n|〔PLACE:戊国〕|3|", []),
        ("|片区|〔PORT:丙港〕（吨）|\n|-|-|\n|〔ZONE:甲片区〕|3|", []),
        ("〔PORT:丙港〕和〔PORT:丁港〕\n|指标|数值|\n|-|-|\n|出口|3吨|", []),
        ("〔AGENCY:乙关〕：〔PORT:丙港〕\n|指标|数值|\n|-|-|\n|出口|3吨|", [("丙港", "出口", "3", "t", "", "")]),
        ("〔PERSON:某某〕\n|指标|数值|\n|-|-|\n|出口|3吨|", []),
    ],
)
def test_what_heads_leave_open_is_left_out(text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_headings_and_the_title_name_the_subject() -> None:
    table = "|指标|数值|\n|-|-|\n|出口|3吨|"
    expected = [("丙港", "出口", "3", "t", "2022", "")]
    assert read(f"2022年〔PORT:丙港〕\n正文一。\n正文二。\n正文三。\n{table}", title="2022年丙港") == expected


def test_the_log_says_what_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert read("|指标|数值|\n|-|-|\n|出口|3吨|") == []
    assert "'3吨' is left out: a table does not say of whom it is" in caplog.text


def test_sentences_of_a_table_are_not_read_twice() -> None:
    assert len(read("〔PORT:丙港〕\n|指标|数值|说明|\n|-|-|-|\n|出口|3吨|好，增长5%。|")) == 1
