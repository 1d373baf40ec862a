"""Many short texts in one string, which is searched as fast as a string can be."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator


class Lines:
    """Texts without line ends, each a line. ``holding`` finds the lines that hold a text, in order."""

    __slots__ = ("_starts", "_text")

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n" + "".join(f"{text}\n" for text in texts)
        self._starts = array("L", [1])
        place = self._text.find("\n", 1)
        while place >= 0:
            self._starts.append(place + 1)
            place = self._text.find("\n", place + 1)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __str__(self) -> str:
        return self._text

    def __getitem__(self, line: int) -> str:
        return self._text[self._starts[line] : self._starts[line + 1] - 1]

    def equal(self, text: str) -> Iterator[int]:
        """Yield the lines that are a text."""
        return self._found(f"\n{text}\n", 1)

    def beginning(self, text: str) -> Iterator[int]:
        """Yield the lines that begin with a text."""
        return self._found(f"\n{text}", 1)

    def holding(self, text: str) -> Iterator[int]:
        """Yield the lines that hold a text, each once."""
        return self._found(text, 0)

    def _found(self, needle: str, shift: int) -> Iterator[int]:
        if not needle.strip("\n"):
            return
        place = self._text.find(needle)
        while place >= 0:
            line = bisect_right(self._starts, place + shift) - 1
            yield line
            place = self._text.find(needle, self._starts[line + 1] - 1)
