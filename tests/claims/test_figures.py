import datetime as dt
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_articles import marked_doc

from fztgraph.claims.figures import COMPONENT, figures_component, find_figures
from fztgraph.model import Observation

TRADE = (
    "据〔AGENCY:甲河海关〕统计，今年前5个月，〔PLACE:甲河市〕货物贸易进出口总值96.2亿元，比去年同期（下同）增长21.8%。"
    "其中，出口47.7亿元，增长52.7%；进口48.5亿元，下降1.6%。\n"
    "从贸易结构看，边境小额贸易实现进出口63.4亿元，增长12.7%，占〔PLACE:甲河市〕外贸总值65.9%；一般贸易进出口24亿元，增长16.3%。"
)


def read(text: str, **options: object) -> list[tuple[str, ...]]:
    """Return the figures of a marked text: subject, indicator, value, unit, period, change."""
    doc = marked_doc(text, **options)  # type: ignore[arg-type]
    names = {entity.iri: entity.name for entity in doc._.entities}
    return [
        (names[o.subject], o.indicator, str(o.value), o.unit, o.period or "", str(o.change) if o.change else "")
        for o in find_figures(doc)
    ]


def test_a_report_on_trade_is_read_whole() -> None:
    period = "2024-01/2024-05"
    assert read(TRADE) == [
        ("甲河市", "货物贸易进出口总值", "9620000000", "CNY", period, "0.218"),
        ("甲河市", "出口", "4770000000", "CNY", period, "0.527"),
        ("甲河市", "进口", "4850000000", "CNY", period, "-0.016"),
        ("甲河市", "边境小额贸易进出口", "6340000000", "CNY", period, "0.127"),
        ("甲河市", "边境小额贸易进出口占比", "0.659", "1", period, ""),
        ("甲河市", "一般贸易进出口", "2400000000", "CNY", period, "0.163"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "〔INITIATIVE:乙园项目〕总投资4.8亿元，占地面积12.5万平方米。",
            [("总投资", "480000000", "CNY", "", ""), ("占地面积", "125000", "m2", "", "")],
        ),
        (
            "截至7月12日，〔INITIATIVE:丙班列〕今年累计通行3076列、运送货物321768标箱，同比分别增长4.5%和2.4%。",
            [
                ("累计通行", "3076", "列", "2024-01-01/2024-07-12", "0.045"),
                ("运送货物", "321768", "TEU", "2024-01-01/2024-07-12", "0.024"),
            ],
        ),
        (
            "〔ZONE:丁片区〕对美国、东盟和欧盟分别进出口5亿元、3亿元和2亿元，分别增长5%、下降3%和增长1%。",
            [
                ("对美国进出口", "500000000", "CNY", "", "0.05"),
                ("对东盟进出口", "300000000", "CNY", "", "-0.03"),
                ("对欧盟进出口", "200000000", "CNY", "", "0.01"),
            ],
        ),
        (
            "〔ZONE:丁片区〕形成成果52项，其中14项在全国推广，6项在全省推广。",
            [
                ("成果", "52", "项", "", ""),
                ("成果在全国推广", "14", "项", "", ""),
                ("成果在全省推广", "6", "项", "", ""),
            ],
        ),
        (
            "〔ZONE:丁片区〕企业由2018年的210家增至2023年的385家。",
            [("企业", "210", "家", "2018", ""), ("企业", "385", "家", "2023", "")],
        ),
        (
            "〔ZONE:丁片区〕对美国、东盟分别进出口5亿元和3亿元。",
            [("对美国进出口", "500000000", "CNY", "", ""), ("对东盟进出口", "300000000", "CNY", "", "")],
        ),
        (
            "2023年，〔PLACE:甲国〕进口大豆3亿美元、玉米2亿美元。",
            [("进口大豆", "300000000", "USD", "2023", ""), ("进口玉米", "200000000", "USD", "2023", "")],
        ),
        (
            "〔ZONE:丁片区〕推出制度创新成果210项，其中13项在全国复制推广。",
            [("推出制度创新成果", "210", "项", "", ""), ("推出制度创新成果在全国复制推广", "13", "项", "", "")],
        ),
        (
            "〔ZONE:丁片区〕开工率由60%提高到80%。",
            [("开工率", "0.6", "1", "", ""), ("开工率", "0.8", "1", "", "")],
        ),
        ("〔COMPANY:癸公司〕以技术入股，持股35%。", [("持股比例", "0.35", "1", "", "")]),
        ("〔INITIATIVE:丙系统〕启用后，15秒就通关。", [("通关", "15", "s", "", "")]),
        ("〔INITIATIVE:戊机制〕实施后，通关时效提高40%。", [("通关时效提高", "0.4", "1", "", "")]),
        (
            "今年1至3月，〔PLACE:甲省〕进出口总额同比增长10.3%。",
            [("进出口总额增速", "0.103", "1", "2024-01/2024-03", "")],
        ),
        ("2023年，〔PORT:己港〕吞吐量同比下降3%，达到500万吨。", [("吞吐量", "5000000", "t", "2023", "-0.03")]),
        (
            "2018年至2023年，〔PLACE:甲国〕农产品贸易额由7.8亿美元增至39.2亿美元。",
            [("农产品贸易额", "780000000", "USD", "2018", ""), ("农产品贸易额", "3920000000", "USD", "2023", "")],
        ),
        (
            "从2019年8月设立到2023年8月底，〔ZONE:庚自贸试验区〕累计进出口1.62万亿元，年均增长24.3%。",
            [
                ("累计进出口", "1620000000000", "CNY", "2019-08/2023-08", ""),
                ("年均增长", "0.243", "1", "2019-08/2023-08", ""),
            ],
        ),
        ("〔POLICY:辛协定〕生效后，双方对90%的税目取消关税。", [("税目占比", "0.9", "1", "", "")]),
        ("〔POLICY:壬办法〕规定，企业减按15%的税率缴纳企业所得税。", [("企业所得税税率", "0.15", "1", "", "")]),
        (
            "2023年，〔PLACE:甲省〕港口货物吞吐量300万吨。其中，〔PLACE:乙市〕100万吨，增长6%。",
            [("港口货物吞吐量", "3000000", "t", "2023", ""), ("乙市港口货物吞吐量", "1000000", "t", "2023", "0.06")],
        ),
        (
            "2023年，〔PORT:己港〕铁路运输30万吨，公路运输20万吨，分别占60%和40%。",
            [
                ("铁路运输", "300000", "t", "2023", ""),
                ("公路运输", "200000", "t", "2023", ""),
                ("铁路运输占比", "0.6", "1", "2023", ""),
                ("公路运输占比", "0.4", "1", "2023", ""),
            ],
        ),
        (
            "〔COMPANY:癸公司〕有工人400名，其中95%为外省籍，三成来自〔PLACE:甲国〕。",
            [
                ("工人", "400", "名", "", ""),
                ("外省籍工人占比", "0.95", "1", "", ""),
                ("来自甲国占比", "0.3", "1", "", ""),
            ],
        ),
        (
            "截至6月30日，〔PORT:己港〕今年已发运货物459列、2万标箱，列数超过去年全年的455列。",
            [
                ("发运货物", "459", "列", "2024-01-01/2024-06-30", ""),
                ("发运货物", "20000", "TEU", "2024-01-01/2024-06-30", ""),
                ("发运货物", "455", "列", "2023", ""),
            ],
        ),
        (
            "〔PORT:己港〕仅6月8日一天，日通车量就达412辆。这6辆车共装运货物120吨。",
            [("日通车量", "412", "辆", "2024-06-08", ""), ("装运货物", "120", "t", "", "")],
        ),
        ("〔ZONE:丁片区〕2023年新设企业300家，同比增长1.2倍。", [("新设企业", "300", "家", "2023", "1.2")]),
        (
            "〔PLACE:甲市〕设置常驻窗口65个，32个市直部门进驻。",
            [("常驻窗口", "65", "个", "", ""), ("市直部门", "32", "个", "", "")],
        ),
    ],
)
def test_figures_are_read_with_indicator_value_unit_period_and_change(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert [figure[1:] for figure in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "〔ZONE:甲区〕、〔ZONE:乙区〕先后获批，规划面积分别为6平方公里和3.5平方公里。",
            [("甲区", "规划面积", "6"), ("乙区", "规划面积", "3.5")],
        ),
        (
            "办法适用于〔ZONE:甲区〕和〔ZONE:乙区〕。两个片区面积依次为7.5、9.25平方公里。",
            [("甲区", "片区面积", "7.5"), ("乙区", "片区面积", "9.25")],
        ),
        ("〔ZONE:甲区〕24平方公里、〔ZONE:乙区〕9平方公里。", [("甲区", "面积", "24"), ("乙区", "面积", "9")]),
        (
            "2023年，〔PLACE:甲市〕对〔PLACE:丙国〕进出口5亿元；对〔PLACE:丁国〕3亿元。",
            [("甲市", "对丙国进出口", "500000000"), ("甲市", "对丁国进出口", "300000000")],
        ),
        (
            "〔COMPANY:戊公司〕装运〔INITIATIVE:己班列〕6列252车。",
            [("戊公司", "装运己班列", "6"), ("戊公司", "装运己班列", "252")],
        ),
        ("〔PLACE:庚省〕的〔INITIATIVE:己班列〕累计突破6000列。", [("己班列", "开行", "6000")]),
        (
            "〔PLACE:庚省〕获批新药13个，其中8个出自〔ZONE:甲区〕。",
            [("庚省", "获批新药", "13"), ("甲区", "获批新药", "8")],
        ),
        ("在〔ZONE:甲区〕，〔COMPANY:戊公司〕的车间里有400名工人。", [("戊公司", "工人", "400")]),
        ("〔AGENCY:辛局〕统计，去年〔PLACE:甲市〕出口3亿元。", [("甲市", "出口", "300000000")]),
        (
            "〔INITIATIVE:己班列〕开行。〔PLACE:甲市〕为中心。这条线路全程700公里。",
            [("己班列", "线路全程", "700")],
        ),
    ],
)
def test_a_figure_is_given_to_what_it_is_about(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [figure[:3] for figure in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "这是〔PLACE:甲省〕的一项重要举措。",
        "〔PLACE:甲市〕推出两项措施。",
        "〔PLACE:甲省〕增速高于全国5.3个百分点。",
        "〔PERSON:张三〕从业近4年。",
        "〔PLACE:甲市〕、〔PLACE:乙市〕、〔PLACE:丙市〕三个片区揭牌。",
        "近30天来，〔PLACE:甲市〕秩序良好。",
        "〔PLACE:甲市〕进出口环比增长3%。",
        "〔PLACE:甲市〕2024年7月1日揭牌。",
        "没有名称，进出口96.2亿元。",
    ],
)
def test_what_counts_nothing_of_interest_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_heading_is_not_read() -> None:
    assert read("〔PLACE:甲市〕进出口96.2亿元\n〔PLACE:甲市〕今年取得佳绩。") == []


def test_a_figure_that_is_said_again_is_told_once() -> None:
    text = "〔INITIATIVE:丙系统〕启用后，15秒就通关。〔INITIATIVE:丙系统〕让司机15秒快捷通关。"
    assert [figure[1] for figure in read(text)] == ["通关"]


def test_the_same_number_of_other_things_is_told_again() -> None:
    text = "〔PLACE:甲市〕建成快速维权中心3家、纠纷应对分中心3家。"
    assert [figure[1] for figure in read(text)] == ["快速维权中心", "纠纷应对分中心"]


def test_the_printed_words_and_measure_words_are_kept() -> None:
    text = "據悉，〔PLACE:南沙〕向國家爭取15條便利措施，並獲批准；這項優惠政策將為區內企業帶來實質好處。"
    (figure,) = find_figures(marked_doc(text))
    assert (figure.indicator, figure.unit, figure.raw) == ("便利措施", "條", "15條")


def test_the_evidence_is_the_sentence_and_the_rule() -> None:
    text = "〔PLACE:甲市〕天气晴好。〔PLACE:甲市〕进出口总值96.2亿元。"
    (figure,) = find_figures(marked_doc(text))
    evidence = figure.evidence
    assert (evidence.start, evidence.end, evidence.text) == (7, 21, "甲市进出口总值96.2亿元。")
    assert evidence.rule == "level-after-topic"
    assert 0 < evidence.confidence < 1


def test_a_clear_subject_makes_a_figure_more_certain() -> None:
    (clear,) = find_figures(marked_doc("〔PLACE:甲市〕进出口总值96.2亿元。"))
    unclear = find_figures(marked_doc("〔PLACE:甲市〕、〔PLACE:乙市〕进出口总值96.2亿元。"))[0]
    assert clear.evidence.confidence > unclear.evidence.confidence


def test_the_component_puts_the_figures_on_the_document() -> None:
    doc = figures_component(marked_doc("〔PLACE:甲市〕进出口总值96.2亿元。"))
    assert [type(o) for o in doc._.observations] == [Observation]
    assert doc._.observations[0].value == 9620000000
    assert COMPONENT == "fzt_figures"


PIECES = st.sampled_from(
    [
        "〔PLACE:甲市〕",
        "〔ZONE:乙区〕",
        "〔INITIATIVE:丙项目〕",
        "据",
        "占",
        "其中",
        "，",
        "。",
        "、",
        "和",
        "由",
        "至",
        "同比",
        "增长",
        "分别",
        "下降",
        "96.2亿元",
        "3家",
        "15秒",
        "21.8%",
        "5倍",
        "4年",
        "12亩",
        "企业",
        "进出口",
        "总投资",
        "的",
        "今年前5个月",
        "截至",
        "2023年",
        "以来",
        "（",
        "）",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_raises_and_every_evidence_is_of_the_text(text: str) -> None:
    doc = marked_doc(text, date=dt.date(2024, 7, 1))
    reading = doc._.reading.text
    assert all(o.evidence.text == reading[o.evidence.start : o.evidence.end] != "" for o in find_figures(doc))


def test_the_log_says_which_figures_are_left_out_and_why(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert read("园区占地5亩。\n〔ZONE:甲区〕讨论，15%。") == []
    assert "'5亩' is left out: it is not clear whose it is: 园区占地5亩。" in caplog.text
    assert "numbers of its sentences are left out" in caplog.text


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("〔PLACE:丁省〕扩大开放。以〔ZONE:甲区〕为例，2023年进出口91亿元。", ["甲区"]),
        ("〔ZONE:甲区〕2023年进出口91亿元，占同期〔PLACE:全省=丁省〕进出口总值的49.8%。", ["甲区", "甲区"]),
        (
            "〔PLACE:丁省〕发展外贸。〔ZONE:甲互市贸易区〕开放。据〔COMPANY:乙公司〕统计，互市贸易区的交易票数达9票。",
            ["甲互市贸易区"],
        ),
        ("〔INITIATIVE:丙班列〕抵达。这条通道以〔PLACE:丁市〕为核心，2023年发运460趟。", ["丙班列"]),
    ],
)
def test_nouns_and_the_order_of_clauses_tell_the_subject(text: str, subjects: list[str]) -> None:
    assert [figure[0] for figure in read(text)] == subjects


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("〔ZONE:甲区〕2021年、2022年和2023年进出口分别为5亿元、6亿元、7亿元。", ["2021", "2022", "2023"]),
        ("〔ZONE:甲区〕2018年7月5日封关运行，到11月底累计进出口59亿元。", ["2018-07-05/2018-11-30"]),
        (
            "今年前5月，〔ZONE:甲区〕出口5亿元；5月，出口1亿元。进口3亿元。",
            ["2024-01/2024-05", "2024-05", "2024-01/2024-05"],
        ),
        ("2023年，〔ZONE:甲区〕完成固定资产投资5亿元，总投资9亿元。", ["2023", ""]),
        ("6月8日，〔ZONE:甲区〕签约，预计营收5亿元。", [""]),
    ],
)
def test_a_figure_has_the_period_over_which_it_was_counted(text: str, periods: list[str]) -> None:
    assert [figure[4] for figure in read(text)] == periods
