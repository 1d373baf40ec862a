"""Find many phrases at once (Aho-Corasick), as written or folded as the gazetteer folds names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import ahocorasick

_GONE = "\0"
_QUOTES = "\"'“”‘’「」『』《》〈〉"
_DASHES = "—–－‐‑‒―─-"
_DASH_RUN = re.compile(rf"(?<=-)[{_GONE}-]+")


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that folds a character as ``iris.normalise_name`` does, filled as needed."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _QUOTES or character.isspace():
            folded = _GONE
        elif character in _DASHES:
            folded = "-"
        else:
            folded = unicodedata.normalize("NFKC", character).upper()
            if len(folded) != 1:
                folded = character
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> tuple[str, list[int]]:
    """Return the text folded for look-up and, for each of its characters, its offset in the text given."""
    folded = _DASH_RUN.sub(lambda run: _GONE * len(run.group()), text.translate(_FOLDING))
    offsets = [offset for offset, character in enumerate(folded) if character != _GONE]
    return folded.replace(_GONE, ""), offsets


class PhraseIndex:
    """A set of phrases to find in texts; phrases that begin or end in Latin letters or digits match whole words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
        for phrase in phrases:
            if phrase:
                self._automaton.add_word(phrase)
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the half-open span of each occurrence, overlapping ones included, by end and then longest first."""
        if not len(self._automaton):
            return
        for last, length in self._automaton.iter(text):
            start, end = last - length + 1, last + 1
            latin = text[start].isascii() or text[last].isascii()
            if not (latin and (_joins(text, start) or _joins(text, end))):
                yield start, end


def _joins(text: str, position: int) -> bool:
    """Say whether a Latin word or a number goes on across a position."""
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the leftmost longest spans that do not overlap."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen
