"""A generation as one file, and back."""

import io
import json
import tarfile

import pytest

from fztgraph.errors import StoreError, UsageError
from fztgraph.store import open_snapshot
from fztgraph.store.backups import back_up, restore
from fztgraph.store.layout import generation_numbers, restoring_dir
from fztgraph.store.lock import writer_lock


@pytest.fixture
def backup(publish, store, tmp_path):
    """The backup of generation 2 of a store, with the values 2 and 3."""
    publish(a=["1"])
    publish(a=["2"], b=["3"])
    back_up(store, tmp_path / "b.tar.gz")
    return tmp_path / "b.tar.gz"


def damage(path, change):
    """Write an archive anew, with each member as ``change`` gives it back: a name and its bytes, or None."""
    with tarfile.open(path) as archive:
        members = [(member.name, archive.extractfile(member).read()) for member in archive]
    with tarfile.open(path, "w:gz") as archive:
        for name, content in filter(None, (change(*member) for member in members)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


@pytest.mark.usefixtures("backup")
@pytest.mark.parametrize("name", ["c.tar", "c.tar.gz", "c.tgz"])
def test_a_store_is_made_from_a_backup(store, tmp_path, values, name):
    report = back_up(store, tmp_path / name)
    assert (report.backed_up, report.articles, report.bytes) == (2, 2, (tmp_path / name).stat().st_size)
    restored = restore(tmp_path / "other", tmp_path / name, keep=5)
    assert (restored.generation, restored.backed_up) == (1, 2)
    assert values(open_snapshot(tmp_path / "other")) == ["2", "3"]
    old, new = open_snapshot(store).manifest, open_snapshot(tmp_path / "other").manifest
    assert (new.articles, new.files, new.generation) == (old.articles, old.files, 1)


def test_restoring_keeps_what_is_in_force(backup, store, publish, values):
    publish(a=["4"])
    assert restore(store, backup, keep=5).generation == 4
    assert (values(open_snapshot(store)), generation_numbers(store)) == (["2", "3"], (1, 2, 3, 4))
    assert not restoring_dir(store).exists()


def test_what_follows_goes_on_from_what_was_restored(backup, publish, values, tmp_path):
    restore(tmp_path / "other", backup, keep=5)
    assert values(publish(tmp_path / "other", b=["new"])) == ["2", "new"]


@pytest.mark.usefixtures("backup")
def test_another_generation_is_backed_up(store, tmp_path, values):
    back_up(store, tmp_path / "one.tar", generation=1)
    restore(tmp_path / "other", tmp_path / "one.tar", keep=5)
    assert values(open_snapshot(tmp_path / "other")) == ["1"]


def test_a_damaged_store_is_no_obstacle(backup, store, values):
    (store / "CURRENT").write_text("two")
    restore(store, backup, keep=5)
    assert values(open_snapshot(store)) == ["2", "3"]


def test_a_backup_is_written_while_somebody_writes(backup, store, tmp_path):
    with writer_lock(store):
        assert back_up(store, tmp_path / "c.tar").generation == 2
        with pytest.raises(StoreError, match="is writing this store"):
            restore(store, backup, keep=5)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda name, content: (name, content + b" ") if name == "manifest.json" else (name, content), "is damaged"),
        (lambda name, content: None if name == "manifest.json" else (name, content), "manifest.json is missing"),
        (lambda name, content: None if name == "backup.json" else (name, content), "it is no backup"),
        (lambda name, content: (name.replace("report", "../report"), content), "is not part of a backup"),
        (lambda name, content: (name, content.replace(b'"format": 1', b'"format": 9')), "form 9 of another version"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(backup, store, tmp_path, change, says):
    damage(backup, change)
    for folder in (store, tmp_path / "other"):
        with pytest.raises(StoreError, match=says):
            restore(folder, backup, keep=5)
    assert (open_snapshot(store).generation, restoring_dir(store).exists()) == (2, False)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("content", [b"", b"text", None])
def test_a_file_that_is_no_archive_or_cut_off_is_told(backup, store, content):
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(StoreError, match="cannot be restored"):
        restore(store, backup, keep=5)


@pytest.mark.usefixtures("backup")
@pytest.mark.parametrize("name", ["b.zip", "none.tar"])
def test_wrong_names_are_wrong_usage(store, tmp_path, name):
    with pytest.raises(UsageError, match=name):
        restore(store, tmp_path / name, keep=5)


def test_a_backup_that_cannot_be_written_leaves_nothing(backup, store, tmp_path, monkeypatch):
    with pytest.raises(StoreError, match="no backup was written"):
        back_up(store, tmp_path / "none" / "b.tar")
    monkeypatch.setattr(json, "dumps", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StoreError, match="No space left on device; no backup was written"):
        back_up(store, backup)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.usefixtures("backup")
def test_what_a_killed_restore_left_is_cleared(store, publish):
    restoring_dir(store).mkdir()
    publish(a=["5"])
    assert not restoring_dir(store).exists()
