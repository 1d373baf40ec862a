"""Web pages, Word documents and PDF files to Markdown, each in a process of its own that may fail.

The libraries that take such files apart are large, and a file can be made to keep them busy for hours or to fill the
memory. So they are imported in another process, once such a file is met, which has a limit of memory and is ended
where a file takes too long. It goes on with the next file, and ends with this process.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from fztgraph.articles.datelines import parse_date
from fztgraph.articles.front_matter import FrontMatter
from fztgraph.articles.marking import Conversion
from fztgraph.errors import ArticleError

#: How long one file may take.
LIMIT_SECONDS = 60.0


def convert(data: bytes, suffix: str, source: str, *, seconds: float = LIMIT_SECONDS) -> Conversion:
    """Return the text of a file that is no plain text; ``suffix`` says of which kind it is.

    Raises:
        ArticleError: it is damaged, encrypted, has no text, or takes more time or memory than any article does.
    """
    with _LOCK:
        answer = _converter().ask(data, suffix, source, seconds=seconds)
    if "problem" in answer:
        raise ArticleError(source, answer["problem"], answer["remedy"])
    matter = FrontMatter(**answer["matter"])
    return Conversion(answer["text"], replace(matter, date=parse_date(answer["matter"]["date"] or "")))


@dataclass(frozen=True, slots=True)
class _Converter:
    """A process that converts, and who started it: the process whose id is ``owner``."""

    process: subprocess.Popen[bytes]
    owner: int

    def ask(self, data: bytes, suffix: str, source: str, *, seconds: float) -> dict[str, Any]:
        """Send a file and return the answer, or a problem where there is none in time."""
        timer = threading.Timer(seconds, self.process.kill)
        timer.start()
        line = self._exchange({"suffix": suffix, "source": source, "size": len(data)}, data)
        timed_out = not timer.is_alive()
        timer.cancel()
        if line.endswith(b"\n"):
            return dict(json.loads(line))
        self.close()
        problem = f"takes longer than {seconds:g} seconds" if timed_out else "takes more memory than any article has"
        return {"problem": problem, "remedy": "give its text alone, or a smaller file"}

    def close(self) -> None:
        """End the process, or in a fork of its owner only let go of it."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        for stream in filter(None, (self.process.stdin, self.process.stdout)):
            with suppress(OSError):
                stream.close()

    def _exchange(self, head: dict[str, object], data: bytes) -> bytes:
        """Return the answer as a line; one without a line break is of a process that ended."""
        requests, answers = self.process.stdin, self.process.stdout
        try:
            if requests is None or answers is None:
                return b""
            requests.write(json.dumps(head).encode() + b"\n" + data)
            requests.flush()
            return answers.readline()
        except OSError:
            return b""


_LOCK = threading.Lock()
_running: _Converter | None = None


def _converter() -> _Converter:
    """Return the running converter, or start one: in a fork too, since two processes cannot share one."""
    global _running  # noqa: PLW0603
    if _running is not None and (_running.owner != os.getpid() or _running.process.poll() is not None):
        _running.close()
        _running = None
    if _running is None:
        process = subprocess.Popen(
            # It imports from where this process does, and never from the folder that it happens to be in.
            [sys.executable, "-P", "-m", "fztgraph.articles.converter"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _running = _Converter(process, os.getpid())
    return _running


@atexit.register
def _stop() -> None:
    if _running is not None:
        _running.close()
