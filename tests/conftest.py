"""What several test modules need: the corpus, the shared reference files, a store of the corpus, the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest

#: The same examples in every run, however slow the machine; ``--hypothesis-profile=default`` looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def one_line(self) -> bool:
        """Whether it complained in one line."""
        return self.err.startswith("fztgraph: ") and self.err.count("\n") == 1 and self.err.endswith("\n")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-docs", action="store_true", help="rewrite the generated parts of the documentation")
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the answers of the named questions")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The newsletters that come with the project."""
    return ROOT / "corpus" / "newsletters"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference files beside the repository; tests that compare with them are skipped where they are not."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference files are not beside the repository")
    return folder


@pytest.fixture(scope="session")
def corpus_store(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """A store with the graph of the corpus. Tests only read it."""
    from fztgraph.refresh import refresh

    store = tmp_path_factory.mktemp("corpus") / "store"
    refresh([corpus], store)
    return store


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium, for the tests of a module."""
    from browser import chromium

    with chromium(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture
def fztgraph(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the command line in this process."""
    from fztgraph.cli import main

    def run(*argv: object) -> Outcome:
        try:
            status = main([str(argument) for argument in argv])
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run
