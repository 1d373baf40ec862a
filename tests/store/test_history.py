"""Which generations are kept, and which was in force on a day."""

import datetime as dt
import os

import pytest

from fztgraph.store.history import generation_before, kept_generations
from fztgraph.store.layout import generation_dir, manifest_file, switch_current


def _date(store, number, day):
    noon = dt.datetime.fromisoformat(f"{day}T12:00").astimezone().timestamp()
    os.utime(manifest_file(generation_dir(store, number)), (noon, noon))


@pytest.fixture
def kept(publish, store):
    for number, day in enumerate(("2026-01-01", "2026-01-05", "2026-01-09"), 1):
        publish(a=[str(number)])
        _date(store, number, day)
    return kept_generations(store)


def test_generations_are_told_with_the_day_that_they_were_published(kept):
    assert [(each.generation, each.published.date().isoformat()) for each in kept] == [
        (1, "2026-01-01"),
        (2, "2026-01-05"),
        (3, "2026-01-09"),
    ]


@pytest.mark.parametrize(
    ("day", "number"), [("2026-01-05", 1), ("2026-01-06", 2), ("2026-02-01", 3), ("2026-01-01", None)]
)
def test_the_generation_before_a_day(kept, day, number):
    found = generation_before(kept, dt.date.fromisoformat(day))
    assert (found.generation if found else None) == number


@pytest.mark.usefixtures("kept")
def test_a_generation_above_the_present_one_is_none_of_them(store):
    switch_current(store, 2)
    assert [each.generation for each in kept_generations(store)] == [1, 2]


def test_a_store_that_is_not_there_has_none(tmp_path):
    assert kept_generations(tmp_path / "none") == ()
