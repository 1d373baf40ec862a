import datetime as dt

import pytest

from fztgraph.articles.datelines import find_dateline, find_dates, parse_date, parse_numeral


@pytest.mark.parametrize(
    "text",
    [
        "2024年7月1日",
        "2024 年 7 月 1 日",
        "2024-07-01",
        "2024-7-1",
        "2024/07/01",
        "2024.7.1",
        "二〇二四年七月一日",
        "2024-07-01 08:30",
        "2024-07-01T08:30:00Z",
        "2024-07-01T08:30:00.5+08:00",
        "2024年7月1日16:48",
        " 2024年7月1日 ",
    ],
)
def test_a_day_is_parsed(text):
    assert parse_date(text) == dt.date(2024, 7, 1)


@pytest.mark.parametrize(
    "text", ["", "soon", "2024", "2024-07", "2024年7月", "2024-13-01", "2024-02-30", "2024-07-01 x"]
)
def test_what_is_no_day_is_none(text):
    assert parse_date(text) is None


def test_days_are_found_in_order():
    assert find_dates("2024年7月1日，2023-12-31，2024-02-30") == [dt.date(2024, 7, 1), dt.date(2023, 12, 31)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("来源:岚岛在线   发布时间:2017-12-28 17:25   点击数:1063", "2017-12-28"),
        ("标题\n2024年10月16日16:48 | 来源:椰风网\n小字号", "2024-10-16"),
        ("标题\n\n2017年12月28日\n", "2017-12-28"),
        ("二〇一七年十二月二十八日", "2017-12-28"),
        ("发布时间：2017-12-28  更新时间：2018-01-05", "2017-12-28"),
        ("2017-12-28 17:25\n发布日期：2017年12月28日", "2017-12-28"),
        ("2017-12-28 10:00\n2018-01-05 11:00", None),
        ("发布时间：2017-12-28\n发布时间：2018-01-05", None),
        ("2017年12月28日，高速货运滚装船驶离码头", None),
        ("协定于2023年10月17日签署。", None),
        ("12月28日", None),
        ("行\n" * 12 + "2017-12-28", None),
        ("长" * 100 + "2017-12-28", None),
        ("", None),
    ],
)
def test_a_dateline_is_found_where_it_is_the_only_one(text, day):
    assert find_dateline(text) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("238", 238),
        ("２３８", 238),
        ("二三八", 238),
        ("二百三十八", 238),
        ("一百零八", 108),
        ("十", 10),
        ("二十", 20),
        ("十二", 12),
        ("一千二百", 1200),
        ("百", 100),
    ],
)
def test_numerals(text, number):
    assert parse_numeral(text) == number
