"""A file in memory that stops its writer at a limit of bytes or rows; rows are counted in the bytes as they pass."""

import io
import re
from collections.abc import Callable
from typing import Any, Protocol

from fztgraph.web.limits import Limits


class UnansweredError(Exception):
    """The name of a ``problems.Kind``, which a worker does not load, and what to say."""

    def __init__(self, kind: str, detail: str, **members: object) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.members = members


class RowCounter(Protocol):
    """Counts the rows of one form of answer."""

    def count(self, chunk: bytes) -> int:
        """Return how many rows have been seen with this chunk."""
        ...


class LineCounter:
    """Counts lines, but for those of the header."""

    def __init__(self, header: int = 0) -> None:
        self._seen = -header

    def count(self, chunk: bytes) -> int:
        """Return how many lines have ended, the header not among them."""
        self._seen += chunk.count(b"\n")
        return max(self._seen, 0)


class CsvCounter(LineCounter):
    """Counts lines that end outside quotes; a doubled quote changes nothing."""

    def __init__(self) -> None:
        super().__init__(header=1)
        self._quoted = False

    def count(self, chunk: bytes) -> int:
        """Return how many rows have ended, the header not among them."""
        seen = 0
        for number, part in enumerate(chunk.split(b'"')):
            self._quoted ^= number > 0
            if not self._quoted:
                seen = super().count(part)
        return seen or super().count(b"")


class MarkCounter:
    """Counts the marks with which rows begin. ``longest`` is the length of the longest mark."""

    def __init__(self, pattern: bytes, longest: int) -> None:
        self._pattern = re.compile(pattern)
        self._keep = longest - 1
        self._seen = 0
        self._tail = b""

    def count(self, chunk: bytes) -> int:
        """Return how many marks have been seen, one that lies across two chunks included."""
        text, end = self._tail + chunk, 0
        for mark in self._pattern.finditer(text):
            self._seen += 1
            end = mark.end()
        self._tail = text[max(end, len(text) - self._keep) :]
        return self._seen


#: How rows are told in each form. In JSON a quote within a text has a backslash before it, so ``}},{"`` is in a text
#: only where that ends, and then ``,`` or ``}`` follows. Rows without any value are not counted.
ROW_COUNTERS: dict[str, Callable[[], RowCounter]] = {
    "json": lambda: MarkCounter(rb'(?:\}\},|"bindings":\[)\{"[^,}]', 15),
    "xml": lambda: MarkCounter(rb"<result>", 8),
    "csv": CsvCounter,
    "tsv": lambda: LineCounter(header=1),
}


class BoundedFile(io.BytesIO):
    """What an answer is written to."""

    def __init__(self, limits: Limits, counter: RowCounter | None = None) -> None:
        super().__init__()
        self.rows = 0
        self._limits = limits
        self._counter = counter

    def write(self, chunk: Any) -> int:
        """Keep a chunk; raises UnansweredError over a limit."""
        written = super().write(chunk)
        if self.tell() > self._limits.bytes:
            raise _too_large(self._limits.bytes)
        if self._counter is not None:
            self.rows = self._counter.count(bytes(chunk))
            if self.rows > self._limits.rows:
                raise _too_many(self._limits.rows)
        return written


def out_of_memory(limit: int) -> UnansweredError:
    """Return what to say of a query that was refused more memory."""
    return UnansweredError(
        "MEMORY_LIMIT",
        f"the query needs more than {limit / (1 << 20):g} MiB of memory; ask for less, or bind more of it",
        limit=limit,
    )


def _too_large(limit: int) -> UnansweredError:
    return UnansweredError(
        "ANSWER_TOO_LARGE",
        f"the answer is larger than {limit} bytes; ask for less, say with LIMIT and OFFSET",
        limit=limit,
    )


def _too_many(limit: int) -> UnansweredError:
    return UnansweredError(
        "TOO_MANY_ROWS",
        f"the answer has more than {limit} rows; ask for fewer, say with LIMIT and OFFSET",
        limit=limit,
    )
