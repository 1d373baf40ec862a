import os
import subprocess
import sys
from pathlib import Path

import pytest

from fztgraph.errors import StoreError
from fztgraph.store import lock as module
from fztgraph.store.lock import writer_lock


def test_a_second_writer_is_told_who_writes(tmp_path):
    with (
        writer_lock(tmp_path),
        pytest.raises(StoreError, match=f"process {os.getpid()} on .+ is writing this store"),
        writer_lock(tmp_path),
    ):
        pass


def test_another_process_is_told_who_writes(tmp_path):
    code = "import sys; from pathlib import Path; from fztgraph.store import open_writer\n" + (
        "try:\n  with open_writer(Path(sys.argv[1])): pass\nexcept Exception as error: print(error)"
    )
    with writer_lock(tmp_path):
        done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert f"process {os.getpid()} on" in done.stdout
    assert done.stdout.count("\n") == 1


def test_the_next_writer_gets_its_turn(tmp_path):
    for _ in range(2):
        with writer_lock(tmp_path):
            pass


def test_a_folder_made_in_vain_is_taken_away(tmp_path):
    with writer_lock(tmp_path / "store"):
        (tmp_path / "store" / "generations").mkdir()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_stays(tmp_path):
    with writer_lock(tmp_path / "store"):
        (tmp_path / "store" / "CURRENT").write_text("000001")
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == ["CURRENT", "LOCK"]


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "store").write_text("")
    with (
        pytest.raises(StoreError, match="no store can be here \\(it is not a folder\\)"),
        writer_lock(tmp_path / "store"),
    ):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Not a directory"), writer_lock(tmp_path / "file" / "store"):
        pass


def test_a_lock_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "LOCK").mkdir()
    with pytest.raises(StoreError, match="LOCK: cannot be opened"), writer_lock(tmp_path):
        pass


def test_a_holder_without_a_name_is_another_process(tmp_path):
    with writer_lock(tmp_path):
        (tmp_path / "LOCK").write_text("")
        with pytest.raises(StoreError, match="another process is writing"), writer_lock(tmp_path):
            pass
        assert module._holder(tmp_path / "gone") == "another process"


@pytest.mark.parametrize("put_another", [True, False])
def test_a_lock_file_that_was_deleted_meanwhile_is_no_lock(tmp_path, monkeypatch, put_another):
    opened = []
    plain_open = module._open

    def open_and_delete(path: Path) -> int:
        descriptor = plain_open(path)
        if not opened:
            path.unlink()
            if put_another:
                path.touch()
        opened.append(descriptor)
        return descriptor

    monkeypatch.setattr(module, "_open", open_and_delete)
    with writer_lock(tmp_path):
        assert len(opened) == 2
