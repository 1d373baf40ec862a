import pytest

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.coordination import find_coordinated_names
from fztgraph.mentions.walls import find_walls
from fztgraph.model import Label


def found(text, name, *, label=Label.COMPANY, taken=()):
    listed = [Candidate(text.index(name), text.index(name) + len(name), label, "Company", "head")]
    listed += [Candidate(text.index(n), text.index(n) + len(n), Label.PLACE, "Place", "known") for n in taken]
    names = find_coordinated_names(text, find_walls(text, ()), listed)
    return [text[c.start : c.end] for c in names]


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("针对云帆经贸、青禾公司提出的问题", "青禾公司", ["云帆经贸"]),
        ("有青禾公司、云帆经贸，都说", "青禾公司", ["云帆经贸"]),
        ("针对云帆、青禾公司、沙河、", "青禾公司", ["云帆", "沙河"]),
        ("青禾公司、云帆经贸到场", "青禾公司", []),  # where would the second name end?
        ("青禾公司和云帆经贸", "青禾公司", []),
        ("针对某、青禾公司", "青禾公司", []),
        ("针对云帆国际经贸物流、青禾公司", "青禾公司", []),
        ("青禾公司、。", "青禾公司", []),
        ("青禾公司", "青禾公司", []),
    ],
)
def test_short_names_beside_a_company_are_companies(text, name, others):
    assert found(text, name) == others


def test_taken_words_stay_what_they_are():
    assert found("在天津、青禾公司", "青禾公司", taken=["天津"]) == []


def test_other_kinds_have_no_short_fellows():
    assert found("针对云帆、青禾项目", "青禾项目", label=Label.INITIATIVE) == []
