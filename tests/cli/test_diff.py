"""``fztgraph diff``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from fztgraph.cli.output import Status
from fztgraph.store import named_quads, open_snapshot

#: The fixture that runs the command line.
Run = Callable[..., Any]

SITE = ("company/c", "locatedIn", "zone/a")
OPENED = ("initiative/x", "openedOn", "2024-06-16")
LATER = ("initiative/x", "openedOn", "2024-07-01")
TRADE = ("zone/a", "进出口", "96", "CNY", "2024")


@pytest.fixture
def store(published: Callable[..., Path]) -> Path:
    """Two generations: a date changed, a relation came, a figure went."""
    return published({1: OPENED, 3: TRADE}, {1: LATER, 2: SITE})


def test_diff_tells_facts_by_zone_and_class(fztgraph: Run, store: Path) -> None:
    outcome = fztgraph("diff", 1, 2, "--lang", "en", "--store", store)
    assert outcome.status == Status.DONE
    assert outcome.out.startswith("generation 1 to 2: 1 articles added, 1 removed, 1 changed, 0 read anew; ")
    assert "\na\n  company\n    + c located in a\n" in outcome.out
    assert "    - a 进出口 96 CNY (2024)\n" in outcome.out
    assert "\nno zone\n  initiative\n    ~ x opened on 2024-06-16 → 2024-07-01\n" in outcome.out


def test_without_numbers_the_last_step_is_told(fztgraph: Run, store: Path) -> None:
    assert fztgraph("diff", "--store", store).out == fztgraph("diff", 1, 2, "--store", store).out
    assert fztgraph("diff", 2, 1, "--store", store).out.startswith("generation 2 to 1: ")


def test_diff_reports_as_json(fztgraph: Run, store: Path) -> None:
    report = json.loads(fztgraph("diff", 1, 2, "--store", store, "--json", "--lang", "en").out)
    assert report["by_zone"] == {"": {"changed": 1}, "a": {"added": 1, "removed": 1}}
    assert report["by_class"] == {"company": {"added": 1}, "initiative": {"changed": 1}, "zone": {"removed": 1}}
    assert [(fact["change"], fact["kind"], fact["class"]) for fact in report["facts"]] == [
        ("added", "relation", "company"),
        ("removed", "figure", "zone"),
        ("changed", "date", "initiative"),
    ]


@pytest.mark.parametrize(("suffix", "form"), [(".nq", RdfFormat.N_QUADS), (".trig", RdfFormat.TRIG)])
def test_files_of_quads_turn_one_generation_into_the_other(
    fztgraph: Run, store: Path, tmp_path: Path, suffix: str, form: RdfFormat
) -> None:
    added, removed = tmp_path / f"added{suffix}", tmp_path / f"removed{suffix}"
    fztgraph("diff", 1, 2, "--store", store, "--added", added, "--removed", removed)
    old, new = (set(named_quads(open_snapshot(store, number).store)) for number in (1, 2))
    came, went = (set(parse(path=str(path), format=form)) for path in (added, removed))
    assert came
    assert went
    assert (old - went) | came == new


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([1, 9], Status.FAILED, "there is no generation 9; there are 1 and 2"),
        (["x"], Status.USAGE, "argument A: invalid int value: 'x'"),
        ([1], Status.DONE, ""),
        ([1, 2, "--added", "a.csv"], Status.USAGE, "a.csv: quads are written as .nq or .trig"),
        ([1, 2, "--added", "none/a.nq"], Status.FAILED, "none/a.nq"),
    ],
)
def test_what_is_wrong_is_one_line(
    fztgraph: Run, store: Path, arguments: list[object], status: Status, says: str
) -> None:
    outcome = fztgraph("diff", *arguments, "--store", store)
    assert outcome.status == status
    assert says in outcome.err
    assert outcome.one_line or not says


def test_one_generation_has_nothing_to_be_compared_with(fztgraph: Run, published: Callable[..., Path]) -> None:
    outcome = fztgraph("diff", "--store", published({1: OPENED}))
    assert outcome.status == Status.USAGE
    assert "no generation before 1 is kept" in outcome.err
