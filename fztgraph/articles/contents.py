"""The bytes of a file, as many as an article may have, and none of one that is still being written."""

import os
import stat
from pathlib import Path

from fztgraph.errors import ArticleError

LARGEST_BYTES = 64 << 20


def read_contents(path: Path, source: str, *, most: int = LARGEST_BYTES) -> bytes:
    """Return what is in a file.

    Raises:
        ArticleError: it cannot be read, is no file, is too large, or changes while it is read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise ArticleError(source, "is not a file", "give a file")
            data = file.read(most + 1) if before.st_size <= most else b""
            after = os.fstat(file.fileno())
    except OSError as error:
        raise _unreadable(path, source, error) from error
    if max(before.st_size, after.st_size, len(data)) > most:
        problem = f"is too large: {after.st_size / 2**20:,.1f} MiB, where {most / 2**20:,.0f} are the most"
        raise ArticleError(source, problem, "split it, or give its text alone")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise ArticleError(source, "changes while it is read", "run again when it is complete")
    return data


def _unreadable(path: Path, source: str, error: OSError) -> ArticleError:
    if isinstance(error, IsADirectoryError):
        return ArticleError(source, "is a folder", "give a file")
    if path.is_symlink() and not path.exists():
        return ArticleError(source, f"is a link that leads nowhere ({error.strerror})", "mend the link, or remove it")
    return ArticleError(source, f"cannot be read ({error.strerror})", "check that it exists and may be read")
