"""``fztgraph digest``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.mark.parametrize(("name", "begins"), [("d.html", "<!doctype html>"), ("d.md", "# "), ("d.MD", "# ")])
def test_digest_writes_a_page_or_markdown(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, name: str, begins: str
) -> None:
    outcome = fztgraph("digest", "--since", "2024-06", "-o", tmp_path / name, "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert "new facts since 2024-06-01" in outcome.out
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_digest_is_printed_where_no_file_is_named(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("digest", "--since", "2024", "--zone", "黑河片区", "--lang", "en", "--store", corpus_store)
    assert outcome.out.startswith("# Free-trade zone digest\n\nSince 1 Jan 2024 · Heihe Area")


def test_digest_reports_as_json(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    report = json.loads(fztgraph("digest", "--since", "2024", "-o", path, "--store", corpus_store, "--json").out)
    assert (report["path"], report["since"], report["changed"]) == (str(path), "2024-01-01", None)
    assert report["new"] == report["listed"] > 50


def test_a_period_with_nothing_in_it_says_so(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("digest", "--since", "2199", "-o", tmp_path / "d.html", "--store", corpus_store)
    assert outcome.out.endswith("nothing was added, changed or withdrawn since 2199-01-01\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--since", "昨天"], "--since '昨天' is not a date; write 2024-06-16, 2024-06 or 2024"),
        (["--since", "2024-02-30"], "--since '2024-02-30' is not a date"),
        (
            ["--since", "2024", "--zone", "黑河片"],
            "'黑河片' is no name of a Zone in this graph; did you mean 黑河片区?",
        ),
        (["--since", "2024", "-o", "d.pdf"], "d.pdf: a digest is a page or Markdown"),
        ([], "the following arguments are required: --since"),
    ],
)
def test_wrong_usage_is_one_line(fztgraph: Run, corpus_store: Path, arguments: list[str], says: str) -> None:
    outcome = fztgraph("digest", *arguments, "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert outcome.one_line
    assert says in outcome.err
