"""An article is read by its sentences and paragraphs."""

import datetime as dt

import pytest
import spacy

from fztgraph.claims.pages import named_in, read_page
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.model import Article, DateSpan

WORDS = load_rules().words


def test_a_document_is_read_by_sentences_and_paragraphs() -> None:
    article = Article(article_iri("x", None), "x.md", "题", "# 题\n\n甲。乙。\n\n丙。", date=dt.date(2024, 7, 1))
    doc = make_doc(spacy.blank("zh"), article)
    for token in doc:
        token.is_sent_start = token.text in "题甲乙丙"
    page = read_page(doc, WORDS)
    assert [page.text[start:end] for start, end in page.spans] == ["题\n", "甲。", "乙。\n", "丙。"]
    assert (page.paragraphs, page.headings, page.date) == ((0, 1, 1, 2), {0}, dt.date(2024, 7, 1))


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("[6月16日|2024-06-16]发车。至此，线路开通。", ["2024-06-16", "2024-06-16"]),
        ("[5月|2024-05]动工，[6月|2024-06]完工，自此投用。", ["2024-05", "2024-06", "2024-06"]),
        ("[6月16日|2024-06-16]发车。\n至此，线路开通。", ["2024-06-16"]),
        ("[上半年|2024-01/2024-06]增长。至此，线路开通。", ["2024-01/2024-06"]),
        ("至此，线路开通。", []),
    ],
)
def test_words_that_mean_the_date_before_them_are_dates(marked: str, values: list[str]) -> None:
    lines = example_page(marked, WORDS).lines
    things = [item.thing for line in lines for _, item in sorted(line.items.items())]
    assert [thing.value for thing in things if isinstance(thing, DateSpan)] == values


@pytest.mark.parametrize(
    ("marked", "lines"),
    [
        ("首车发车。这标志着通道开通。", ["首车发车，这标志着通道开通。"]),
        ("首车发车。此后增开。这标志着通道开通。", ["首车发车。", "此后增开，这标志着通道开通。"]),
        ("首车发车。\n这标志着通道开通。", ["首车发车。\n", "这标志着通道开通。"]),
        ("这标志着通道开通。", ["这标志着通道开通。"]),
    ],
)
def test_what_a_sentence_means_is_read_with_it(marked: str, lines: list[str]) -> None:
    assert [line.text for line in example_page(marked, WORDS).lines] == lines


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("在[全国=中国|PLACE]率先推行。", 0),
        ("率先在[全国=中国|PLACE]推行。", 0),
        ("居[全国=中国|PLACE]首位。", 0),
        ("在[全国=中国|PLACE]推行。", 1),
        ("在[中国|PLACE]率先推行。", 1),
    ],
)
def test_what_something_is_the_first_of_is_no_place_of_it(marked: str, count: int) -> None:
    assert sum(len(line.items) for line in example_page(marked, WORDS).lines) == count


@pytest.mark.parametrize(
    ("marked", "aside", "names"),
    [
        ("增长。[甲区|ZONE]20亩（含[乙区|ZONE]2亩），[丙区|ZONE]。", "\ue000含\ue0002亩", ["甲区", "乙区"]),
        ("[甲区|ZONE]增长，20亩（含[乙区|ZONE]2亩）。", None, []),
        ("[甲区|ZONE]20亩（含河道2亩）。", None, []),
        ("[甲区|ZONE]增长。20亩（含[乙区|ZONE]2亩）。", None, []),
        ("[甲区|ZONE]（见[乙区|ZONE]）。", None, []),
    ],
)
def test_the_parts_in_parentheses_are_a_line_of_their_own(marked: str, aside: str | None, names: list[str]) -> None:
    page = example_page(marked, WORDS)
    lines = [(n, line) for n, line in enumerate(page.lines) if page.paragraphs[n] < 0]
    assert [line.text for _, line in lines] == ([aside] if aside else [])
    for number, line in lines:
        assert [thing.name for thing in line.things(0, len(line.text))] == names
        assert page.spans[number] == page.spans[1]
        assert [page.text[s:e] for s, e in zip(line.starts, line.ends, strict=True)] == [
            "甲区",
            "含",
            "乙区",
            "2",
            "亩",
        ]


def test_a_title_names_the_outermost_of_its_names() -> None:
    entities = example_page("[甲市|PLACE][甲市海关|AGENCY][乙|PLACE]", WORDS).entities
    assert [entity.name for entity in named_in("甲市 海关乙", entities)] == ["甲市海关"]
