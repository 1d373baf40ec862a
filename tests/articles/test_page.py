import datetime as dt

import pytest

from fztgraph.articles.front_matter import FrontMatter
from fztgraph.articles.page import read_page

NO_MATTER = FrontMatter()


def page(text, matter=NO_MATTER):
    return read_page(text, matter, "web-01.txt", markdown=False)


def test_front_matter_comes_first():
    matter = FrontMatter("题", dt.date(2024, 7, 1), "人民网", "https://a.cn/", "zh-TW")
    article = page("# 另一题\n2020-01-01\n来源：https://b.cn/\n", matter)
    assert (article.title, article.date, article.url) == ("题", dt.date(2024, 7, 1), "https://a.cn/")
    assert (article.publisher, article.lang, article.markdown) == ("人民网", "zh-TW", False)


def test_the_page_is_one_article_of_no_issue():
    article = page("\n正文\n")
    assert article.iri == "https://w3id.org/fztgraph/id/article/web-01"
    assert (article.number, article.section, article.issue, article.text) == (None, None, None, "\n正文\n")


def test_dateline_and_source_line_are_read_where_there_is_no_front_matter():
    article = page("标题\n发布时间：2017-12-28\n来源：https://a.cn/1\n正文。")
    assert (article.date, article.url) == (dt.date(2017, 12, 28), "https://a.cn/1")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("导航 | 首页\n## 真标题 ##\n正文", "真标题"),
        ("导航\r**真标题**\r正文", "真标题"),
        ("\n  第一行 \n第二行", "第一行"),
        ("长" * 61, "长" * 60 + "…"),
    ],
)
def test_the_title_is_the_first_heading_or_line(text, title):
    assert page(text).title == title


def test_a_first_line_that_shows_nothing_is_no_title():
    assert page("\u2000\ufeff\n**\n正文的第一行。\n").title == "正文的第一行。"
