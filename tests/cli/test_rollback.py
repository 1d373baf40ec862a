"""``fztgraph rollback``."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status
from fztgraph.store.lock import writer_lock

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.fixture
def store(published: Callable[..., Path]) -> Path:
    """Two generations."""
    return published({1: ("company/c", "locatedIn", "zone/a")}, {1: ("company/d", "locatedIn", "zone/a")})


def test_rollback_says_what_is_in_force(fztgraph: Run, store: Path) -> None:
    outcome = fztgraph("rollback", "--store", store)
    assert outcome.status == Status.DONE
    assert outcome.out.startswith(f"{store}: generation 1 is in force again, as 3 in place of 2; it holds 1 articles, ")
    assert "built by a rollback: the content is that of generation 1\n" in fztgraph("status", "--store", store).out
    assert fztgraph("history", "--store", store).out.endswith("; a rollback to 1\n")
    assert "0 facts added, 0 facts removed, 0 facts changed" in fztgraph("diff", 1, 3, "--store", store).out


def test_rollback_reports_as_json(fztgraph: Run, store: Path) -> None:
    report = json.loads(fztgraph("rollback", "--to", 1, "--store", store, "--json").out)
    assert (report["generation"], report["restores"], report["replaced"]) == (3, 1, 2)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--to", "2"], Status.USAGE, "generation 2 is in force already"),
        (["--to", "9"], Status.FAILED, "there is no generation 9"),
        (["--to", "x"], Status.USAGE, "argument --to"),
    ],
)
def test_what_is_wrong_is_one_line(fztgraph: Run, store: Path, arguments: list[str], status: Status, says: str) -> None:
    outcome = fztgraph("rollback", *arguments, "--store", store)
    assert (outcome.status, outcome.one_line) == (status, True)
    assert says in outcome.err


def test_a_live_writer_is_named(fztgraph: Run, store: Path) -> None:
    with writer_lock(store):
        outcome = fztgraph("rollback", "--store", store)
    assert (outcome.status, outcome.one_line) == (Status.FAILED, True)
    assert f"process {os.getpid()} on" in outcome.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(fztgraph: Run, store: Path) -> None:
    for folder in (store, store / "generations"):
        folder.chmod(0o500)
    outcome = fztgraph("rollback", "--store", store)
    for folder in (store, store / "generations"):
        folder.chmod(0o700)
    assert (outcome.status, outcome.one_line) == (Status.FAILED, True)
