import pytest

from fztgraph.errors import StoreError
from fztgraph.store.layout import generation_numbers, next_number, prune, read_current, sweep, switch_current


@pytest.fixture
def folders(tmp_path):
    def make(*names):
        for name in names:
            (tmp_path / "generations" / name).mkdir(parents=True)
        return tmp_path

    return make


def names(store):
    return sorted(path.name for path in (store / "generations").iterdir())


def test_switching_replaces_the_pointer_and_leaves_nothing_beside(tmp_path):
    switch_current(tmp_path, 7)
    switch_current(tmp_path, 8)
    assert (read_current(tmp_path), [path.name for path in tmp_path.iterdir()]) == (8, ["CURRENT"])


@pytest.mark.parametrize("text", ["", "7", "-00007", "000007 x", "x" * 100])
def test_what_is_no_number_of_a_generation_is_an_error(tmp_path, text):
    (tmp_path / "CURRENT").write_text(text)
    with pytest.raises(StoreError, match="is not the number of a generation"):
        read_current(tmp_path)


def test_only_whole_generations_count(folders):
    assert generation_numbers(folders("000002", "000010", "000003.building", "000001.removing", "notes")) == (2, 10)


@pytest.mark.parametrize(
    ("found", "current", "number"),
    [
        ((), None, 1),
        (("000004",), "000004", 5),
        (("000004", "000006.building"), "000004", 7),
        (("000004.removing",), None, 5),
        (("000004",), "000009", 10),
        (("000004",), "rubbish", 5),
        (("999999",), "999999", 1000000),
    ],
)
def test_a_number_is_never_used_again(folders, found, current, number):
    store = folders(*found)
    if current is not None:
        (store / "CURRENT").write_text(current)
    assert next_number(store) == number


@pytest.mark.parametrize(
    ("current", "left"),
    [
        ("000002", ["000001", "000002"]),
        (None, ["000001", "000002", "000003"]),
        ("rubbish", ["000001", "000002", "000003"]),
    ],
)
def test_sweeping_takes_what_no_writer_finished(folders, current, left):
    store = folders("000001", "000002", "000003", "000004.building", "000000.removing")
    if current is not None:
        (store / "CURRENT").write_text(current)
    sweep(store)
    assert names(store) == left


def test_sweeping_an_empty_store_does_nothing(tmp_path):
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pruning_keeps_the_last(folders):
    store = folders("000001", "000002", "000005")
    prune(store, keep=2)
    assert names(store) == ["000002", "000005"]
