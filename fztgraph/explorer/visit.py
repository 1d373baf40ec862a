"""What a page is asked, and what it may answer; neither knows of HTTP."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.source import Source

if TYPE_CHECKING:
    from fztgraph.explorer.index import Index

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?[年月日]?")


class Params:
    """The parameters of an address; empty values count as none."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = [(name, value.strip()) for name, value in pairs if value.strip()]

    def one(self, name: str, default: str = "") -> str:
        """Return the last value of a parameter."""
        return next((value for key, value in reversed(self._pairs) if key == name), default)

    def many(self, name: str) -> list[str]:
        """Return the values of a parameter, each once."""
        return list(dict.fromkeys(value for key, value in self._pairs if key == name))

    def number(self, name: str, default: int, *, most: int) -> int:
        """Return a number from 0 to ``most``; the default for what is none."""
        text = self.one(name)
        return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else default

    def day(self, name: str) -> str:
        """Return a year, month or day as ISO 8601; nothing for what is none."""
        return read_day(self.one(name))

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return all parameters in order."""
        return tuple(self._pairs)


def read_day(text: str) -> str:
    """Return a year, month or day as ISO 8601, whatever parts it; nothing for what is none.

    >>> [read_day(text) for text in ("2024", "２０２４年6月", "2024/6/3", "2024-13", "2024-02-30", "上月")]
    ['2024', '2024-06', '2024-06-03', '', '', '']
    """
    match = _DAY.fullmatch(text)
    if match is None:
        return ""
    parts = [int(part) for part in match.groups() if part]
    try:
        first = dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return ""
    return first.isoformat()[: len("2024-06-16") - 3 * (3 - len(parts))]


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a page: what to read from, the frame, the parameters, and the index of names.

    ``index`` may wait while the index of a new generation is built.
    """

    source: Source
    frame: Frame
    index: "Callable[[], Index]"
    params: Params = field(default_factory=Params)

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.frame.lang


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that is more than the text of a page; ``filename`` makes it a download."""

    content: str | bytes
    status: int = 200
    media_type: str = "text/html"
    filename: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was asked for is elsewhere."""

    address: str


Answer: TypeAlias = str | Shown | Moved
#: A page: takes a visit, answers with its text.
Show: TypeAlias = Callable[[Visit], Answer]
