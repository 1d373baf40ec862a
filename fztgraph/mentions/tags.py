"""Spans as one tag a character (B begins, I goes on, E ends, S stands alone, O is outside), and back."""

from collections.abc import Iterable, Iterator, Sequence

OUTSIDE = "O"


def tag_spans(length: int, spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """Return the tags of a text with labelled half-open spans; of spans that overlap the last one counts.

    >>> tag_spans(4, [(1, 3, "PORT")])
    ['O', 'B-PORT', 'E-PORT', 'O']
    """
    tags = [OUTSIDE] * length
    for start, end, label in spans:
        if end - start == 1:
            tags[start] = f"S-{label}"
            continue
        tags[start], tags[end - 1] = f"B-{label}", f"E-{label}"
        tags[start + 1 : end - 1] = [f"I-{label}"] * (end - start - 2)
    return tags


def read_spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the labelled half-open spans of tags; a span that does not end as it began is none.

    >>> list(read_spans(["B-PORT", "E-PORT", "B-ZONE", "O", "S-PLACE"]))
    [(0, 2, 'PORT'), (4, 5, 'PLACE')]
    """
    start = -1
    for position, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark == "S":
            yield position, position + 1, label
        elif mark == "E" and start >= 0 and tags[start] == f"B-{label}":
            yield start, position + 1, label
        if mark == "B":
            start = position
        elif mark != "I" or start < 0 or tags[start] != f"B-{label}":
            start = -1
