"""What was probably meant."""

import pytest

from fztgraph.suggestions import ask_back, find_nearest, suggest

KNOWN = ["carriesOut", "openedOn", "沪苏大丰产业联动集聚区"]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("carriedOut", ["carriesOut"]),
        ("CARRIESOUT", ["carriesOut"]),
        ("On", ["openedOn"]),
        ("openedOnFrom", ["openedOn"]),
        ("沪", ["沪苏大丰产业联动集聚区"]),
        ("x", []),
        ("", []),
    ],
)
def test_words_that_are_like_one_or_share_a_part_are_found(asked, near):
    assert find_nearest(asked, KNOWN) == near


def test_the_likest_comes_before_what_only_holds_a_word():
    assert find_nearest("zones", ["all-zones-by-year", "zones-by-year", "zone"]) == [
        "zone",
        "zones-by-year",
        "all-zones-by-year",
    ]


def test_what_only_shares_a_part_can_be_left_out():
    assert find_nearest("On", KNOWN, parts=False) == []


def test_a_cutoff_says_how_like_a_word_must_be():
    assert find_nearest("opendOn", KNOWN, cutoff=0.99, parts=False) == []


def test_some_are_asked_for_else_all_are_named():
    assert suggest("carriedOut", KNOWN[:2]) == "did you mean carriesOut?"
    assert suggest("x", KNOWN[:2]) == "choose one of carriesOut, openedOn"


def test_at_most_three_are_asked_for():
    assert ask_back("abcd") == "did you mean a or b or c?"
