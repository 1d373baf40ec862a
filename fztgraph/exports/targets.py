"""Files and folders that are written beside their place and moved into it when they are whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fztgraph.errors import UsageError


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """Yield the path of a file to write; it takes the place of ``path`` at the end, and is deleted on failure."""
    temporary = _beside(path)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """Yield an empty folder to write into; it takes the place of ``path`` at the end, and is deleted on failure.

    Raises UsageError where ``path`` holds anything that the new folder does not, since that would be lost.
    """
    temporary, former = _beside(path), _beside(path, mark="former")
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: this is a file; name a folder, or end the name in a suffix that says the format")
    temporary.mkdir()
    try:
        yield temporary
        _refuse_to_lose(path, temporary)
        _exchange(path, temporary, former)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _exchange(path: Path, fresh: Path, former: Path) -> None:
    """Put a folder in place of another, which is deleted then; where that cannot be, the other stays."""
    if not path.exists():
        fresh.rename(path)
        return
    path.rename(former)
    try:
        fresh.rename(path)
    except OSError:
        former.rename(path)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _refuse_to_lose(path: Path, fresh: Path) -> None:
    others = sorted({item.name for item in _items(path)} - {item.name for item in _items(fresh)})
    if others:
        raise UsageError(f"{path}: holds {others[0]}, which is none of the tables; name another folder")


def _items(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _beside(path: Path, *, mark: str = "part") -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{mark}")
