"""Files to records: what cannot be read is reported, the rest goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_extract_fails_on_an_empty_folder(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("extract", tmp_path)
    assert outcome.status == Status.FAILED
    assert outcome.one_line


def test_extract_refuses_files_that_would_share_identifiers(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.md").write_text("# 绥芬河\n\n绥芬河片区揭牌。\n", encoding="utf-8")
    outcome = fztgraph("extract", tmp_path, corpus)
    assert outcome.status == Status.PARTIAL
    assert outcome.err.count("same name") == 2
