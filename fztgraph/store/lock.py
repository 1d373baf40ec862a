"""One writer at a time: an advisory lock that the system lets go of when its process dies."""

import fcntl
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fztgraph.errors import StoreError
from fztgraph.store.layout import generations_dir, restoring_dir

LOCK = "LOCK"

#: How often, and how many seconds apart, a writer asks for its place: who only looks has it for a moment.
_TRIES, _PAUSE = 3, 0.02


@contextmanager
def writer_lock(store_dir: Path) -> Iterator[None]:
    """Hold the store's only writer's place; raises StoreError at once where another process holds it.

    A folder that had to be made for it is taken away again where nothing was put into it.
    """
    made = _make_folder(store_dir)
    descriptor = _acquire(store_dir / LOCK)
    try:
        yield
    finally:
        if made:
            _remove_if_unused(store_dir)
        os.close(descriptor)


def current_writer(store_dir: Path) -> str | None:
    """Return who holds the writer's place, None where nobody does; what a dead process left does not count."""
    path = store_dir / LOCK
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return _holder(path)
    finally:
        os.close(descriptor)
    return None


def _make_folder(store_dir: Path) -> bool:
    """Make the store's folder; say whether it was not there before."""
    try:
        store_dir.mkdir(parents=True)
    except OSError as error:
        if store_dir.is_dir():
            return False
        problem = "it is not a folder" if store_dir.exists() else error.strerror
        raise StoreError(f"{store_dir}: no store can be here ({problem}); choose another --store") from error
    return True


def _acquire(path: Path) -> int:
    """Return a locked descriptor of the file that ``path`` names now, not of one that was deleted meanwhile."""
    while True:
        descriptor = _open(path)
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreError(
                f"{path.parent}: {_holder(path)} is writing this store; wait until it has finished"
            ) from error
        if _is_same_file(descriptor, path):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
            return descriptor
        os.close(descriptor)


def _take(descriptor: int) -> None:
    for left in reversed(range(_TRIES)):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check the permissions of the store") from error


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "another process"
    except OSError:
        return "another process"


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _remove_if_unused(store_dir: Path) -> None:
    generations = generations_dir(store_dir)
    if generations.is_dir() and not any(generations.iterdir()):
        generations.rmdir()
    shutil.rmtree(restoring_dir(store_dir), ignore_errors=True)
    if [path.name for path in store_dir.iterdir()] == [LOCK]:
        (store_dir / LOCK).unlink()
        store_dir.rmdir()
