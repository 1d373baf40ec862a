"""A digest as a page and as Markdown, of the real corpus and of articles that mean no good."""

import datetime as dt
import re

import pytest
from pyoxigraph import Literal
from sample_generations import publish
from sample_graph import iri, quad

from fztgraph.explorer.digest import explorer_links, read_digest, write_markdown, write_page
from fztgraph.explorer.digest.markdown import plain
from fztgraph.store import open_snapshot

BAD = '<script>alert("1")</script>\u202e*甲*](javascript:x)' + "长" * 10_000
SINCE = dt.date(2024, 1, 1)


@pytest.fixture(scope="module")
def real(corpus_store):
    return {
        lang: read_digest(corpus_store, open_snapshot(corpus_store), since=SINCE, lang=lang) for lang in ("zh", "en")
    }


@pytest.fixture
def bad(tmp_path):
    article = iri("article/1")
    more = [
        quad(iri("initiative/x"), "skos:prefLabel", Literal(BAD, language="zh"), article),
        quad(article, "dct:source", "javascript:alert(1)", article),
        quad(iri("evidence/1"), "fzt:quote", BAD, article),
    ]
    snapshot = publish(tmp_path / "store", {1: ("zone/a", "carriesOut", "initiative/x")}, more=more)
    return read_digest(tmp_path / "store", snapshot, since=SINCE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_asks_for_nothing_and_runs_nothing(real, lang):
    page = write_page(real[lang], explorer_links(None))
    assert page.startswith("<!doctype html>\n")
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|\bsrc=|\son\w+=|style=", page)
    assert "default-src 'none'" in page
    assert "size: A4" in page


@pytest.mark.parametrize("write", [write_page, write_markdown])
def test_the_same_digest_has_the_same_text(real, corpus_store, write):
    again = read_digest(corpus_store, open_snapshot(corpus_store), since=SINCE)
    assert write(again, explorer_links(None)) == write(real["zh"], explorer_links(None))


@pytest.mark.parametrize("write", [write_page, write_markdown])
def test_every_sentence_is_quoted_and_every_article_listed(real, write):
    text = re.sub(r"\\(.)", r"\1", write(real["zh"], explorer_links(None)))
    assert real["zh"].new_facts > 50
    for said in real["zh"].sentences():
        assert " ".join(said.quote.split())[:8].replace("&", "&amp;") in text
    assert all(each.title[:8] in text for each in real["zh"].articles)


def test_names_lead_into_an_explorer_that_is_named(real):
    page = write_page(real["zh"], explorer_links("http://explorer.example/fzt/"))
    assert re.search(r'<a href="http://explorer\.example/fzt/id/zone/', page)
    assert '<a href="http://explorer.example/fzt/id/article/' in page
    assert 'href="/id/' not in write_page(real["zh"], explorer_links(None))


def test_bad_texts_are_text_in_a_page(bad):
    page = write_page(bad, explorer_links(None))
    assert "<script" not in page
    assert "javascript:alert" not in page
    assert "&lt;script&gt;" in page


def test_bad_texts_are_text_in_markdown(bad):
    text = write_markdown(bad, explorer_links(None))
    assert not re.search(r"(?<!\\)<script", text)
    assert "](javascript" not in text.replace("\\](javascript", "")
    assert max(len(line) for line in text.splitlines()) < 25_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 甲", "\\# 甲"),
        ("- 甲", "\\- 甲"),
        ("1. 甲", "1\\. 甲"),
        ("1.2亿", "1.2亿"),
        ("a_b*c", "a\\_b\\*c"),
        ("甲\n# 乙", "甲 \\# 乙"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text, expected):
    assert plain(text) == expected
