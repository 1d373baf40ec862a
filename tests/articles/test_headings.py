import pytest

from fztgraph.articles.headings import Kind, find_headings


def found(text, *, bare=False):
    return [(heading.kind, heading.number, heading.title) for heading in find_headings(text, bare=bare)]


@pytest.mark.parametrize(
    "line",
    [
        "### （一）标题",
        "# (一) 标题",
        "##（一）标题",
        "###### **（ 一 ）标题**",
        "**（一）标题**",
        "__(一)标题__",
        "**（一）**标题",
        "（一）**标题**",
        "## ㈠ 标题",
        "  ## （一）标题 ##",
        "### **(一) 标题**\u200b",
    ],
)
def test_articles_at_any_level_bold_or_not(line):
    assert found(f"前\n\n{line}\r\n\n正文") == [(Kind.ARTICLE, 1, "标题")]


@pytest.mark.parametrize("line", ["## 二、板块", "### **二、板块**", "**二、板块**", "# 二．板块", "**二、** 板块"])
def test_sections_at_any_level_bold_or_not(line):
    assert found(f"{line}\n\n### （一）标题\n") == [(Kind.SECTION, 2, "板块"), (Kind.ARTICLE, 1, "标题")]


@pytest.mark.parametrize(
    "line",
    [
        "### 1. 小标题",
        "**小标题**",
        "### 小标题",
        "（一）正文",
        "**（一）加强领导。**各地要落实",
        "## （1）小项",
        "**（一）一是抓落实；**",
        "**（一）包括：**",
        "## 一",
        "## （一）" + "长" * 200,
        "第一、正文",
    ],
)
def test_what_is_no_heading_of_an_article_or_section(line):
    assert found(line) == []


def test_a_heading_spans_its_line_without_the_line_break():
    text = "前\r\n## （十一）标题 \r\n后"
    (heading,) = find_headings(text, bare=False)
    assert text[heading.start : heading.end] == "## （十一）标题 "
    assert heading.number == 11


def test_bare_headings_count_where_they_may_and_none_is_marked():
    text = "一、板块\n（一）甲\n正文一句。\n（二）乙\n（三）各地要落实政策。\n（四）" + "长" * 60
    assert [title for *_, title in found(text, bare=True)] == ["板块", "甲", "乙"]
    assert found(text) == []


def test_bare_lists_are_text_where_headings_are_marked():
    text = "## （一）甲\n（一）内容\n（二）内容\n## （二）乙\n"
    assert [title for *_, title in found(text, bare=True)] == ["甲", "乙"]


def test_a_bare_heading_that_fills_a_gap_counts():
    text = "## （一）甲\n正文。\n\n（二）乙\n\n正文。\n\n## （三）丙\n"
    assert [title for *_, title in found(text)] == ["甲", "乙", "丙"]


def test_two_bare_lines_for_one_gap_are_text():
    text = "## （一）甲\n（二）乙\n（二）乙乙\n## （三）丙\n"
    assert [title for *_, title in found(text)] == ["甲", "丙"]


def test_numbered_subheadings_stay_in_their_article():
    text = "## 一、板块\n## （一）甲\n### 一、背景\n文。\n### 二、进展\n文。\n## 二、下一板块\n## （二）乙\n文。"
    assert [title for *_, title in found(text)] == ["板块", "甲", "下一板块", "乙"]


def test_a_section_may_open_with_a_remark():
    text = "## 一、板块\n## （一）甲\n文。\n## 二、观察\n编者按。\n## （二）乙\n文。"
    assert [title for *_, title in found(text)] == ["板块", "甲", "观察", "乙"]
