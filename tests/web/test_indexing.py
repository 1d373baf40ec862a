"""The index of names is built beside the service, and is the same as one that is built here."""

from pathlib import Path

import pytest
from explorer.things import THINGS, small_store
from pyoxigraph import Store

from fztgraph.explorer.index import StoppedError, build_index
from fztgraph.explorer.source import StoreSource
from fztgraph.web.indexing import index_at_last, index_beside


@pytest.fixture
def database(tmp_path: Path) -> Path:
    store = Store(str(tmp_path / "db"))
    store.bulk_extend(small_store())
    store.flush()
    return tmp_path / "db"


def test_index_is_the_same_as_one_that_is_built_here(database: Path) -> None:
    built = build_index(StoreSource(Store.read_only(str(database))))
    found = index_beside(database, is_stopped=lambda: False)
    assert len(found.iris) == len(THINGS)
    for name in ("iris", "zh", "en", "latin", "types", "owners", "spelt"):
        assert list(getattr(found, name)) == list(getattr(built, name))
    assert (found.themes, found.told) == (built.themes, built.told)
    assert str(found.folded) == str(built.folded)
    assert str(found.initials) == str(built.initials)
    assert list(found.titles.iris) == list(built.titles.iris)


def test_process_ends_when_nobody_wants_the_index(database: Path) -> None:
    with pytest.raises(StoppedError):
        index_beside(database, is_stopped=lambda: True)


def test_what_cannot_be_read_is_said_in_a_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(StoppedError):
        index_beside(tmp_path / "nothing", is_stopped=lambda: False)
    assert "the names cannot be read" in caplog.text


def test_an_index_that_fails_is_tried_again(database: Path, tmp_path: Path) -> None:
    hidden = database.rename(tmp_path / "hidden")

    def is_stopped() -> bool:
        if hidden.exists() and len(tries) > 1:
            hidden.rename(database)
        tries.append(None)
        return False

    tries: list[None] = []
    assert len(index_at_last(database, is_stopped=is_stopped).iris) == len(THINGS)


def test_an_index_that_nobody_wants_is_not_tried_again(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        index_at_last(tmp_path / "nothing", is_stopped=lambda: True)
