"""Documents that a text calls by their number alone: 某署公告2024年第5号, 某部令第240号, 某发〔2024〕15号."""

import re
from collections.abc import Iterable, Iterator

from fztgraph.mentions.candidates import Candidate
from fztgraph.model import Label

SOURCE = "numbered"

_YEAR = r"(?:[〔\[（]\d{4}[〕\]）]|\d{4}年)"
#: What a body publishes, with the number before it or after it.
_PUBLISHED = re.compile(
    f"(?:公告|通告)(?:{_YEAR}第?|第)\\d{{1,4}}号|令(?:{_YEAR})?第\\d{{1,4}}号|(?:{_YEAR}第?|第)\\d{{1,4}}号(?:公告|通告|令)"
)
#: The number of a letter counts where the text goes by it; pages also show their own.
_LETTER = r"[\u4e00-\u9fff]{1,8}(?<![公通]告)[〔\[]\d{4}[〕\]]\d{1,4}号"
_CITES = "(?:根据|按照|依据|依照|遵照|参照|落实|执行|贯彻)"
_CITED = re.compile(f"{_CITES}了?(?P<number>{_LETTER})")
_FOLLOWED = re.compile(f"(?<![\u4e00-\u9fff])(?!{_CITES})(?P<number>{_LETTER})(?=文(?!号)|规定|的规定)")
_JOINTS = frozenset("、和")


def find_numbered_documents(text: str, bodies: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the documents of a text that are called by who issued them and a number.

    ``bodies`` are the names of authorities in it. A number in brackets belongs to the title before them.
    """
    starts: dict[int, int] = {}
    for body in bodies:
        starts[body.end] = min(body.start, starts.get(body.end, body.start))
    for match in _PUBLISHED.finditer(text):
        start = _issued_from(text, match.start(), starts)
        if start < match.start() and text[start - 1 : start] != "（":
            yield _document(start, match.end())
    for pattern in (_CITED, _FOLLOWED):
        for match in pattern.finditer(text):
            yield _document(*match.span("number"))


def _document(start: int, end: int) -> Candidate:
    return Candidate(start, end, Label.POLICY, "Policy", SOURCE, rank=6)


def _issued_from(text: str, end: int, starts: dict[int, int]) -> int:
    """Return where the bodies begin that a document is from, one beside the other; the end itself if there is none."""
    start = starts.get(end, end)
    while start < end and text[start - 1 : start] in _JOINTS and start - 1 in starts:
        start = starts[start - 1]
    return start
