"""The notebooks of the documentation run from top to bottom, and are kept without what they print."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))


def code_of(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def text_of(cell):
    """What a cell printed or showed, as text."""
    return "".join(each.get("text") or each.get("data", {}).get("text/plain", "") for each in cell.outputs)


def test_there_is_a_notebook():
    assert [path.name for path in NOTEBOOKS] == ["research.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(path):
    assert [cell.id for cell in code_of(path) if cell.outputs or cell.execution_count] == []


def test_the_study_runs_and_cites_sentences(corpus_store, tmp_path):
    source, target = ROOT / "docs" / "tutorial" / "research.ipynb", tmp_path / "research.ipynb"
    command = [sys.executable, "-W", "ignore", ROOT / "tests" / "run_notebook.py", source, target]
    environment = {**os.environ, "FZTGRAPH_STORE": str(corpus_store)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    shown = [text_of(cell) for cell in code_of(target)]
    assert sum(map(bool, shown)) == len(shown) - 1  # the last one closes the graph
    assert "自贸动态第 238 期，2024-07-01" in shown[-3]
    assert not any("Empty DataFrame" in text for text in shown[:9])
