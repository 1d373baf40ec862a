"""Which characters of a text are taken, so that spans can be chosen that do not overlap."""

from collections.abc import Iterable


class Taken:
    """The taken characters of a text of ``length`` characters; spans are half-open."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.take(start, end)

    def is_free(self, start: int, end: int) -> bool:
        """Say whether no character of a span is taken."""
        return self._marks.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Mark the characters of a span as taken."""
        self._marks[start:end] = b"\1" * (end - start)
