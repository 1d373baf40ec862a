"""Sentences are rendered with one character for each name and date."""

import pytest

from fztgraph.claims.lines import outermost
from fztgraph.claims.patterns import CARRIED_MARK, DATE_MARK, LABEL_MARKS
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.model import Label

BOOK = load_rules()
SHOWN = {LABEL_MARKS[Label.COMPANY]: "C", LABEL_MARKS[Label.PLACE]: "P", DATE_MARK: "D", CARRIED_MARK: "_"}


def _shown(text: str) -> str:
    return "".join(SHOWN.get(character, character) for character in text)


@pytest.mark.parametrize(
    ("marked", "rendered"),
    [
        ("[甲社|COMPANY]在[乙市|PLACE]。", "C在P。"),
        ("“[甲社|COMPANY]”于[今年|2024]成立", "C于D成立"),
        ("[甲社|COMPANY]（以下简称“[甲=甲社|COMPANY]”）成立", "C成立"),
        ("来源：https://example.org/a-b_c.html [甲社|COMPANY]", "来源： C"),
        ("一（二", "一（二"),
        ("\ue000和\uf900", "□和\uf900"),
    ],
)
def test_a_sentence_is_rendered(marked: str, rendered: str) -> None:
    assert _shown(example_page(marked, BOOK.words).lines[0].text) == rendered


def test_each_character_knows_where_it_stood() -> None:
    page = example_page("“[甲社|COMPANY]”（甲）在此。", BOOK.words)
    line = page.lines[0]
    assert [page.text[a:b] for a, b in zip(line.starts, line.ends, strict=True)] == ["甲社", "在", "此", "。"]


def test_clauses_start_after_commas() -> None:
    line = example_page("甲，乙；丙：丁", BOOK.words).lines[0]
    assert [line.clause(place) for place in range(len(line.text))] == [0, 0, 1, 1, 2, 2, 3]
    assert _shown(line.unsaid()) == "_甲，_乙；_丙：_丁"


def test_nested_and_overlapping_items_are_dropped() -> None:
    first, second = example_page("[甲社|COMPANY][乙市|PLACE]", BOOK.words).lines[0].items.values()
    inner = type(first)(1, 2, second.thing)
    across = type(first)(1, 3, second.thing)
    empty = type(first)(5, 5, second.thing)
    assert outermost([inner, second, first, across, empty]) == [first, second]
