"""``fztgraph check``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_check_finds_nothing_wrong(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("check", "--store", corpus_store)
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert "nothing is wrong" in outcome.out


def test_check_needs_no_store(fztgraph: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FZTGRAPH_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    report = json.loads(fztgraph("check", "--json").out)
    assert (report["status"], "store" in report["checked"]) == (0, False)
    assert "no store at fzt-store: not checked\n" in fztgraph("check").out


def test_check_misses_a_store_that_is_named(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("check", "--store", tmp_path / "none")
    assert outcome.status == Status.FAILED
    assert "no store at" in outcome.out


def test_check_lists_the_pairs_in_doubt(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("check", "--links", "--store", corpus_store)
    record = json.loads(fztgraph("check", "--links", "--json", "--store", corpus_store).out)
    lines = outcome.out.splitlines()
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert sum(line.startswith("  for: ") for line in lines) == len(record["doubtful"]) > 0
    assert lines[-1].startswith(f"{corpus_store}: {record['merged']} merged, {len(record['doubtful'])} pairs in doubt")
    assert "decisions.csv" in lines[-1]


def test_check_needs_a_store_to_list_pairs(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("check", "--links", "--store", tmp_path / "none")
    assert (outcome.status, outcome.one_line) == (Status.FAILED, True)
