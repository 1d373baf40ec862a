"""References back: 该系统, 公司, 全省 stand for the entity named before."""

import re
from collections.abc import Iterator
from functools import cache

from fztgraph.entities.drafts import Draft, core_of
from fztgraph.entities.lexicon import Head, load_references
from fztgraph.model import Form, Label, Mention


@cache
def _pattern() -> re.Pattern[str]:
    """Match a pointer with a head, or a head alone where a clause begins."""
    references = load_references()
    pointers = "|".join(references.pointers)
    words = sorted({word for head in references.heads for word in head.words}, key=lambda word: (-len(word), word))
    bare = sorted({word for head in references.heads for word in head.bare}, key=lambda word: (-len(word), word))
    return re.compile(
        f"(?:{pointers})(?P<pointed>{'|'.join(words)})|(?:(?<=[。，；\\n“])|^)(?P<bare>{'|'.join(bare)})(?![\\u4e00-\\u9fff]{{0,1}}[人员的])"
    )


def find_references(text: str, drafts: list[Draft]) -> Iterator[tuple[Draft, Mention]]:
    """Yield each reference back with the entity that it means: the last one named whose name fits."""
    for match in _pattern().finditer(text):
        word = match["pointed"] or match["bare"]
        draft = _antecedent(match.start(), word, drafts)
        if draft is not None:
            yield draft, Mention(match.start(), match.end(), match.group(), Form.REFERENCE)


def _antecedent(position: int, word: str, drafts: list[Draft]) -> Draft | None:
    best: tuple[int, Draft] | None = None
    for head in load_references().heads:
        if word not in head.words:
            continue
        for draft in drafts:
            if draft.label is head.label and _fits(draft, word, head):
                before = [m.end for m in draft.mentions if m.end <= position and m.form is not Form.REFERENCE]
                if before and (best is None or max(before) > best[0]):
                    best = (max(before), draft)
    return best[1] if best else None


def _fits(draft: Draft, word: str, head: Head) -> bool:
    return word in head.any or any(name.endswith(word) for name in (*draft.names(), core_of(draft.name)))


def find_level_references(text: str, home: dict[str, Draft]) -> Iterator[tuple[Draft, Mention]]:
    """Yield each 全省, 我市 … with the article's own province or city."""
    for level, words in load_references().levels.items():
        draft = home.get(level)
        if draft is None or draft.label is not Label.PLACE:
            continue
        for word in words:
            for match in re.finditer(word, text):
                yield draft, Mention(match.start(), match.end(), word, Form.REFERENCE)
