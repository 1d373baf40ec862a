"""The graphs that the tests of the pages look at, as snapshots."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from fztgraph.views import write_view
from views import sample
from views.chromium import ViewBrowser


@dataclass(frozen=True)
class Generation:
    """What a page reads of a snapshot."""

    store: Store


@pytest.fixture(scope="session")
def newsletter() -> Generation:
    """An invented newsletter. Tests only read it."""
    return Generation(sample.sample_store())


@pytest.fixture(scope="session")
def hostile() -> Generation:
    """Texts that try to be markup or script."""
    return Generation(sample.hostile_store())


@pytest.fixture
def empty() -> Generation:
    """A graph in which no article has been read."""
    return Generation(Store())


@pytest.fixture(scope="session")
def page(newsletter: Generation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the whole newsletter."""
    return write_view(newsletter, tmp_path_factory.mktemp("view") / "page.html").path


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of more things than are shown one by one."""
    path = tmp_path_factory.mktemp("view") / "crowd.html"
    return write_view(Generation(sample.large_store(400)), path).path


@pytest.fixture
def browser(driver: Any, page: Path) -> ViewBrowser:
    """The browser with the page of the newsletter open."""
    browser = ViewBrowser(driver)
    browser.view(page)
    return browser
