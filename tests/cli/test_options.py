"""The store that commands read: given, the environment's, or beside the caller."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]

HEAVY = ("spacy", "pyoxigraph", "rdflib", "networkx", "numpy", "pyvis", "pyshacl", "babel", "yaml", "opencc")


@pytest.mark.parametrize(
    "arguments",
    [["query", "ASK {}"], ["view", "-o", "page.html"], ["export", "-o", "graph.ttl"]],
)
def test_a_missing_store_is_a_failure(fztgraph: Run, tmp_path: Path, arguments: list[str]) -> None:
    outcome = fztgraph(*arguments, "--store", tmp_path / "none")
    assert outcome.status == Status.FAILED
    assert outcome.one_line
    assert "fztgraph refresh" in outcome.err


def test_the_store_is_the_environments_unless_given(
    fztgraph: Run, corpus_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FZTGRAPH_STORE", str(corpus_store))
    assert fztgraph("query", "ASK { ?s ?p ?o }").out == "yes\n"
    assert fztgraph("query", "ASK {}", "--store", tmp_path / "none").status == Status.FAILED


def test_the_store_is_beside_the_caller_by_default(
    fztgraph: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FZTGRAPH_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "no store at fzt-store" in fztgraph("query", "ASK {}").err
