"""References back: 该系统, 公司, 全省 stand for the entity named before."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from fztgraph.entities.drafts import Draft, core_of
from fztgraph.entities.lexicon import load_references
from fztgraph.model import Form, Label, Mention


@cache
def _pattern() -> re.Pattern[str]:
    """Match a pointer with a head, or a head alone where a clause begins."""
    references = load_references()
    words = _alternatives(word for head in references.heads for word in head.words)
    bare = _alternatives(word for head in references.heads for word in head.bare)
    return re.compile(
        f"(?:{_alternatives(references.pointers)})(?P<pointed>{words})"
        f"|(?:(?<=[。，；\\n“])|^)(?P<bare>{bare})(?![\\u4e00-\\u9fff]{{0,1}}[人员的])"
    )


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what matches the words for the article's own places, and the level of each word."""
    levels = {word: level for level, words in load_references().levels.items() for word in words}
    return re.compile(_alternatives(levels)), levels


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def find_references(text: str, drafts: list[Draft]) -> Iterator[tuple[Draft, Mention]]:
    """Yield each reference back with the entity that it means: the last one named whose name fits."""
    fitting: dict[str, list[tuple[int, Draft]]] = {}
    for match in _pattern().finditer(text):
        word = match["pointed"] or match["bare"]
        if word not in fitting:
            fitting[word] = sorted(_ends_of_fitting(word, drafts), key=lambda end: end[0])
        before = bisect_right(fitting[word], match.start(), key=lambda end: end[0])
        if before:
            yield fitting[word][before - 1][1], Mention(match.start(), match.end(), match.group(), Form.REFERENCE)


def _ends_of_fitting(word: str, drafts: list[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield where each name ends that a word may refer back to."""
    for head in load_references().heads:
        for draft in drafts:
            if word in head.words and draft.label is head.label and (word in head.any or _ends_in(draft, word)):
                yield from ((mention.end, draft) for mention in draft.named())


def _ends_in(draft: Draft, word: str) -> bool:
    return any(name.endswith(word) for name in (*draft.names(), core_of(draft.name)))


def find_level_references(text: str, home: dict[str, Draft]) -> Iterator[tuple[Draft, Mention]]:
    """Yield each 全省, 我市 … with the article's own province or city."""
    pattern, levels = _levels()
    for match in pattern.finditer(text):
        draft = home.get(levels[match.group()])
        if draft is not None and draft.label is Label.PLACE:
            yield draft, Mention(match.start(), match.end(), match.group(), Form.REFERENCE)
