"""Patterns are compiled to what a linguist means by them."""

import pytest

from fztgraph.claims.patterns import compile_pattern, kinds
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

WORDS = load_rules().words
ANY = frozenset({"COMPANY", "ZONE", "PLACE", "POLICY", "INITIATIVE"})
ROLES = {"what": ANY, "where": ANY}


def _matches(pattern: str, marked: str, *, of_name: bool = False) -> list[tuple[str, ...]]:
    compiled = compile_pattern(pattern, WORDS, ROLES, of_name=of_name)
    line = example_page(marked, WORDS).lines[0]
    found = []
    for match in compiled.regex.finditer(line.text):
        spans = [match.span(slot.group) for slot in compiled.slots]
        found.append(tuple("/".join(thing.name for thing in line.things(*span)) for span in spans))
    return found


@pytest.mark.parametrize(
    ("pattern", "marked", "found"),
    [
        ("{what}在{where}", "[甲社|COMPANY]在[乙市|PLACE]。", [("甲社", "乙市")]),
        ("{what}在{where}", "[甲社|COMPANY]也在[乙市|PLACE]。", []),
        ("{what}[也|都]?在{where}", "[甲社|COMPANY]也在[乙市|PLACE]。", [("甲社", "乙市")]),
        ("{what}…在{where}", "[甲社|COMPANY]如今在[乙市|PLACE]。", [("甲社", "乙市")]),
        ("{what}…在{where}", "[甲社|COMPANY]很忙，在[乙市|PLACE]。", []),
        ("{what}……在{where}", "[甲社|COMPANY]很忙，在[乙市|PLACE]。", [("甲社", "乙市")]),
        ("{what}~在{where}", "[甲社|COMPANY]从[丙区|ZONE]起在[乙市|PLACE]。", [("丙区", "乙市")]),
        ("{COMPANY:what}…在{where}", "[丙区|ZONE]在[乙市|PLACE]。", []),
        (
            "{what+}在{where}",
            "“[甲社|COMPANY]”、[丙区|ZONE]和[乙社|COMPANY]在[乙市|PLACE]。",
            [
                ("甲社/丙区/乙社", "乙市"),
                ("丙区/乙社", "乙市"),
                ("乙社", "乙市"),
            ],
        ),
        (
            "{POLICY:what+}在{where}",
            "《[甲法|POLICY]》《[乙法|POLICY]》在[乙市|PLACE]。",
            [
                ("甲法/乙法", "乙市"),
                ("乙法", "乙市"),
            ],
        ),
        (
            "{what+}在{where}",
            "[甲社|COMPANY]、某厂和[乙社|COMPANY]在[乙市|PLACE]。",
            [
                ("甲社/乙社", "乙市"),
                ("乙社", "乙市"),
            ],
        ),
        ("{^what}…在{where}", "由[甲社|COMPANY]在[乙市|PLACE]。", []),
        ("{^what}…在{where}", "[甲社|COMPANY]的厂在[乙市|PLACE]。", []),
        ("{^what}…在{where}", "[丙区|ZONE]、[甲社|COMPANY]在[乙市|PLACE]。", [("丙区", "乙市")]),
        ("{^what}…在{where}", "由它主办、[甲社|COMPANY]在[乙市|PLACE]。", [("甲社", "乙市")]),
        ("{^what}…在{where}", "[乙省|PLACE][丙市|PLACE]在[乙市|PLACE]。", [("丙市", "乙市")]),
        ("在{PLACE}?{where}…{what}", "在[乙省|PLACE][丙市|PLACE]的[甲社|COMPANY]。", [("乙省", "丙市", "甲社")]),
        ("{what}在{where}![的|内]", "[甲社|COMPANY]在[乙市|PLACE]内。", []),
        ("^{what}在{where}$", "今天，[甲社|COMPANY]在[乙市|PLACE]，很忙。", [("甲社", "乙市")]),
        ("^{what}在{where}$", "今天[甲社|COMPANY]在[乙市|PLACE]，很忙。", []),
        ("{what} 在 {where}", "[甲社|COMPANY]在[乙市|PLACE]。", [("甲社", "乙市")]),
    ],
)
def test_a_pattern_matches_what_it_says(pattern: str, marked: str, found: list[tuple[str, ...]]) -> None:
    assert _matches(pattern, marked) == found


def test_the_first_list_is_the_trigger_except_in_names() -> None:
    pattern = "{what}…<located>{where}<is>?"
    assert compile_pattern(pattern, WORDS, ROLES).trigger is WORDS.lists["located"]
    assert compile_pattern(pattern, WORDS, ROLES, of_name=True).trigger is None


def test_between_a_date_and_its_thing_stands_no_other_date() -> None:
    roles = {"what": frozenset({"POLICY"}), "when": frozenset({"DATE"})}
    pattern = compile_pattern("{when}……{what}", WORDS, roles)
    text = example_page("[去年|2023]讨论，[今年|2024]公布[甲法|POLICY]。", WORDS).lines[0].text
    assert [match.start() for match in pattern.regex.finditer(text)] == [text.index("公布") - 1]


def test_an_as_of_date_is_none_of_an_event() -> None:
    roles = {"what": frozenset({"POLICY"}), "when": frozenset({"DATE"})}
    pattern = compile_pattern("{when}……{what}", WORDS, roles)
    assert not pattern.regex.search(example_page("截至[今年|2024]有[甲法|POLICY]。", WORDS).lines[0].text)


def test_a_pattern_fits_texts_with_the_names_that_it_needs() -> None:
    pattern = compile_pattern("{^what}在{ZONE:where}{PLACE}?", WORDS, ROLES)
    assert pattern.fits(kinds(example_page("[丙区|ZONE]", WORDS).lines[0].text))
    assert not pattern.fits(kinds(example_page("[乙市|PLACE]", WORDS).lines[0].text))


def test_a_text_without_the_words_of_a_pattern_is_passed_over() -> None:
    pattern = compile_pattern("{what}[也]?[在|于]{where}", WORDS, ROLES)
    assert [pattern.may_match(text) for text in ("甲在乙", "甲也到乙")] == [True, False]
    assert not compile_pattern("{what}很忙", WORDS, {"what": ANY}).may_match("甲到乙")


def test_a_text_without_a_subject_of_a_pattern_is_passed_over() -> None:
    pattern = compile_pattern("{^ZONE:what}在{where}", WORDS, ROLES)
    present = [kinds(example_page(marked, WORDS).lines[0].text) for marked in ("[甲区|ZONE]", "[乙市|PLACE]")]
    assert [pattern.has_subject(one) for one in present] == [True, False]


@pytest.mark.parametrize(
    ("pattern", "marked", "found"),
    [
        ("与{what+}…合作", "与[甲社|COMPANY]旗下的[乙社|COMPANY]合作。", [("乙社",)]),
        ("与{where}…合作", "与[甲省|PLACE][乙市|PLACE]合作。", [("乙市",)]),
        ("{where}{what}", "[甲省|PLACE][乙市|PLACE]。", [("甲省", "乙市")]),
        ("与{where+}等", "与[丙区|ZONE]、[甲省|PLACE][乙市|PLACE]、[丁省|PLACE][戊市|PLACE]等", [("丙区/乙市/戊市",)]),
        ("包括{what+}", "包括[甲区|ZONE]20.5平方公里，[乙区|ZONE]3公顷和[丙区|ZONE]。", [("甲区/乙区/丙区",)]),
        ("{what}![~不|~*]…开", "[甲社|COMPANY]今日开业。", [("甲社",)]),
        ("{what}![~不|~*]…开", "[甲社|COMPANY]今日不开业。", []),
        ("{what}![~不|~*]…开", "[甲社|COMPANY]在[乙市|PLACE]那里开业。", [("乙市",)]),
        ("{what}![…不]…开", "[甲社|COMPANY]今日[丙区|ZONE]不开业。", []),
        ("{what}……在{where}", "[甲社|COMPANY]>新闻>在[乙市|PLACE]。", []),
    ],
)
def test_names_are_told_from_those_that_only_say_whose_they_are(
    pattern: str, marked: str, found: list[tuple[str, ...]]
) -> None:
    assert _matches(pattern, marked) == found
