"""``fztgraph export``."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.mark.parametrize(
    "name", ["graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.graphml", "tables", "t.parquet"]
)
def test_export_writes_each_form(fztgraph: Run, corpus_store: Path, tmp_path: Path, name: str) -> None:
    outcome = fztgraph("export", "-o", tmp_path / name, "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert (tmp_path / name).exists()


def test_export_names_the_forms_that_there_are(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "graph.doc", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert ".graphml" in outcome.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("graph.nq", r": \d+ quads; generation 1\n"),
        ("graph.ttl", r": \d+ triples; generation 1"),
        ("graph.graphml", r": \d+ nodes, \d+ edges; generation 1"),
        ("tables", r": rows: \d+ entities, \d+ relations, \d+ dates, \d+ observations, \d+ evidence, \d+ articles;"),
    ],
)
def test_export_counts_in_the_unit_of_the_form(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, name: str, said: str
) -> None:
    outcome = fztgraph("export", "-o", tmp_path / name, "--store", corpus_store)
    assert re.search(said, outcome.out)


def test_export_writes_a_part(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    options = ("--zone", "黑河片区", "--since", "2024", "--class", "company", "--class", "Initiative")
    outcome = fztgraph("export", "-o", tmp_path / "part.nq", "--store", corpus_store, *options)
    assert "of zone: 黑河片区; class: company, Initiative; since: 2024" in outcome.out
    assert 0 < len((tmp_path / "part.nq").read_text().splitlines()) < 2000


def test_export_says_that_nothing_is_left(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "part.zip", "--store", corpus_store, "--since", "2999")
    assert outcome.status == Status.DONE
    assert outcome.one_line
    assert "nothing in the graph is of since: 2999" in outcome.err


@pytest.mark.parametrize(
    "option",
    [("--zone", "无此区"), ("--theme", "没有"), ("--class", "Zoo"), ("--since", "soon"), ("--until", "2024-02-30")],
)
def test_export_answers_a_wrong_word_in_one_line(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, option: tuple[str, str]
) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "part.nq", "--store", corpus_store, *option)
    assert (outcome.status, outcome.one_line) == (Status.USAGE, True)
    assert list(tmp_path.iterdir()) == []


def test_export_reports_for_programs(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "graph.graphml", "--store", corpus_store, "--json")
    report = json.loads(outcome.out)
    assert set(report) == {"path", "generation", "date", "part", "counts"}
    assert set(report["counts"]) == {"nodes", "edges"}


def test_export_does_not_write_to_standard_output(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = fztgraph("export", "-o", "-", "--store", corpus_store)
    assert (outcome.status, outcome.one_line, list(tmp_path.iterdir())) == (Status.USAGE, True, [])
    assert "name a file, such as graph.ttl, or a folder" in outcome.err
