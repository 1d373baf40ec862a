"""Changes as people read them; tests/cli/test_diff.py looks at facts, this at things."""

import pytest
from sample_generations import merge, publish
from sample_graph import iri

from fztgraph.explorer.changes import read_changes

SITE, MOVED = ("company/c", "locatedIn", "zone/a"), ("company/d", "locatedIn", "zone/a")


def test_things_that_came_and_went(tmp_path):
    found = read_changes(publish(tmp_path, {1: SITE}), publish(tmp_path, {1: MOVED}), lang="en")
    assert [(each.change, each.name, each.class_) for each in found.things] == [
        ("added", "d", "company"),
        ("removed", "c", "company"),
    ]


@pytest.mark.parametrize(("turned", "change"), [(False, "merged"), (True, "split")])
def test_things_that_became_one_or_two(tmp_path, turned, change):
    apart = publish(tmp_path, {1: SITE})
    one = publish(tmp_path, {1: MOVED}, merges=merge("company/c", "company/d", 1))
    pair = (one, apart) if turned else (apart, one)
    found = read_changes(*pair)
    ends = {iri("company/c"), iri("company/d")}
    assert [(each.change, {each.iri, each.now}) for each in found.things] == [(change, ends)]
    assert found.facts == ()
    assert found.to_json()["things"][0]["class"] == "企业"
