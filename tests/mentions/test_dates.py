import datetime as dt
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions.dates import COMPONENT, find_dates
from fztgraph.model import Article

ANCHOR = dt.date(2024, 7, 1)


def values(text: str, anchor: dt.date | None = ANCHOR) -> list[str]:
    return [date.value for date in find_dates(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年7月1日", "2024-07-01"),
        ("2023年9月", "2023-09"),
        ("2019年", "2019"),
        ("2025年上半年", "2025-01/2025-06"),
        ("2023年下半年", "2023-07/2023-12"),
        ("一季度", "2024-01/2024-03"),
        ("今年一季度", "2024-01/2024-03"),
        ("第二季度", "2024-04/2024-06"),
        ("第四季度", "2023-10/2023-12"),
        ("2023年三季度", "2023-07/2023-09"),
        ("前三季度", "2023-01/2023-09"),
        ("2024年一至三季度", "2024-01/2024-09"),
        ("今年前5个月", "2024-01/2024-05"),
        ("今年前五个月", "2024-01/2024-05"),
        ("前4月", "2024-01/2024-04"),
        ("1-5月", "2024-01/2024-05"),
        ("1—5月", "2024-01/2024-05"),
        ("1至5月", "2024-01/2024-05"),
        ("1-5月份", "2024-01/2024-05"),
        ("今年1月至5月", "2024-01/2024-05"),
        ("2024年1月至5月", "2024-01/2024-05"),
        ("2023年1-11月", "2023-01/2023-11"),
        ("6月16日", "2024-06-16"),
        ("6月18号", "2024-06-18"),
        ("5月", "2024-05"),
        ("12月份", "2023-12"),
        ("去年", "2023"),
        ("去年11月25日", "2023-11-25"),
        ("前年", "2022"),
        ("明年6月", "2025-06"),
        ("后年", "2026"),
        ("今年以来", "2024-01-01/2024-07-01"),
        ("2018年以来", "2018-01-01/2024-07-01"),
        ("2021年至今", "2021-01-01/2024-07-01"),
        ("截至6月底", "2024-06"),
        ("截至2023年底", "2023-12"),
        ("截至今年5月底", "2024-05"),
        ("今年截至6月22日", "2024-01-01/2024-06-22"),
        ("今年底", "2024-12"),
        ("今年年底", "2024-12"),
        ("年底前建成", "2024-12"),
        ("2024年初", "2024-01"),
        ("2026年内", "2026"),
        ("年内", "2024"),
        ("2024年度", "2024"),
        ("2023年全年", "2023"),
        ("5月下旬", "2024-05"),
        ("1月中旬", "2024-01"),
        ("上月", "2024-06"),
        ("上个月", "2024-06"),
        ("本月", "2024-07"),
        ("本月4日", "2024-07-04"),
        ("下月", "2024-08"),
        ("昨日", "2024-06-30"),
        ("今日（6月28日）", "2024-06-28"),
        ("今日（暂定）", "2024-07-01"),
        ("6月18日至20日", "2024-06-18/2024-06-20"),
        ("6月18日—7月2日", "2024-06-18/2024-07-02"),
        ("6月18、19日", "2024-06-18/2024-06-19"),
        ("2023年7月1日至今年6月30日", "2023-07-01/2024-06-30"),
        ("2019-08-30", "2019-08-30"),
        ("2019.8.30", "2019-08-30"),
        ("2019/8/30", "2019-08-30"),
        ("2019.08.30—2019.09.02", "2019-08-30/2019-09-02"),
        ("“十四五”期间", "2021/2025"),
        ("十三五时期", "2016/2020"),
        ("二〇二四年", "2024"),
        ("二〇二四年七月一日", "2024-07-01"),
        ("七月一日", "2023-07-01"),
        ("2021-2023年", "2021/2023"),
        ("2021年至2023年", "2021/2023"),
        ("28日上午", "2024-06-28"),
        ("將於9月30日", "2024-09-30"),
        ("6月16號", "2024-06-16"),
        ("6月18-20日", "2024-06-18/2024-06-20"),
        ("6月18日（周二）至20日", "2024-06-18/2024-06-20"),
        ("2024年元月5日", "2024-01-05"),
        ("2024年元月", "2024-01"),
        ("昨晚", "2024-06-30"),
        ("今晨", "2024-07-01"),
        ("前天", "2024-06-29"),
        ("上周五", "2024-06-28"),
        ("上个星期天", "2024-06-30"),
        ("本周三", "2024-07-03"),
        ("下周一", "2024-07-08"),
    ],
)
def test_each_form_is_read(text: str, value: str) -> None:
    anchor = ANCHOR if text != "七月一日" else dt.date(2024, 5, 1)
    assert values(text, anchor) == [value]


def test_a_day_is_told_from_the_day_of_the_dateline() -> None:
    assert values("某社海湾4月24日电 联盟24日成立，昨日试运行。") == ["2024-04-24", "2024-04-24", "2024-04-23"]


@pytest.mark.parametrize(
    ("word", "anchor"), [("昨日", None), ("上周五", None), ("昨日", dt.date.min), ("下周一", dt.date.max)]
)
def test_a_day_told_from_an_unknown_day_or_beyond_the_calendar_is_none(word: str, anchor: dt.date | None) -> None:
    assert values(word, anchor) == []


@pytest.mark.parametrize(
    "text",
    [
        "近日",
        "日前",
        "目前",
        "近年来",
        "去年同期",
        "比上年同期增长",
        "较去年增长",
        "1号厂房",
        "2、3、4号厂房",
        "2024年版",
        "2000年历史",
        "2023年第7号公告",
        "3年",
        "5个月",
        "提前3个月",
        "15日元",
        "“721”工作法",
        "13月",
        "2023年13月"[5:],
        "A320",
        "每年6月",
        "三月",
        "三个月",
        "历时15日",
        "《关于做好2020年国家物流枢纽建设工作的通知》",
        "https://example.org/2024-07-01/index.html",
        "http://example.org/2021-07/23/content_447043.htm",
        "此前天津自贸试验区",
        "协定生效当天",
        "5月产量",
        "40年代",
        "第3季度"[:2],
        "十四五规划",
        "目前天津自贸试验区",
        "在此之前日本企业",
        "前天津海关关员",
        "价值3亿元月均增长",
        "上周",
        "上周三场推介会",
        "同年",
        "当月",
        "全年",
        "24小时",
        "2.0版",
    ],
)
def test_what_is_no_date_gives_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年11月签约，2023年5月18日动工，同年11月竣工", ["2022-11", "2023-05-18", "2023-11"]),
        ("2023年3月签署，次年5月开工", ["2023-03", "2024-05"]),
        ("2019年8月设立，9月揭牌", ["2019-08", "2019-09"]),
        ("2019年8月设立。6月16日，线路开通", ["2019-08", "2024-06-16"]),
        ("5月6日正式实施，当日开立账户", ["2024-05-06", "2024-05-06"]),
        ("5月31日签约，次日开工", ["2024-05-31", "2024-06-01"]),
        ("5月6日开通，去年40趟，今年截至当日28趟", ["2024-05-06", "2023", "2024", "2024-05-06"]),
        ("2019年至2023年白皮书。五年间，新收案件3件", ["2019/2023", "2019/2023"]),
        ("2019年至2023年白皮书。三年间，新收案件3件", ["2019/2023"]),
        ("2023年公布。这一年间，两年间隔", ["2023"]),
        ("2023年10月成交，当月交付，次月到港", ["2023-10", "2023-10", "2023-11"]),
        ("截至2023年底共8家；全年办理27件", ["2023-12", "2023"]),
        ("6月18日，开幕。19日，闭幕", ["2024-06-18", "2024-06-19"]),
        ("3月28日、4月24日", ["2024-03-28", "2024-04-24"]),
        ("从2019年8月设立到2023年8月底", ["2019-08", "2023-08"]),
        ("预计2026年启用，2024年内蒙古", ["2026", "2024"]),
        ("2023年上半年和2024年上半年", ["2023-01/2023-06", "2024-01/2024-06"]),
    ],
)
def test_dates_are_resolved_by_those_before_them(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月30日公布", ["2023-09-30"]),
        ("将于9月30日举行", ["2024-09-30"]),
        ("9月30日将举行", ["2024-09-30"]),
        ("7月20日举行", ["2024-07-20"]),
        ("四季度计划投产", ["2024-10/2024-12"]),
        ("下半年", ["2024-07/2024-12"]),
    ],
)
def test_a_date_far_ahead_is_last_years_unless_it_is_announced(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月16日", []),
        ("今年6月", []),
        ("上半年", []),
        ("上月", []),
        ("昨日", []),
        ("年内", []),
        ("28日", []),
        ("2023年6月。9月3日", ["2023-06", "2023-09-03"]),
        ("2023年6月2日、28日", ["2023-06-02", "2023-06-28"]),
        ("2018年以来", ["2018"]),
    ],
)
def test_without_an_anchor_only_stated_years_count(text: str, expected: list[str]) -> None:
    assert values(text, None) == expected


def test_the_turn_of_the_year_belongs_to_the_old_one() -> None:
    assert values("29日，年底前，上月", dt.date(2024, 1, 10)) == ["2023-12-29", "2023-12", "2023-12"]


def test_a_day_without_a_month_takes_that_of_a_date_close_to_the_anchor() -> None:
    assert values("9月29日挂牌，29日满两个月", dt.date(2013, 11, 29)) == ["2013-09-29", "2013-11-29"]


@pytest.mark.parametrize(
    ("text", "stated"), [("2023年9月", True), ("9月", False), ("今年5月", False), ("二〇二四年", True)]
)
def test_only_a_written_year_is_stated(text: str, stated: bool) -> None:
    assert [date.stated for date in find_dates(text, anchor=ANCHOR)] == [stated]


def test_the_component_resolves_by_the_articles_date() -> None:
    nlp = spacy.blank("zh")
    doc = make_doc(nlp, Article(article_iri("a", None), "a.md", "", "6 月16日开通。", date=ANCHOR))
    component = nlp.create_pipe(COMPONENT)
    assert [date.value for date in component(doc)._.dates] == ["2024-06-16"]


PIECES = st.sampled_from(
    [
        "2024年",
        "今年",
        "同年",
        "6月",
        "16日",
        "至",
        "到",
        "-",
        "以来",
        "上半年",
        "前5个月",
        "截至",
        "年底",
        "十四五",
        "期间",
        "《",
        "》",
        "。",
        "9999",
        "00",
        "31日",
        "二〇二四年",
        "2019-08-30",
        "当日",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, st.none() | st.dates())
def test_any_text_gives_spans_of_itself_in_order(text: str, anchor: dt.date | None) -> None:
    found = find_dates(text, anchor=anchor)
    assert all(date.text == text[date.start : date.end] != "" for date in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("月初挂牌运行的试验区", ["2024-06"]),
        ("6月初步完成", ["2024-06"]),
        ("过去几个月初见成效", []),
        ("前5月产量3吨，全年可达9吨", ["2024-01/2024-05", "2024"]),
        ("前5月产量3吨。全年可达9吨", ["2024-01/2024-05"]),
        ("2月30日启用", []),
    ],
)
def test_edges_of_months_and_whole_years_are_of_what_was_told(text: str, values: list[str]) -> None:
    found = find_dates(text, anchor=dt.date(2024, 6, 20))
    assert [date.value for date in found] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("自2021年4月动工以来进展顺利，已于5月20日竣工", ["2021-04", "2024-05-20"]),
        ("2021年4月动工，将于10月投用", ["2021-04", "2024-10"]),
        ("2021年4月动工，10月投用", ["2021-04", "2021-10"]),
    ],
)
def test_a_year_is_carried_to_what_happened_in_it(text: str, values: list[str]) -> None:
    found = find_dates(text, anchor=dt.date(2024, 6, 20))
    assert [date.value for date in found] == values
