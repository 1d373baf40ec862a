"""``fztgraph view``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_view_writes_a_page(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("view", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert "11 articles" in outcome.out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_view_reports_as_json(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    report = json.loads(fztgraph("view", "莫斯科", "-o", page, "--store", corpus_store, "--json").out)
    assert report["path"] == str(page)
    assert report["size"] == page.stat().st_size


def test_view_of_something_unknown_is_wrong_usage(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("view", "亚特兰蒂斯", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert outcome.one_line
    assert not (tmp_path / "page.html").exists()
