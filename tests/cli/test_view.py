"""``fztgraph view``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph import views
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


def test_view_says_what_a_page_leaves_out(fztgraph: Run, corpus_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = views.ViewReport(
        path=Path("p.html"), entities=1, relations=0, dates=0, figures=0, articles=1, hidden=3, size=9, others=("id:x",)
    )
    monkeypatch.setattr(views, "write_view", lambda *_, **__: report)
    outcome = fztgraph("view", "新区", "-o", "p.html", "--store", corpus_store)
    assert "3 entities are left out" in outcome.out
    assert "新区 is also the name of id:x" in outcome.err
