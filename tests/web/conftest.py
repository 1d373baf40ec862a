"""A small store, and the service over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from explorer.told import publish_told
from serving import Service, publish, running

from fztgraph.web.limits import Limits


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three graphs. Tests only read it."""
    store = tmp_path_factory.mktemp("documents") / "store"
    publish(store, "1", "2", "3")
    return store


@pytest.fixture(scope="session")
def service(documents: Path) -> Iterator[Service]:
    """The service over the three graphs, with small limits."""
    with running(documents, limits=Limits(time=3, rows=1000, bytes=400_000)) as running_service:
        yield running_service


@pytest.fixture(scope="session")
def told_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over a store that tells things of all kinds, for tests in a browser."""
    store = tmp_path_factory.mktemp("told") / "store"
    publish_told(store)
    with running(store, workers=1) as running_service:
        yield running_service
