"""``fztgraph status`` and ``fztgraph history``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_status_tells_generation_counts_and_writer(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("status", "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert outcome.out.startswith(f"{corpus_store}: generation 1, published 2")
    for said in ("holds 11 articles, ", "11 new, 0 changed", "keeps generation 1\n", "nobody is writing\n"):
        assert said in outcome.out


def test_status_reports_as_json(fztgraph: Run, corpus_store: Path) -> None:
    report = json.loads(fztgraph("status", "--store", corpus_store, "--json").out)
    assert (report["generation"], report["counts"]["articles"], report["writer"]) == (1, 11, None)


def test_history_lists_what_is_kept(fztgraph: Run, corpus_store: Path) -> None:
    assert "  11 articles, " in fztgraph("history", "--store", corpus_store).out
    (record,) = json.loads(fztgraph("history", "--store", corpus_store, "--json").out)
    assert (record["generation"], record["change"], record["run"]["new"]) == (1, {}, 11)


@pytest.mark.parametrize("command", ["status", "history"])
def test_no_store_is_one_line(fztgraph: Run, tmp_path: Path, command: str) -> None:
    outcome = fztgraph(command, "--store", tmp_path / "none")
    assert outcome.status == Status.FAILED
    assert outcome.one_line
    assert "no store at" in outcome.err


def test_what_is_left_over_is_told(fztgraph: Run, published: Callable[..., Path]) -> None:
    store = published({1: ("zone/1", "locatedIn", "place/1")}, {1: ("zone/1", "locatedIn", "place/2")})
    (store / "CURRENT").write_text("000001\n")
    (store / "generations" / "000003.building").mkdir()
    out = fztgraph("status", "--store", store).out
    assert "not in force: generation 2; the next refresh deletes this" in out
    assert "broken off: 000003.building; the next refresh deletes this" in out
