"""Build the index of names in a process of its own: pages are answered meanwhile, and its memory goes with it."""

import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fztgraph.explorer.index import Index, StoppedError
from fztgraph.explorer.index_file import load_index

log = logging.getLogger(__name__)

#: How often a process is looked at, in seconds.
_LOOK = 0.1
#: After how many seconds an index that failed is built again: first, and at most; each time twice as long.
_AGAIN, _AGAIN_AT_MOST = 1.0, 60.0


def index_at_last(database: Path, *, is_stopped: Callable[[], bool]) -> Index:
    """Return the index of a generation, built again where that fails; raises StoppedError where nobody wants it."""
    wait = _AGAIN
    while True:
        try:
            return index_beside(database, is_stopped=is_stopped)
        except StoppedError:
            pass
        except OSError as error:
            log.error("the names cannot be read: %s", error)  # noqa: TRY400
        until = time.monotonic() + wait
        while not is_stopped() and time.monotonic() < until:
            time.sleep(_LOOK)
        if is_stopped():
            raise StoppedError
        wait = min(2 * wait, _AGAIN_AT_MOST)


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
