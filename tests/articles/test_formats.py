"""The same newsletter in every format gives the same articles, entities and facts, offsets aside."""

import dataclasses

import newsletter_formats as formats
import pytest

from fztgraph.articles import read_articles
from fztgraph.pipeline import build_pipeline, extract_article

WITH_TABLE = """# 海湾动态

第 12 期

主办：海湾省自贸办

2024 年 7 月 1 日

## 一、数据

### （一）海湾市上半年外贸稳步增长

海湾市近日公布上半年外贸数据，主要指标如下。

| 指标 | 上半年 | 同比增长 |
| --- | --- | --- |
| 进出口总值 | 96.2亿元 | 21.8% |
| 出口 | 47.7亿元 | 52.7% |
| 进口 | 48.5亿元 | 1.6% |

海湾海关负责人表示，下半年将继续优化口岸通关流程。

### （二）海湾口岸新增一条 TIR 货运线路

6月16日，一辆装载着 16.6 吨小百货的 TIR 运输车辆从海湾口岸驶出，海湾至莫斯科 TIR 跨境公路货运线路正式开通。

**TIR** 运输手续简便。
"""
FORMATS = ["issue.txt", "issue.html", "issue.htm", "issue.docx", "printed/issue.pdf", "set/issue.pdf"]


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


@pytest.fixture(scope="module", params=["corpus", "table"])
def folder(request, corpus, tmp_path_factory):
    """A folder with a newsletter in every format but those of Chromium."""
    text = (corpus / "issue-238.md").read_text(encoding="utf-8") if request.param == "corpus" else WITH_TABLE
    folder = tmp_path_factory.mktemp("formats")
    for name in ("printed", "set"):
        (folder / name).mkdir()
    (folder / "issue.md").write_text(text, encoding="utf-8")
    formats.write_text(text, folder / "issue.txt")
    formats.write_html(text, folder / "issue.html")
    formats.write_html(text, folder / "issue.htm", encoding="gb18030")
    formats.write_docx(text, folder / "issue.docx")
    formats.set_pdf(text, folder / "set" / "issue.pdf")
    return folder


def read(nlp, path):
    return [extract_article(nlp, article) for article in read_articles(path)]


def found(extraction):
    """Return all that an extraction says but where it says it."""
    entities = {(e.iri, e.label, e.type, e.name, len(e.mentions)) for e in extraction.entities}
    facts = {
        dataclasses.replace(fact, evidence=None)
        for fact in (*extraction.relations, *extraction.dates, *extraction.observations)
    }
    article = extraction.article
    about = (article.number, article.title, article.section, article.date, article.publisher, article.issue.number)
    return about, entities, facts, extraction.themes


@pytest.fixture(scope="module")
def expected(nlp, folder):
    return [found(extraction) for extraction in read(nlp, folder / "issue.md")]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same(nlp, folder, expected, name):
    if name.startswith("printed") and not (folder / name).exists():
        formats.print_pdf(folder / "issue.html", folder / name)
    for extraction, wanted in zip(read(nlp, folder / name), expected, strict=True):
        assert found(extraction) == wanted


def test_the_table_is_read_at_all(expected):
    facts = [fact for _, _, facts, _ in expected for fact in facts]
    assert len(facts) >= 6


def test_offsets_lead_into_the_text_that_was_made(nlp, folder):
    for extraction in read(nlp, folder / "set" / "issue.pdf"):
        text = extraction.article.text
        assert all(m.text == text[m.start : m.end] for entity in extraction.entities for m in entity.mentions)
