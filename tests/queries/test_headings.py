"""Every column of a named question has a heading in both languages."""

import csv
from pathlib import Path

import pytest

from fztgraph.queries import named_queries
from fztgraph.queries.headings import LANGUAGES, heading, load_headings

GOLDEN = Path(__file__).parent / "golden"


def columns(name: str) -> list[str]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


@pytest.mark.parametrize("name", named_queries())
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_has_a_heading_of_its_own(name: str, language: str) -> None:
    headings = [heading(column, language) for column in columns(name)]
    assert len(set(headings)) == len(headings)
    if language == "zh":
        assert [text for text in headings if text.isascii()] == []


def test_no_heading_is_left_over() -> None:
    used = {name for query in named_queries() for name in columns(query)}
    assert set(load_headings()) == {name for name in used if not name.endswith("_en")}
