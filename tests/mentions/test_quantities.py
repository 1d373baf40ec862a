from decimal import Decimal
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions import dates
from fztgraph.mentions.quantities import COMPONENT, find_quantities
from fztgraph.model import Article


def read(text: str) -> list[tuple[str, str]]:
    return [(str(quantity.value), quantity.unit) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("96.2亿元", "9620000000", "CNY"),
        ("4.80亿元", "480000000", "CNY"),
        ("30万元", "300000", "CNY"),
        ("1.62万亿元", "1620000000000", "CNY"),
        ("1亿2000万元", "120000000", "CNY"),
        ("1,234元", "1234", "CNY"),
        ("26億元人民幣", "2600000000", "CNY"),
        ("3,000萬元", "30000000", "CNY"),
        ("8万美元", "80000", "USD"),
        ("320万欧元", "3200000", "EUR"),
        ("5亿卢布", "500000000", "RUB"),
        ("2亿港元", "200000000", "HKD"),
        ("超千亿元", "100000000000", "CNY"),
        ("11.1万平方米", "111000", "m2"),
        ("0.63平方公里", "0.63", "km2"),
        ("3000亩", "3000", "mu"),
        ("2公顷", "20000", "m2"),
        ("3000立方米", "3000", "m3"),
        ("9800公里", "9800", "km"),
        ("167米", "167", "m"),
        ("16.6吨", "16.6", "t"),
        ("480余万吨", "4800000", "t"),
        ("500公斤", "0.5", "t"),
        ("321768标箱", "321768", "TEU"),
        ("1.5万TEU", "15000", "TEU"),
        ("1135.3万标准箱", "11353000", "TEU"),
        ("62个标箱", "62", "TEU"),
        ("15秒", "15", "s"),
        ("10分钟", "10", "min"),
        ("十几分钟", "10", "min"),
        ("72小时", "72", "h"),
        ("5个半小时", "5.5", "h"),
        ("半小时", "0.5", "h"),
        ("28.4天", "28.4", "d"),
        ("20多天", "20", "d"),
        ("30日内", "30", "d"),
        ("5个工作日", "5", "d"),
        ("两周", "14", "d"),
        ("3个月", "3", "mo"),
        ("两个半月", "2.5", "mo"),
        ("4年", "4", "a"),
        ("一年半", "1.5", "a"),
        ("21.8%", "0.218", "1"),
        ("-3.2%", "-0.032", "1"),
        ("5‰", "0.005", "1"),
        ("百分之三十", "0.3", "1"),
        ("百分之12.5", "0.125", "1"),
        ("三成", "0.3", "1"),
        ("四成半", "0.45", "1"),
        ("三分之一", "0.333333", "1"),
        ("5.3个百分点", "0.053", "1"),
        ("5倍", "5", "倍"),
        ("50余家", "50", "家"),
        ("百余家", "100", "家"),
        ("万余单", "10000", "单"),
        ("近百家", "100", "家"),
        ("三项", "3", "项"),
        ("两栋", "2", "栋"),
        ("二十余项", "20", "项"),
        ("7.3万余辆次", "73000", "辆次"),
        ("3076列", "3076", "列"),
        ("20.09万人次", "200900", "人次"),
        ("3197架次", "3197", "架次"),
        ("150个航次", "150", "航次"),
        ("376种", "376", "种"),
        ("426项事项", "426", "项"),
        ("12名企业家", "12", "名"),
        ("3个体系", "3", "个"),
        ("5项目标", "5", "项"),
        ("2台风力发电机", "2", "台"),
        ("4 126辆次", "4126", "辆次"),
        ("29. 4万人次", "294000", "人次"),
        ("LNG29.4万立方米", "294000", "m3"),
        ("15條", "15", "條"),
        ("二千五百公里", "2500", "km"),
    ],
)
def test_each_form_is_read(text: str, value: str, unit: str) -> None:
    assert read(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "第27个",
        "第二十七条",
        "A320系列",
        "B24生物燃料油",
        "5G技术",
        "2.0版",
        "2024年",
        "财税〔2020〕38号",
        "数百家",
        "几十家",
        "数千件",
        "三四个",
        "七八成",
        "统一个",
        "每一项"[:1],
        "形成一致",
        "一成立",
        "零部件",
        "机械零件",
        "5000元/吨",
        "3万吨级泊位",
        "两万箱级货轮",
        "12项目",
        "3台湾",
        "5人民",
        "28天津港",
        "3家庭",
        "一带一路",
        "三方共建",
        "12366",
        "十四五",
        "上半年",
        "2026年初",
        "35岁",
        "17时",
        "九点",
        "4A级景区",
        "1号厂房",
        "“721”工作法",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5%—40%", [("0.05", "1"), ("0.4", "1")]),
        ("5至10%", [("0.05", "1"), ("0.1", "1")]),
        ("2至3个小时", [("2", "h"), ("3", "h")]),
        ("10-15天", [("10", "d"), ("15", "d")]),
        ("2-3万元", [("20000", "CNY"), ("30000", "CNY")]),
        ("三至五个", [("3", "个"), ("5", "个")]),
        ("8-3个", [("3", "个")]),
        ("7.5、8和9.25平方公里", [("7.5", "km2"), ("8", "km2"), ("9.25", "km2")]),
        ("1.5、2.5万元", [("15000", "CNY"), ("25000", "CNY")]),
        ("8、9日和3、5家", [("5", "家")]),
        ("6列252车", [("6", "列"), ("252", "车")]),
        ("1类创新药13个", [("13", "个")]),
        ("66个税目", [("66", "个")]),
    ],
)
def test_a_range_gives_its_two_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_a_sentence_gives_its_quantities_where_they_stand() -> None:
    text = "总投资4.8亿元，占地面积12.5万平方米，3栋宿舍"
    assert [(q.start, q.text) for q in find_quantities(text)] == [(3, "4.8亿元"), (13, "12.5万平方米"), (22, "3栋")]


def test_the_component_leaves_the_numbers_of_dates_alone() -> None:
    nlp = spacy.blank("zh")
    text = "今年前5个月，进出口96.2亿元。"
    doc = make_doc(nlp, Article(article_iri("a", None), "a.md", "", text))
    doc._.dates = dates.find_dates(text, anchor=None) or dates.find_dates("2024年前5个月", anchor=None)
    assert [q.text for q in nlp.create_pipe(COMPONENT)(doc)._.quantities] == ["96.2亿元"]


PIECES = st.sampled_from(
    [
        "1",
        "2.5",
        "3,000",
        "十",
        "两",
        "百",
        "万",
        "亿",
        "余",
        "多",
        "家",
        "个",
        "个半",
        "小时",
        "半",
        "元",
        "%",
        "个百分点",
        "成",
        "至",
        "-",
        "第",
        "数",
        "分之",
        "百分之",
        "年",
        "天",
        "。",
        " ",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_any_text_gives_spans_of_itself_in_order(text: str) -> None:
    found = find_quantities(text)
    assert all(quantity.text == text[quantity.start : quantity.end] != "" for quantity in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(isinstance(quantity.value, Decimal) for quantity in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [("提供7×24小时服务", []), ("30611 31588 3.2%", ["0.032"]), ("3. 5家企业", ["5"]), ("投资3. 5亿元", ["350000000"])],
)
def test_numbers_side_by_side_are_not_made_one(text: str, values: list[str]) -> None:
    assert [str(quantity.value) for quantity in find_quantities(text)] == values


def test_a_number_is_not_broken_without_end():
    assert find_quantities("123456789 " * 20_000) == ()
