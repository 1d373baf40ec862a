"""What the benchmarks are measured on is as valid as what a refresh makes, and the same each time."""

import sys
from itertools import islice
from pathlib import Path

import pytest

from fztgraph.quads import article_quads, validate_quads

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch):
    """Some invented articles; asked again, the same."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.delitem(sys.modules, "invented", raising=False)
    from invented import invent_extractions

    return lambda count: list(islice(invent_extractions(), count))


def test_invented_articles_pass_the_checks_of_real_ones(invented) -> None:
    for extraction in invented(5):
        quads = article_quads(extraction)
        assert len(quads) > 200
        assert list(validate_quads(quads)) == []


def test_invented_articles_are_the_same_each_time(invented) -> None:
    assert invented(3) == invented(3)


def test_evidence_is_what_stands_in_the_text(invented) -> None:
    for extraction in invented(3):
        text = extraction.article.text
        for fact in (*extraction.relations, *extraction.dates, *extraction.observations):
            assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.text
