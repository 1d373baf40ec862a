from pathlib import Path

import pytest

from fztgraph.errors import UsageError
from fztgraph.settings import SETTINGS, keep_days, keep_generations, store_dir


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for setting in SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.mark.parametrize(
    ("given", "variable", "expected"),
    [
        (None, None, "fzt-store"),
        (None, "", "fzt-store"),
        (None, "/data/store", "/data/store"),
        ("mine", "/data/store", "mine"),
        (Path("mine"), None, "mine"),
    ],
)
def test_what_is_given_wins_over_the_environment(monkeypatch, given, variable, expected):
    if variable is not None:
        monkeypatch.setenv("FZTGRAPH_STORE", variable)
    assert store_dir(given) == Path(expected)


@pytest.mark.parametrize(
    ("given", "variable", "expected"), [(None, None, 5), (None, "2", 2), (3, "2", 3), (1, None, 1)]
)
def test_generations_to_keep(monkeypatch, given, variable, expected):
    if variable is not None:
        monkeypatch.setenv("FZTGRAPH_KEEP_GENERATIONS", variable)
    assert keep_generations(given) == expected


def test_days_to_keep(monkeypatch):
    assert keep_days() == 0
    monkeypatch.setenv("FZTGRAPH_KEEP_DAYS", "30")
    assert (keep_days(), keep_days(7)) == (30, 7)
    monkeypatch.setenv("FZTGRAPH_KEEP_DAYS", "a month")
    with pytest.raises(UsageError, match="FZTGRAPH_KEEP_DAYS: 'a month' is not a whole number of at least 0"):
        keep_days()


@pytest.mark.parametrize("text", ["0", "-1", "many", "2.5"])
def test_a_setting_that_cannot_be_is_named(monkeypatch, text):
    monkeypatch.setenv("FZTGRAPH_KEEP_GENERATIONS", text)
    with pytest.raises(UsageError, match=f"FZTGRAPH_KEEP_GENERATIONS: '{text}' is not a whole number of at least 1"):
        keep_generations()


def test_an_argument_that_cannot_be_is_named():
    with pytest.raises(UsageError, match="keep_generations: 0 is not"):
        keep_generations(0)


def test_each_setting_says_what_it_is():
    assert all(setting.help and setting.variable.startswith("FZTGRAPH_") for setting in SETTINGS)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
