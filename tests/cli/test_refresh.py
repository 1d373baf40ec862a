"""``fztgraph refresh``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_refresh_says_what_it_did(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    outcome = fztgraph("refresh", corpus, "--store", tmp_path / "store")
    assert outcome.status == Status.DONE
    assert "11 new, 0 changed" in outcome.out
    assert "holds 11 articles" in outcome.out


def test_refresh_reports_as_json(fztgraph: Run, corpus_store: Path) -> None:
    report = json.loads(fztgraph("refresh", "--store", corpus_store, "--json").out)
    assert (report["articles"], report["unchanged"], report["published"], report["status"]) == (11, 11, False, 0)


def test_refresh_leaves_out_what_it_cannot_read(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("refresh", corpus, tmp_path / "empty.txt", "--store", tmp_path / "store")
    assert outcome.status == Status.PARTIAL
    assert "empty.txt" in outcome.err
    assert "1 left out" in outcome.out


def test_refresh_without_paths_or_store_is_wrong_usage(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("refresh", "--store", tmp_path / "store")
    assert outcome.status == Status.USAGE
    assert outcome.one_line
