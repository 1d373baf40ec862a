import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fztgraph.articles import read_articles
from fztgraph.errors import ArticleError

#: The issues and how many articles each has.
ISSUES = {"issue-238": 11, "issue-239": 9, "issue-240": 9, "issue-241": 9, "issue-242": 9}
LINES = st.sampled_from(
    [
        "# 自贸动态",
        "第 238 期",
        "2024年7月1日",
        "## 一、板块",
        "**二、板块**",
        "三、板块",
        "### （一）甲",
        "（二）乙",
        "#### **(三) 丙**",
        "## （十百）丁",
        "来源：https://a.cn/",
        "正文。",
        "",
        "---",
        "title: 题",
        "1. 小标题",
        "\u3000",
        "\f",
        "（注）",
        "﻿",
        "\r",
    ]
)


def check_against_gold(path, gold_folder):
    gold = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(gold_folder.glob("*.json"))]
    read = [(a.number, a.title, a.section, str(a.date)) for a in read_articles(path)]
    assert len(read) == ISSUES[path.stem]
    assert read == [(int(g["id"][-2:]), g["title"], g["section"], g["date"]) for g in gold]


def test_the_newsletter_splits_as_the_gold_says(corpus, root):
    check_against_gold(corpus / "issue-238.md", root / "corpus" / "gold" / "issue-238")


@pytest.mark.parametrize("issue", ISSUES)
def test_reference_issues_split_as_their_gold_says(shared, issue):
    check_against_gold(shared / "corpus" / f"{issue}.md", shared / "gold" / issue)


@pytest.mark.parametrize("number", range(1, 27))
def test_reference_pages_are_one_article(shared, number):
    gold = json.loads((shared / "gold" / "web" / f"web-{number:02d}.json").read_text(encoding="utf-8"))
    (article,) = read_articles(shared / "corpus" / "web" / f"web-{number:02d}.txt")
    assert gold.get("title") in {None, article.title}
    assert gold.get("date") in {None, str(article.date)}


def test_offsets_of_an_article_lead_back_to_the_file(corpus):
    text = (corpus / "issue-238.md").read_bytes().decode()
    articles = read_articles(corpus / "issue-238.md")
    places = [text.index(article.text) for article in articles]
    assert all(
        place + len(a.text) <= following for (place, following), a in zip(pairwise(places), articles, strict=False)
    )
    assert "".join(re.findall(r"（十一）.*", articles[10].text, re.DOTALL)) == text[text.index("（十一）") :]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_encoding_does_not_matter(corpus, tmp_path, encoding):
    copy = tmp_path / "issue-238.md"
    copy.write_bytes((corpus / "issue-238.md").read_bytes().decode().encode(encoding))
    assert read_articles(copy) == read_articles(corpus / "issue-238.md")


def test_the_source_is_what_the_caller_says(corpus):
    article = read_articles(corpus / "issue-238.md", source="2024/issue-238.md")[3]
    assert article.source == article.issue.source == "2024/issue-238.md"
    assert article.iri == "https://w3id.org/fztgraph/id/article/issue-238/4"


@pytest.mark.parametrize(
    ("name", "markdown"), [("a.md", True), ("a.markdown", True), ("a.txt", False), ("a.TXT", False)]
)
def test_markdown_by_suffix(tmp_path, name, markdown):
    (tmp_path / name).write_text("标题\n正文。", encoding="utf-8")
    assert [article.markdown for article in read_articles(tmp_path / name)] == [markdown]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.doc", b"text", "is of a kind that is not read; convert it to one of .md, .markdown, .txt, .html, .htm,"),
        ("a.md", b"", "is empty"),
        ("a.md", b"\0", "is a binary file"),
        ("a.md", b"\xff", "unknown encoding"),
        ("a.md", b"---\ntitle: [\n---\n", "line 3: front matter does not parse"),
        ("a.md", b"---\ntitle: x\n---\n\n", "has no text after its front matter"),
        ("a.md", "第 3 期\n".encode(), "is a newsletter with no articles"),
        ("a.md", b"a" * 1_000_001, "has a line of 1,000,001 characters, where 1,000,000 are the most"),
        ("a.md", b"a\n" * 500_001, "has 1,000,002 characters, where 1,000,000 are the most"),
        (
            "a.md",
            b"## \xef\xbc\x88\xe4\xb8\x80\xef\xbc\x89a\n" + b"a\n" * 600_000,
            "article 1 has 1,200,008 characters",
        ),
        ("a.txt", b"a" * (17 << 20), "is too large: 17.0 MiB, where 16 are the most"),
        ("a.pdf", b"", "is empty"),
        ("a.docx", b"PK", "is not a Word document, or a damaged one"),
        ("a.htm", b"<html></html>", "shows no text"),
    ],
)
def test_bad_files_have_a_line_that_names_them(tmp_path, name, data, problem):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_articles(tmp_path / name, source=f"news/{name}")
    assert str(caught.value).startswith(f"news/{name}: {problem}")
    assert "\n" not in str(caught.value)


PAGES = {
    "numbered": ("<p>第 3 期</p><p>（一）甲</p><p>文。</p><p>（二）乙</p><p>文。</p>", [1, 2]),
    "both kinds": ("<h2>一、板块</h2><h3>（一）甲</h3><p>文。</p>", [1]),
    "sections only": ("<h2>一、甲</h2><p>文。</p><h2>二、乙</h2><p>文。</p>", [None]),
    "articles only": ("<h2>（一）甲</h2><p>文。</p><h2>（二）乙</h2><p>文。</p>", [None]),
    "number only": ("<p>第 3 期</p><p>文。</p>", [None]),
}


@pytest.mark.parametrize(("body", "numbers"), PAGES.values(), ids=PAGES)
def test_which_pages_are_newsletters(tmp_path, body, numbers):
    page = f"<html><head><title>海湾动态</title></head><body><h1>海湾动态</h1>{body}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles = read_articles(tmp_path / "a.html")
    assert [article.number for article in articles] == numbers
    assert articles[0].title == ("海湾动态" if numbers == [None] else "甲")


def test_a_file_that_cannot_be_opened_has_a_line(tmp_path):
    with pytest.raises(ArticleError, match=r"gone\.md: cannot be read \(No such file or directory\); check"):
        read_articles(tmp_path / "gone.md")


@settings(deadline=None)
@given(
    data=st.one_of(st.binary(max_size=80), st.lists(LINES, max_size=25).map(lambda lines: "\n".join(lines).encode()))
)
def test_any_bytes_are_articles_or_one_line(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(data)
    problem, articles = "", ()
    try:
        articles = read_articles(path)
    except ArticleError as error:
        problem = str(error)
    assert len(problem.splitlines()) == (0 if articles else 1)
    assert [a.number for a in articles] in ([], [None], list(range(1, len(articles) + 1)))
    assert all(a.title and a.text.strip() for a in articles)
