import pytest

from fztgraph.mentions.anchors import find_anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.model import Label


def known(start, end, label=Label.PLACE, type_="Division"):
    return Candidate(start, end, label, type_, "known")


ANCHORS = find_anchors(
    [
        known(3, 5),
        known(3, 8),
        known(6, 8),
        known(12, 15, Label.AGENCY, "Agency"),
        known(20, 22, type_="Country"),
        known(0, 2, Label.POLICY, "Policy"),
    ]
)


@pytest.mark.parametrize(("low", "high", "start"), [(0, 4, 3), (4, 13, 6), (3, 4, 3), (8, 12, None), (23, 99, None)])
def test_the_first_anchor_in_a_range(low, high, start):
    assert ANCHORS.first_between(low, high) == start
    assert ANCHORS.begins_inside(low, high) is (start is not None)


def test_the_longest_anchor_at_an_offset_counts():
    assert (ANCHORS.end_of(3), ANCHORS.start_of(8)) == (8, 3)


def test_where_no_anchor_is_nothing_moves():
    assert (ANCHORS.end_of(4), ANCHORS.start_of(4)) == (4, None)


def test_bodies_and_countries_are_told_apart():
    assert (ANCHORS.bodies, ANCHORS.countries) == ({12}, {20})


def test_only_places_grounds_and_bodies_are_anchors():
    assert 0 not in ANCHORS.starts
