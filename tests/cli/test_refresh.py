"""``fztgraph refresh``."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture
def held(corpus: Path, tmp_path: Path, fztgraph: Run, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Any]:
    """A store of a newsletter that lost its second half, and what the refresh said that kept the rest aside."""
    news, store = tmp_path / "news", tmp_path / "store"
    shutil.copytree(corpus, news)
    monkeypatch.setenv("FZTGRAPH_FALL_LEAST", "1")
    fztgraph("refresh", news, "--store", store)
    (path,) = (path for path in news.glob("*.md") if path.name != "README.md")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    return store, fztgraph("refresh", "--store", store)


def test_a_loss_is_kept_aside_until_it_is_accepted(fztgraph: Run, held: tuple[Path, Any]) -> None:
    store, outcome = held
    assert outcome.status == Status.FAILED
    assert "generation 2 kept aside, 1 stays in force" in outcome.out
    assert "fztgraph: articles fell by " in outcome.err
    assert "kept aside: generation 2; " in fztgraph("status", "--store", store).out
    accepted = fztgraph("refresh", "--accept", "--store", store)
    assert (accepted.status, accepted.out) == (
        Status.DONE,
        f"{store}: generation 2, which was kept aside, is published\n",
    )
    again = fztgraph("refresh", "--accept", "--store", store)
    assert (again.status, again.one_line) == (Status.USAGE, True)


def test_accepting_reads_no_files(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    outcome = fztgraph("refresh", corpus, "--accept", "--store", tmp_path / "store")
    assert (outcome.status, outcome.one_line) == (Status.USAGE, True)
    assert "--accept publishes what is kept aside and reads no files" in outcome.err
