"""Which generations stay: by count, by age, and never is the present one deleted."""

import os
import time

import pytest

from fztgraph.store.layout import generation_dir, generation_numbers, manifest_file, prune

DAY = 86_400


@pytest.fixture
def aged(publish, store):
    """Generations 1 to 4, published 40, 20, 2 and 0 days ago."""
    for number, days in enumerate((40, 20, 2, 0), start=1):
        publish(keep=9, a=[str(number)])
        moment = time.time() - days * DAY - 60
        os.utime(manifest_file(generation_dir(store, number)), (moment, moment))
    return store


@pytest.mark.parametrize(
    ("keep", "days", "left"),
    [
        (1, 0, (4,)),
        (2, 0, (3, 4)),
        (1, 10, (3, 4)),
        (1, 30, (2, 3, 4)),
        (3, 10, (2, 3, 4)),
        (9, 1, (1, 2, 3, 4)),
    ],
)
def test_those_stay_that_count_or_age_keeps(aged, keep, days, left):
    prune(aged, keep=keep, keep_days=days)
    assert generation_numbers(aged) == left


def test_the_present_one_stays_even_where_later_ones_are_there(aged):
    (aged / "CURRENT").write_text("000001\n")
    prune(aged, keep=1)
    assert generation_numbers(aged) == (1, 4)


def test_a_clock_that_was_set_back_deletes_nothing_young(aged, monkeypatch):
    past = time.time() - 100 * DAY
    monkeypatch.setattr(time, "time", lambda: past)
    prune(aged, keep=1, keep_days=5)
    assert generation_numbers(aged) == (1, 2, 3, 4)


def test_one_without_a_manifest_has_no_age(aged):
    manifest_file(generation_dir(aged, 3)).unlink()
    prune(aged, keep=1, keep_days=30)
    assert generation_numbers(aged) == (2, 4)
