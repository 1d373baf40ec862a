"""What a generation may lose of what the one before it held."""

from dataclasses import replace

import pytest
from pyoxigraph import Store
from sample_graph import figure_quads, quads

from fztgraph.iris import Iri
from fztgraph.queries.bounds import count_classes, find_falls
from fztgraph.store import ArticleRecord, Counts, Manifest, add_quads


def manifest(articles=100, *, folder="/news", entities=0, claims=0, classes=None):
    """A manifest of articles with one claim each, in one folder."""
    records = {
        Iri(f"https://example.org/{folder}/{number}"): ArticleRecord(f"{folder}/{number}", "", "", "", Counts(claims=1))
        for number in range(articles)
    }
    return Manifest(articles=records, totals=Counts(entities, claims), classes=classes or {})


@pytest.mark.parametrize(
    ("before", "after", "falls"),
    [
        (manifest(100), manifest(80), []),
        (
            manifest(100),
            manifest(79),
            ["articles fell by 21 % (100 to 79), more than the 20 % of FZTGRAPH_FALL_ARTICLES"],
        ),
        (manifest(15), manifest(6), []),
        (manifest(0), manifest(0), []),
        (manifest(9), manifest(100), []),
        (
            manifest(entities=50),
            manifest(entities=39),
            ["entities fell by 22 % (50 to 39), more than the 20 % of FZTGRAPH_FALL_ENTITIES"],
        ),
        (
            manifest(claims=50),
            manifest(claims=39),
            ["claims fell by 22 % (50 to 39), more than the 20 % of FZTGRAPH_FALL_CLAIMS"],
        ),
        (
            manifest(classes={"claims of class": {"Zone": 30, "Port": 30}}),
            manifest(classes={"claims of class": {"Zone": 15, "Port": 14}}),
            ["claims of class Port fell by 53 % (30 to 14), more than the 50 % of FZTGRAPH_FALL_CLASS"],
        ),
        (
            manifest(classes={"entities of class": {"Zone": 30}}),
            manifest(classes={"entities of class": {}}),
            ["entities of class Zone fell by 100 % (30 to 0), more than the 50 % of FZTGRAPH_FALL_CLASS"],
        ),
        (
            manifest(folder="/feed"),
            manifest(folder="/news"),
            [
                "articles in /feed fell by 100 % (100 to 0), more than the 50 % of FZTGRAPH_FALL_SOURCE",
                "claims in /feed fell by 100 % (100 to 0), more than the 50 % of FZTGRAPH_FALL_SOURCE",
            ],
        ),
        (manifest(classes={"claims of class": {"Zone": 30}}), manifest(classes={"claims of class": {"Zone": 30}}), []),
    ],
)
def test_what_fell_by_too_much_is_told(before, after, falls):
    assert [str(fall) for fall in find_falls(before, after)] == falls


def test_articles_that_moved_to_another_folder_are_no_loss():
    before = manifest(100)
    moved = {graph: replace(record, path=f"/elsewhere{record.path}") for graph, record in before.articles.items()}
    assert find_falls(before, replace(before, articles=moved)) == ()


@pytest.mark.parametrize(("variable", "value"), [("ARTICLES", "21"), ("LEAST", "22"), ("ARTICLES", "100")])
def test_settings_allow_more(monkeypatch, variable, value):
    monkeypatch.setenv(f"FZTGRAPH_FALL_{variable}", value)
    assert find_falls(manifest(100), manifest(79)) == ()


def test_entities_and_claims_are_counted_by_class():
    store = Store()
    add_quads(store, quads(1, ("company/c", "locatedIn", "zone/a")))
    add_quads(store, quads(2, ("company/c", "locatedIn", "zone/b")))
    add_quads(store, figure_quads(3, ("zone/a", "进出口", "96", "CNY", "2024")))
    assert count_classes(store) == {
        "entities of class": {"Company": 1, "Zone": 2},
        "claims of class": {"Company": 2},
    }
