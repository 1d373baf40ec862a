"""Readings of Chinese characters, fast enough for a hundred thousand names: one a character, but in known words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick


@dataclass(frozen=True, slots=True)
class _Readings:
    """The usual reading of each character, and the words in which some are read otherwise."""

    usual: Mapping[str, str]
    words: Any


def syllables(text: str) -> list[str]:
    """Return the reading of each character, without tones, ``v`` for ü; what is not Chinese reads as itself.

    >>> syllables("绥芬河"), syllables("重庆rcep")
    (['sui', 'fen', 'he'], ['chong', 'qing', 'r', 'c', 'e', 'p'])
    """
    readings = _readings()
    usual = readings.usual
    read = [usual.get(character, character) for character in text]
    for last, word in readings.words.iter_long(text):
        read[last - len(word) + 1 : last + 1] = word
    return read


def is_chinese(text: str) -> bool:
    """Say whether a text has characters with readings."""
    return any("\u3400" <= character <= "\u9fff" for character in text)


@cache
def _readings() -> _Readings:
    from pypinyin import Style  # noqa: PLC0415 (half a second, and only where names are indexed)
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415
    from pypinyin.style import convert  # noqa: PLC0415

    @cache
    def plain(reading: str) -> str:
        return str(convert(reading, Style.NORMAL, strict=True, default=reading))

    usual = {chr(code): plain(text.partition(",")[0]) for code, text in PINYIN_DICT.items() if code < 0xFFFF}
    automaton = ahocorasick.Automaton()
    for word, parts in PHRASES_DICT.items():
        read = tuple(plain(part[0]) for part in parts)
        if len(read) == len(word) and any(usual.get(c) != r for c, r in zip(word, read, strict=True)):
            automaton.add_word(word, read)
    automaton.make_automaton()
    return _Readings(usual, automaton)
