"""What is in the way of a site is told in one line, and what was there stays as it was."""

import contextlib
import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.site.generations import articles, files_of, publish
from fztgraph.errors import FztError, UsageError
from fztgraph.explorer.site import folder as folders
from fztgraph.explorer.site import write_site
from fztgraph.explorer.site.manifest import SiteManifest


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of some size; skip where that is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_told_and_leaves_the_folder_empty_of_pages(tmp_path: Path) -> None:
    publish(tmp_path / "store", articles(2))
    with small_disk(tmp_path / "disk", "1m") as disk:
        with pytest.raises(FztError, match=r"site: the disk is full; the site that was there is as it was"):
            write_site(tmp_path / "store", disk / "site", langs=("zh",), processes=1)
        assert files_of(disk / "site") == {}


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is no folder"):
        folders.open_folder(tmp_path / "site")


def test_damaged_record_is_told(tmp_path: Path) -> None:
    folders.open_folder(tmp_path)
    folders.manifest_file(tmp_path).write_text("{", encoding="utf-8")
    with pytest.raises(FztError, match=r"site\.json: damaged .*; write the site into another folder"):
        folders.open_folder(tmp_path)


def test_run_that_is_stopped_while_files_are_put_in_place_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = folders.open_folder(tmp_path)
    folders.stage_file(tmp_path, "a.html", b"new")
    after = SiteManifest(tasks={"a": {"a.html": (folders.content_digest(b"new"), 3)}})
    monkeypatch.setattr(folders, "_prune", lambda *_: None)
    monkeypatch.setattr(folders, "clear_stage", _stop)
    with pytest.raises(KeyboardInterrupt):
        folders.publish(tmp_path, before, after, ["a.html"])
    monkeypatch.undo()
    assert (tmp_path / "a.html").read_bytes() == b"new"
    assert folders.open_folder(tmp_path).files().keys() == {"a.html"}


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_folder_that_cannot_be_written_is_told() -> None:
    error = folders.explain(Path("site"), PermissionError(errno.EACCES, "Permission denied", "site/zh"))
    assert str(error) == "site/zh: Permission denied; the site that was there is as it was"
