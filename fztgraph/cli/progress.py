"""How far long work has come: one line that redraws itself on a terminal, log lines where there is none."""

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

#: Seconds between two log lines, and between two drawings on a terminal.
_LOG_EVERY = 5.0
_DRAW_EVERY = 0.1
_BAR = 24


class Progress:
    """Shows how many of how many are done; call it as often as you like, and close it at the end."""

    def __init__(self, *, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._terminal = self._stream.isatty()
        self._shown = clock()
        self._drawn = False

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say that ``done`` of ``total`` are done; ``what`` is what was just finished or begun."""
        now = self._clock()
        if now - self._shown < (_DRAW_EVERY if self._terminal else _LOG_EVERY):
            return
        self._shown = now
        if self._terminal:
            self._draw(done, total, what)
        else:
            self._stream.write(f"{time.strftime('%H:%M:%S')} {done} of {total}: {what}\n")
            self._stream.flush()

    def close(self) -> None:
        """Clear the line of a terminal."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self, done: int, total: int, what: str) -> None:
        filled = _BAR * done // max(total, 1)
        line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total} {what}"
        room = shutil.get_terminal_size().columns - 1
        self._stream.write("\r\x1b[K" + _fit(line, room))
        self._stream.flush()
        self._drawn = True


def _fit(line: str, columns: int) -> str:
    """Cut a line to a number of columns; a Chinese character takes two."""
    used = 0
    for position, character in enumerate(line):
        used += 2 if ord(character) > 0x2E7F else 1
        if used > columns:
            return line[:position]
    return line
