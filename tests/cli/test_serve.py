"""``fztgraph serve``: what it refuses before it serves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.mark.parametrize(
    "origin", ["example.org", "https://example.org/", "https://", "//example.org", "https://a.b/c"]
)
def test_what_is_no_web_origin_is_refused(fztgraph: Run, tmp_path: Path, origin: str) -> None:
    outcome = fztgraph("serve", "--store", tmp_path / "none", "--cors", origin)
    assert (outcome.status, outcome.one_line) == (Status.USAGE, True)
    assert f"--cors: {origin!r} is no web origin" in outcome.err


@pytest.mark.parametrize("origin", ["*", "null", "https://example.org", "http://localhost:8080", "http://[::1]:80"])
def test_web_origins_are_taken(fztgraph: Run, tmp_path: Path, origin: str) -> None:
    assert "no store at" in fztgraph("serve", "--store", tmp_path / "none", "--cors", origin).err
