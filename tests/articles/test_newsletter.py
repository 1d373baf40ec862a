import datetime as dt

import pytest

from fztgraph.articles.front_matter import FrontMatter
from fztgraph.articles.newsletter import find_source_address, is_newsletter, split_newsletter
from fztgraph.errors import ArticleError

MASTHEAD = "# 自贸动态\n\n第 7 期\n\n主办：省自贸办\n\n2024 年 8 月 1 日\n\n（供测试使用）\n\n"
ISSUE = MASTHEAD + "## 一、板块\n\n### （一）甲 乙\n\n来源：https://a.cn/1\n\n正文。\n\n#### **(三) 丙**\n\n正文。\n"

NO_MATTER = FrontMatter()


def split(text, matter=NO_MATTER, markdown=True):
    return split_newsletter(text, matter, "issue-7.md", markdown=markdown)


def test_the_masthead_is_the_issue():
    issue = split(ISSUE)[0].issue
    assert (issue.title, issue.number, issue.date) == ("自贸动态", 7, dt.date(2024, 8, 1))
    assert (issue.publisher, issue.note, issue.source) == ("省自贸办", "供测试使用", "issue-7.md")
    assert issue.iri == "https://w3id.org/fztgraph/id/issue/issue-7"


def test_articles_have_title_section_number_and_date():
    articles = split(ISSUE)
    assert [(a.title, a.section, a.number) for a in articles] == [("甲 乙", "板块", 1), ("丙", "板块", 2)]
    assert {(a.date, a.publisher, a.lang, a.markdown) for a in articles} == {
        (dt.date(2024, 8, 1), "省自贸办", "zh", True)
    }
    assert articles[1].iri == "https://w3id.org/fztgraph/id/article/issue-7/2"


def test_articles_are_exact_slices_from_their_heading_on():
    first, second = split(ISSUE.replace("\n", "\r\n"))
    assert first.text == "### （一）甲 乙\r\n\r\n来源：https://a.cn/1\r\n\r\n正文。\r\n\r\n"
    assert second.text == "#### **(三) 丙**\r\n\r\n正文。\r\n"


def test_a_section_ends_the_article_before_it():
    text = ISSUE.replace("#### **(三)", "## 二、另一板块\n\n## (三)")
    assert [(a.section, "板块" in a.text) for a in split(text)] == [("板块", False), ("另一板块", False)]


@pytest.mark.parametrize(
    ("masthead", "expected"),
    [
        ("# 自贸动态 第238期\n", ("自贸动态", 238, None, None)),
        ("# 自贸动态（第二百三十八期）\n2024年7月1日\n", ("自贸动态", 238, "2024-07-01", None)),
        ("自贸动态\n2024年第7期（总第238期）\n", ("自贸动态", 238, None, None)),
        ("自贸动态\n第238期  2024-07-01\n主办单位: 省 自贸办  2024年\n", ("自贸动态", 238, "2024-07-01", "省 自贸办")),
        ("\n\n第二三八期\n", ("issue-7", 238, None, None)),
        ("# 自贸动态\n本期导读说了很多话。\n", ("自贸动态", None, None, None)),
    ],
)
def test_mastheads(masthead, expected):
    issue = split(masthead + "## （一）甲\n正文。")[0].issue
    date = issue.date and issue.date.isoformat()
    assert (issue.title, issue.number, date, issue.publisher) == expected


def test_front_matter_fills_what_the_masthead_lacks():
    matter = FrontMatter(title="自贸动态 第9期", date=dt.date(2024, 9, 1), source="省自贸办", lang="zh-CN")
    article = split("## （一）甲\n正文。", matter)[0]
    assert (article.issue.title, article.date, article.publisher) == ("自贸动态", dt.date(2024, 9, 1), "省自贸办")
    assert article.lang == "zh-CN"


def test_the_masthead_comes_before_the_front_matter():
    matter = FrontMatter(title="别的 第9期", date=dt.date(2020, 1, 1), source="别的")
    assert split(ISSUE, matter)[0].issue == split(ISSUE)[0].issue


@pytest.mark.parametrize(
    "text", [MASTHEAD, MASTHEAD + "正文。", MASTHEAD + "## 一、板块\n\n正文。\n", "# 题\n## 一、板块\n文。"]
)
def test_an_issue_with_no_articles_is_refused(text):
    assert is_newsletter(text, FrontMatter())
    with pytest.raises(ArticleError, match=r"^issue-7\.md: is a newsletter with no articles; head each article"):
        split(text)


def test_a_section_with_text_and_no_articles_is_read_as_one():
    articles = split(ISSUE + "## 二、简讯\n\n口岸开通。\n## 三、空\n")
    assert [(a.title, a.section) for a in articles][2:] == [("简讯", "简讯")]


def test_a_heading_without_a_title_takes_the_first_line():
    assert split("## （一）\n\n**标题在此**\n正文。")[0].title == "标题在此"


@pytest.mark.parametrize(
    ("text", "matter", "many"),
    [
        (ISSUE, FrontMatter(), True),
        (ISSUE, FrontMatter(title="自贸动态", url="https://a.cn/"), True),
        ("## （一）甲\n文。\n## （二）乙\n文。", FrontMatter(), True),
        ("## （一）甲\n文。\n## （二）乙\n文。", FrontMatter(title="通知"), False),
        ("## 一、甲\n## （一）乙\n文。", FrontMatter(title="自贸动态"), True),
        ("## 一、甲\n文。", FrontMatter(url="https://a.cn/"), False),
        ("（一）甲\n文。", FrontMatter(), False),
        (MASTHEAD + "（一）甲\n文。", FrontMatter(), True),
        ("简报（第 9 期）\n一、从哪里来\n文。", FrontMatter(url="https://a.cn/"), False),
        ("文。", FrontMatter(title="自贸动态 第 9 期"), True),
        ("第三期讲座开讲\n文。", FrontMatter(), False),
        ("标题\n\n文。", FrontMatter(), False),
    ],
)
def test_what_is_an_issue(text, matter, many):
    assert is_newsletter(text, matter) == many


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("\n来源：http://a.cn/1；http://b.cn/2\n正文", "http://a.cn/1"),
        ("**来源**: <https://a.cn/1>", "https://a.cn/1"),
        ("作者：某\n文章来源：https://a.cn/1", "https://a.cn/1"),
        ("来源：公开报道\n正文 https://a.cn/1", None),
        ("一\n二\n三\n来源：https://a.cn/1", None),
        ("", None),
    ],
)
def test_the_source_line_is_the_address(text, address):
    assert find_source_address(text) == address
