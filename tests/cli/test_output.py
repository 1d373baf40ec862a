"""Readers who have gone, and terminals that lack characters."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph import cli
from fztgraph.cli import output
from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_a_reader_who_stops_early_is_no_failure(corpus: Path) -> None:
    command = [sys.executable, "-m", "fztgraph", "extract", str(corpus)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_a_reader_who_has_gone_does_not_change_the_status_of_a_report(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    command = [sys.executable, "-m", "fztgraph", "refresh", str(tmp_path), str(corpus), "--store", str(tmp_path / "s")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    process.communicate(timeout=60)
    assert process.returncode == Status.PARTIAL


def test_characters_that_the_terminal_lacks_are_escaped(corpus_store: Path) -> None:
    command = [sys.executable, "-m", "fztgraph", "query", "SELECT ('绥' AS ?x) {}", "--store", str(corpus_store)]
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=env, check=True)
    assert b"\\u7ee5" in done.stdout


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text("# 出访\n\n绥芬河市代表团到访莫斯科。\n", encoding="utf-8")
    return path


class Gone(io.StringIO):
    """Standard output whose reader has gone."""

    def write(self, _: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        raise OSError


def test_a_report_that_nobody_reads_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Gone())
    output.write_report("done")


def test_a_listing_that_nobody_reads_ends_the_command(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Gone())
    assert cli.main(["extract", str(article)]) == Status.DONE
