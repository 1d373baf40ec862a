"""``fztgraph export``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.graphml", "tables"])
def test_export_writes_each_form(fztgraph: Run, corpus_store: Path, tmp_path: Path, name: str) -> None:
    outcome = fztgraph("export", "-o", tmp_path / name, "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert (tmp_path / name).exists()


def test_export_names_the_forms_that_there_are(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "graph.doc", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert ".graphml" in outcome.err
