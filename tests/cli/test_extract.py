"""``fztgraph extract``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_extract_prints_one_object_an_article(fztgraph: Run, corpus: Path) -> None:
    outcome = fztgraph("extract", corpus)
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == Status.DONE
    assert [record["number"] for record in records] == list(range(1, 12))


def test_extract_prints_the_good_files_and_reports_the_bad(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("extract", corpus, tmp_path / "empty.txt")
    assert outcome.status == Status.PARTIAL
    assert len(outcome.out.splitlines()) == 11
    assert outcome.one_line
    assert "empty.txt" in outcome.err


def test_extract_fails_where_nothing_can_be_read(fztgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("extract", tmp_path)
    assert (outcome.status, outcome.out) == (Status.FAILED, "")


def test_extract_says_what_it_leaves_out_when_asked(fztgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("园区占地5亩，企业3家。", encoding="utf-8")
    assert fztgraph("extract", tmp_path).err == ""
    outcome = fztgraph("extract", tmp_path, "--verbose")
    assert (outcome.status, len(outcome.out.splitlines())) == (Status.DONE, 1)
    assert "园区占地5亩，企业3家。" in outcome.err
