"""Build the index of names in a process of its own: pages are answered meanwhile, and its memory goes with it."""

import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from fztgraph.explorer.index import Index, StoppedError
from fztgraph.explorer.index_file import load_index

log = logging.getLogger(__name__)

#: How often a process is looked at, in seconds.
_LOOK = 0.1


def index_beside(database: Path, *, is_stopped: Callable[[], bool]) -> Index:
    """Return the index of a generation; raises StoppedError where it is no longer wanted or cannot be built."""
    with tempfile.TemporaryDirectory(prefix="fztgraph-") as folder:
        target = Path(folder) / "names"
        command = [sys.executable, "-m", "fztgraph.explorer.index_file", str(database), str(target)]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603
            try:
                problem = _wait(process, is_stopped)
            finally:
                process.kill()
        if process.returncode:
            log.error("the names cannot be read: %s", problem)
            raise StoppedError
        return load_index(target)


def _wait(process: "subprocess.Popen[bytes]", is_stopped: Callable[[], bool]) -> str:
    """Wait for a process, and return the last line that it wrote."""
    while True:
        try:
            _, said = process.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired:
            if is_stopped():
                raise StoppedError from None
            continue
        return said.decode(errors="replace").strip().rpartition("\n")[2]
