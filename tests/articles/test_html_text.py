import datetime as dt

import pytest

from fztgraph.articles.html_text import read_html
from fztgraph.errors import ArticleError

PARAGRAPH = "海湾市近日出台办法，口岸通关时间缩短三成，企业少跑腿，群众得实惠，外贸企业的通关成本明显下降。"
PAGE = f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{{charset}}"><title>口岸通关再提速-要闻-海湾网</title>
<meta property="og:site_name" content="海湾网"><link rel="canonical" href="https://news.example.cn/a/1.html"></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/news">要闻</a></li></ul></div>
<div class="article"><h1>口岸通关再提速</h1><div class="info">2024-05-06 08:30 来源：海湾网</div>
<div class="text"><p>{PARAGRAPH}</p><p><strong>企业有话说</strong></p><p>{PARAGRAPH[::-1]}</p>
<table><tr><th>指标</th><th>数值</th></tr><tr><td>出口</td><td>47.7亿元</td></tr></table>
<p>{PARAGRAPH}{PARAGRAPH}</p></div></div>
<div class="footer">版权所有 海湾网</div><script>var menu = "菜单";</script></body></html>"""


def read(page, encoding="utf-8"):
    return read_html(page.format(charset=encoding).encode(encoding), "a.html")


TRADITIONAL = "<p>天津自由貿易試驗區成為內地第三個引入自由貿易帳戶體系的地區，規則統一。</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk"])
def test_a_page_gives_its_main_text(encoding):
    text = read(PAGE, encoding).text
    assert text.startswith("# 口岸通关再提速\n")
    assert not [word for word in ("首页", "版权", "菜单") if word in text]


def test_a_page_in_big5():
    head = '<meta http-equiv="Content-Type" content="text/html; charset=big5"><title>口岸通關再提速</title>'
    page = f"<html><head>{head}</head><body><h1>口岸通關再提速</h1>{TRADITIONAL * 5}</body></html>"
    assert "第三個引入自由貿易" in read_html(page.encode("big5"), "a.html").text


def test_headings_bold_lines_and_tables_are_kept():
    lines = read(PAGE).text.splitlines()
    assert lines[0] == "# 口岸通关再提速"
    assert "**企业有话说**" in lines
    assert "| 出口 | 47.7亿元 |" in lines


def test_what_a_page_says_of_itself():
    matter = read(PAGE).matter
    assert (matter.title, matter.date, matter.source) == ("口岸通关再提速", dt.date(2024, 5, 6), "海湾网")
    assert (matter.url, matter.lang) == ("https://news.example.cn/a/1.html", "zh-CN")


def test_a_newsletter_is_read_whole():
    articles = "<h2>一、板块</h2><h3>（一）甲</h3><p>文。</p><h3>（二）乙</h3><p>文。</p>"
    text = read_html(f"<body><h1>动态</h1><p>第 3 期</p>{articles}</body>".encode(), "a.html").text
    assert text == "# 动态\n\n第 3 期\n\n## 一、板块\n\n### （一）甲\n\n文。\n\n### （二）乙\n\n文。\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>甲<br>乙</p>", "甲\n\n乙"),
        ("<p>甲 <b>乙</b> 丙</p>", "甲 乙 丙"),
        ("<p><span style='font-weight: 700'>甲</span> <b>乙</b></p>", "**甲 乙**"),
        ("<p>甲\n  乙</p>", "甲 乙"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n\n乙\n\n丙"),
        ("<p>甲<span style='display:none'>乙</span><i hidden>丙</i></p>", "甲"),
        ("<p><ruby>关<rt>guān</rt></ruby></p>", "关"),
        ("<p># 甲 * 乙</p>", "\\# 甲 \\* 乙"),
        ("<p>来源：<a href='https://a.cn/1'>原文</a></p>", "来源：原文 https://a.cn/1"),
        ("<p>来源：<a href='https://a.cn/1'>https://a.cn/1</a></p>", "来源：https://a.cn/1"),
        ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", "甲\n\n乙"),
        ("<table><tr><td colspan=2>甲</td></tr><tr><td>一</td><td>|</td></tr><tr><td>二</td><td>2</td></tr></table>",
         "| 甲 |  |\n| --- | --- |\n| 一 | ｜ |\n| 二 | 2 |"),
        ("<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>", "甲\n\n乙"),
    ],
)  # fmt: skip
def test_blocks(body, text):
    from lxml import html

    from fztgraph.articles.html_blocks import find_blocks
    from fztgraph.articles.marking import join_blocks

    assert join_blocks(find_blocks(html.document_fromstring(f"<body>{body}</body>"))) == text + "\n"


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<script>1</script>", b"<!-- a -->", b"<body><nav>a</nav></body>", b"<?xml version='1.0'?>"],
)
def test_a_page_that_shows_nothing_is_refused(data):
    with pytest.raises(ArticleError, match=r"^a\.html: shows no text; save the page"):
        read_html(data, "a.html")


@pytest.mark.parametrize("data", [b"<p>a" * 3, b"plain words", b"<p>\xe6\xb5\xb7</p", b"<a><b>x</a></b>", b"</p>x"])
def test_what_is_hardly_a_page_is_read_all_the_same(data):
    assert read_html(data, "a.html").text.strip()


def test_a_very_long_page_is_read_whole():
    page = f"<body><nav>首页</nav>{f'<p>{PARAGRAPH}</p>' * 5000}</body>".encode()
    assert read_html(page, "a.html").text.count(PARAGRAPH) == 5000
