"""``fztgraph query``."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli import query
from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_a_query_command_without_a_query_names_the_named_ones(fztgraph: Run) -> None:
    outcome = fztgraph("query")
    assert outcome.status == Status.USAGE
    assert outcome.one_line
    assert "overview" in outcome.err


def test_formats_are_those_of_the_queries() -> None:
    from fztgraph.queries import FORMATS

    assert tuple(FORMATS) == query.FORMATS


def test_query_takes_text_file_input_and_name(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?s ?p ?o }"))
    for source in (["ASK { ?s ?p ?o }"], ["--file", tmp_path / "ask.rq"], ["--file", "-"]):
        assert fztgraph("query", *source, "--store", corpus_store).out == "yes\n"
    assert "11" in fztgraph("query", "--name", "overview", "--store", corpus_store).out


@pytest.mark.parametrize(
    ("form", "start"), [("table", "n\n-"), ("csv", "n\r\n"), ("tsv", "?n\n"), ("json", "{"), ("xml", "<?xml")]
)
def test_query_prints_each_format(fztgraph: Run, corpus_store: Path, form: str, start: str) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a a fzt:Article }"
    assert fztgraph("query", text, "--format", form, "--store", corpus_store).out.startswith(start)


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (["SELECT"], Status.FAILED),
        (["--name", "nonsense"], Status.USAGE),
        (["--file", "missing.rq"], Status.FAILED),
        (["DROP ALL"], Status.FAILED),
        (["ASK {}", "--name", "overview"], Status.USAGE),
    ],
)
def test_a_query_that_cannot_be_is_reported(fztgraph: Run, corpus_store: Path, source: list[str], status: int) -> None:
    outcome = fztgraph("query", *source, "--store", corpus_store)
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.one_line


def test_a_query_file_in_another_encoding_is_reported(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("ASK { ?s ?p '绥芬河' }".encode("gb18030"))
    outcome = fztgraph("query", "--file", tmp_path / "q.rq", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert "not UTF-8" in outcome.err
