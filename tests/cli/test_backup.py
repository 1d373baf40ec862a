"""``fztgraph backup`` and ``fztgraph restore``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_a_store_comes_back_from_its_backup(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    path, store = tmp_path / "b.tar.gz", tmp_path / "store"
    assert fztgraph("backup", path, "--store", corpus_store).out.startswith(f"{path}: generation 1 with 11 articles, ")
    outcome = fztgraph("restore", path, "--store", store)
    assert outcome.status == Status.DONE
    assert outcome.out.startswith(f"{store}: generation 1 of {path} is in force as 1; it holds 11 articles, ")
    for name, folder in (("a.nq", corpus_store), ("b.nq", store)):
        fztgraph("export", "-o", tmp_path / name, "--store", folder)
    old, new = (
        [line for line in (tmp_path / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for name in ("a.nq", "b.nq")
    )
    assert old == new
    assert "11 unchanged" in fztgraph("refresh", "--store", store).out


def test_reports_as_json(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.tar"
    written = json.loads(fztgraph("backup", path, "--store", corpus_store, "--json").out)
    taken = json.loads(fztgraph("restore", path, "--store", tmp_path / "store", "--json").out)
    assert (written["articles"], written["backed_up"], taken["generation"]) == (11, 1, 1)


def test_what_is_wrong_is_one_line(fztgraph: Run, tmp_path: Path) -> None:
    for command, name, status in (
        ("backup", "b.tar", Status.FAILED),
        ("backup", "b.zip", Status.USAGE),
        ("restore", "b.tar", Status.USAGE),
    ):
        outcome = fztgraph(command, tmp_path / name, "--store", tmp_path / "none")
        assert (outcome.status, outcome.one_line) == (status, True)
    assert list(tmp_path.iterdir()) == []
