import datetime as dt

import pytest

from fztgraph.articles.front_matter import FrontMatter, find_address, split_front_matter
from fztgraph.errors import ArticleError

FULL = """---
title: "自贸：动态"
date: 2024-07-01
source: 人民网
url: https://example.org/a?b=1
lang: zh-CN
tags: [一, 二]
---

正文
"""


def test_known_keys_are_read_and_others_ignored():
    matter, body = split_front_matter(FULL, "a.md")
    assert matter == FrontMatter("自贸：动态", dt.date(2024, 7, 1), "人民网", "https://example.org/a?b=1", "zh-CN")
    assert body == "\n正文\n"


@pytest.mark.parametrize("date", ["2024年7月1日", "2024-07-01 08:30:00", '"2024/7/1"', "2024.7.1"])
def test_a_date_may_be_a_string(date):
    assert split_front_matter(f"---\ndate: {date}\n---\n正文", "a.md")[0].date == dt.date(2024, 7, 1)


@pytest.mark.parametrize(
    ("title", "read"), [("2024", "2024"), ("yes", "yes"), ("null", None), ("", None), ("|\n  甲\n  乙", "甲 乙")]
)
def test_a_title_is_the_text_as_written(title, read):
    assert split_front_matter(f"---\ntitle: {title}\n---\n正文", "a.md")[0].title == read


@pytest.mark.parametrize(
    "text",
    ["正文", "---\n\n正文\n\n---\n", "---\n正文没有键\n", "# 标题\n---\ntitle: x\n---\n", "----\ntitle: x\n---\n"],
)
def test_a_rule_is_no_front_matter(text):
    assert split_front_matter(text, "a.md") == (FrontMatter(), text)


@pytest.mark.parametrize(
    "text", ["---\r\ntitle: 题\r\n---\r\n正文", "\n---\ntitle: 题\n...\n正文", "---\rtitle: 题\r---\r正文"]
)
def test_line_ends_do_not_matter(text):
    assert split_front_matter(text, "a.md") == (FrontMatter(title="题"), "正文")


def test_front_matter_may_be_empty():
    assert split_front_matter("---\n# 无\n---\n正文", "a.md") == (FrontMatter(), "正文")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("title: 甲\ndate: [\n", "line 4: front matter does not parse"),
        ("title: 甲: 乙\n", "line 2: front matter does not parse (mapping values are not allowed here)"),
        ("title: *none\n", "line 2: front matter does not parse"),
        ("title: \x08\n", "line 2: front matter does not parse;"),
        ("[" * 5000 + "\n", "line 2: front matter does not parse;"),
        (": : [\n", "line 2: front matter does not parse"),
        ("title：甲\n", "line 2: front matter is not a list of keys with values; write it as title: …"),
        ("title:\n- 甲\n", "line 3: title in the front matter is not one value; write one value"),
        ("title: 甲\ndate: soon\n", "line 3: 'soon' is not a date; write a day, such as 2024-07-01 or 2024年7月1日"),
        ("date: 2024-02-30\n", "line 2: '2024-02-30' is not a date"),
        ("url: www.example.org\n", "line 2: 'www.example.org' is not a web address"),
        ("lang: 中文\n", "line 2: '中文' is not a language tag"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_line(block, message):
    with pytest.raises(ArticleError) as caught:
        split_front_matter(f"---\n{block}---\n正文", "a.md")
    assert str(caught.value).startswith(f"a.md: {message}")
    assert "\n" not in str(caught.value)


def test_front_matter_that_is_not_closed_is_refused():
    with pytest.raises(ArticleError, match="line 1: front matter is not closed; end it"):
        split_front_matter("---\ntitle: 甲\n正文\n", "a.md")


def test_a_key_that_is_no_word_is_ignored():
    assert split_front_matter("---\n[a]: b\ntitle: 题\n---\n", "a.md")[0].title == "题"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("来源：http://a.cn/x；http://b.cn/y", "http://a.cn/x"),
        ("[报道](https://a.cn/x_1.html)", "https://a.cn/x_1.html"),
        ("<https://a.cn/>。", "https://a.cn/"),
        ("见 https://a.cn/x, 等", "https://a.cn/x"),
        ("公开报道", None),
        ("www.a.cn", None),
    ],
)
def test_the_first_address_is_found(text, address):
    assert find_address(text) == address
