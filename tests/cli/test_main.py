"""The entry point: statuses, one-line errors, and a quick start."""

import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph import cli
from fztgraph.cli import refresh
from fztgraph.cli.output import Status
from fztgraph.errors import StoreError

#: The fixture that runs the command line.
Run = Callable[..., Any]

HEAVY = ("spacy", "pyoxigraph", "rdflib", "networkx", "numpy", "pyvis", "pyshacl", "babel", "yaml", "opencc")


def modules_after(code: str, *, env: dict[str, str] | None = None) -> set[str]:
    """The heavy modules that are loaded when some code has run in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return set(done.stderr.split())


def test_help_loads_no_library() -> None:
    code = "from fztgraph.cli import main\ntry: main(['refresh', '--help'])\nexcept SystemExit: pass"
    assert modules_after(code) == set()


def test_query_does_not_load_spacy(corpus_store: Path) -> None:
    code = f"from fztgraph.cli import main\nmain(['query', 'ASK {{}}', '--store', {str(corpus_store)!r}])"
    assert "spacy" not in modules_after(code)


def test_an_unchanged_refresh_does_not_load_spacy(corpus_store: Path) -> None:
    code = f"from fztgraph.cli import main\nmain(['refresh', '--store', {str(corpus_store)!r}])"
    assert "spacy" not in modules_after(code)


def test_python_m_fztgraph_is_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fztgraph", "query"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("fztgraph", run_name="__main__")
    assert stop.value.code == Status.USAGE
    assert "no query is given" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_a_failure(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    outcome = fztgraph("view", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.FAILED
    assert outcome.one_line
    assert "page.html" in outcome.err


def raise_in(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def run(_: object) -> Status:
        raise error

    monkeypatch.setattr(refresh, "run", run)


def test_ctrl_c_ends_quietly(fztgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in(monkeypatch, KeyboardInterrupt())
    outcome = fztgraph("refresh")
    assert outcome.status == cli.INTERRUPTED
    assert outcome.one_line


def test_what_nobody_expected_is_one_line_too(fztgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FZTGRAPH_DEBUG", raising=False)
    raise_in(monkeypatch, ZeroDivisionError("by\nzero"))
    outcome = fztgraph("refresh")
    assert outcome.status == Status.FAILED
    assert outcome.err == "fztgraph: unexpected ZeroDivisionError: by zero; set FZTGRAPH_DEBUG=1 to see where\n"


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), StoreError("broken")])
def test_debugging_shows_the_traceback(fztgraph: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setenv("FZTGRAPH_DEBUG", "1")
    raise_in(monkeypatch, error)
    with pytest.raises(type(error)):
        fztgraph("refresh")
