"""Many short texts in one string, which is searched as fast as a string can be, and takes little room."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload


class Lines(Sequence[str]):
    """Texts without line ends, each a line. ``holding`` finds the lines that hold a text, in order."""

    __slots__ = ("_starts", "_text")

    def __init__(self, texts: Iterable[str]) -> None:
        self._take("".join(f"{text}\n" for text in texts))

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Return the lines of a text, each with an end."""
        lines = cls.__new__(cls)
        lines._take(text)
        return lines

    def _take(self, text: str) -> None:
        lengths = (len(line) + 1 for line in text.split("\n")[:-1])
        self._starts = array("I", accumulate(lengths, initial=1))
        self._text = "\n" + text

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __str__(self) -> str:
        return self._text

    @overload
    def __getitem__(self, line: int) -> str: ...
    @overload
    def __getitem__(self, line: slice) -> list[str]: ...
    def __getitem__(self, line: int | slice) -> str | list[str]:
        if isinstance(line, slice):
            return [self[at] for at in range(*line.indices(len(self)))]
        if line < 0 or line >= len(self):
            raise IndexError(line)
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


class Coded(Sequence[str]):
    """Texts of which there are few different ones."""

    __slots__ = ("codes", "names")

    def __init__(self, names: Iterable[str], codes: Iterable[int]) -> None:
        self.names = tuple(names)
        self.codes = array("B", codes)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Coded":
        """Return the same texts."""
        places: dict[str, int] = {}
        codes = [places.setdefault(text, len(places)) for text in texts]
        return cls(places, codes)

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self.names[code] for code in self.codes[at]]
        return self.names[self.codes[at]]
