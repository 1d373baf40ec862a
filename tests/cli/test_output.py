"""Readers who have gone, and terminals that lack characters."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
