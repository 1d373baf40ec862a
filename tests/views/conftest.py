"""The graphs that the tests of the pages look at, as snapshots."""

from dataclasses import dataclass

import pytest
from pyoxigraph import Store

from views import sample


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
