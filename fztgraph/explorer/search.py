"""Find things by what people type: any part of a name, pinyin with or without spaces, initials, English."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from fztgraph.explorer.folding import fold, words
from fztgraph.explorer.frame import cut
from fztgraph.explorer.index import Index
from fztgraph.explorer.lines import Lines
from fztgraph.explorer.names import Named, name_of
from fztgraph.explorer.syllables import syllables
from fztgraph.iris import ID
from fztgraph.vocab import class_path

#: How many lines one way of looking yields at most, and how many characters of a query count.
_MOST_LINES, _LONGEST = 3000, 100
#: How many lines are looked at for several words, and for names that come near.
_MOST_WORDS, _MOST_NEAR = 20_000, 3000
#: How many words of a query count, and how many letters are taken for initials.
_MOST_PARTS, _MOST_INITIALS = 8, 12
#: The least share of a name that one that comes near has in common with it.
_CLOSE = 0.45
EXACT, PREFIX, WORD, INSIDE, WORDS = range(5)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; ``also`` is the other name by which it was, where that is not the one shown."""

    named: Named
    also: str
    rank: int


@dataclass(frozen=True, slots=True)
class Title:
    """An article whose title was found."""

    iri: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: the hits asked for, how many there are of each main class, and whether more were left out."""

    hits: tuple[Hit, ...]
    total: int
    classes: dict[str, int]
    is_cut: bool


def search(
    index: Index,
    query: str,
    *,
    lang: str = "zh",
    classes: Container[str] = (),
    only: Container[str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Hits:
    """Return the things that a query finds: exact names first, then beginnings, beginnings of words, parts of names.

    Things of one rank come in the order of their weight. ``classes`` keeps those of some main or own classes, ``only``
    those whose IRI is among some; with either, no query finds all that articles tell of.
    """
    found = _Found(index)
    found.look(query)
    ranked = found.ranked() if query.strip() else range(index.told) if classes or only is not None else ()
    places = [place for place in ranked if only is None or index.iris[place] in only]
    counts = Counter(class_path(index.types[place])[-1] for place in places)
    if classes:
        places = [place for place in places if not set(class_path(index.types[place])).isdisjoint(classes)]  # type: ignore[arg-type]
    shown = tuple(found.hit(place, lang) for place in places[offset : offset + limit])
    return Hits(shown, len(places), dict(counts), found.is_cut)


def search_titles(index: Index, query: str, *, only: Container[str] | None = None, limit: int = 20) -> list[Title]:
    """Return the articles whose titles hold a query, or all of its words, the latest first."""
    key, titles = fold(query)[:_LONGEST], index.titles
    parts = words(query)[:_MOST_PARTS]
    lines: Iterable[int] = titles.folded.holding(key)
    if len(parts) > 1:
        lines = [line for line in titles.folded.holding(max(parts, key=len)) if _holds(titles.folded[line], parts)]
    kept = (line for line in lines if only is None or titles.iris[line] in only)
    return [Title(titles.iris[line], titles.printed[line], titles.dates[line]) for line in islice(kept, limit)]


def _holds(text: str, parts: Iterable[str]) -> bool:
    return all(part in text for part in parts)


def resolve(index: Index, asked: str, *, lang: str = "zh") -> list[Named]:
    """Return the things that a key (``zone/shanghai``), an IRI or a whole name stands for, the weightiest first."""
    iri = asked if asked.startswith(ID) else ID + asked
    if (place := index.place_of(iri)) is not None:
        return [named(index, place, lang)]
    places = sorted({index.owners[line] for line in islice(index.folded.equal(fold(asked)), _MOST_LINES)})
    return [named(index, place, lang) for place in places]


def near(index: Index, asked: str, *, lang: str = "zh", limit: int = 6) -> list[Named]:
    """Return things whose names come near to one that nothing bears."""
    hits = search(index, asked, lang=lang, limit=limit).hits
    if hits:
        return [hit.named for hit in hits]
    key = fold(asked)[:_LONGEST]
    shared: Counter[int] = Counter()
    for pair in {key[place : place + 2] for place in range(len(key) - 1)}:
        shared.update(islice(index.folded.holding(pair), _MOST_NEAR))
    best: dict[int, float] = {}
    for line, _ in shared.most_common(200):
        likeness = SequenceMatcher(None, key, index.folded[line], autojunk=False).ratio()
        place = index.owners[line]
        best[place] = max(best.get(place, 0), likeness)
    ranked = sorted((place for place, likeness in best.items() if likeness >= _CLOSE), key=lambda p: (-best[p], p))
    return [named(index, place, lang) for place in ranked[:limit]]


def named(index: Index, place: int, lang: str) -> Named:
    """Return a thing of the index as pages name it."""
    names = (("zh", index.zh[place]), ("en", index.en[place]), ("zh-Latn", index.latin[place]))
    texts = {language: text for language, text in names if text}
    return name_of(index.iris[place], texts, index.types[place], lang)


class _Found:
    """The things that a query finds, each by the best of the lines that name it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.is_cut = False
        #: By thing: rank, way (name, pinyin, initials), line.
        self._best: dict[int, tuple[int, int, int]] = {}

    def look(self, query: str) -> None:
        """Look in all ways that a query allows."""
        key = fold(query)[:_LONGEST]
        if not key:
            return
        self._by_name(key)
        if key.isascii() and key[0].isalpha():
            self._by_sound(1, self._index.pinyin, key, self._is_syllable_start)
            if len(key) <= _MOST_INITIALS:
                self._by_sound(2, self._index.initials, key, lambda _line, key: len(key) > 2)
        parts = words(query)
        if len(parts) > 1:
            self._by_words(parts[:_MOST_PARTS])

    def ranked(self) -> list[int]:
        """Return the things in order."""
        return sorted(self._best, key=lambda place: (*self._best[place][:2], place))

    def hit(self, place: int, lang: str) -> Hit:
        """Return what is told of a thing that was found."""
        one = named(self._index, place, lang)
        if place not in self._best:
            return Hit(one, "", INSIDE)
        rank, _, line = self._best[place]
        also = cut(self._index.names[line])
        return Hit(one, "" if also in {one.name, one.other} else also, rank)

    def _by_name(self, key: str) -> None:
        lines = self._index.folded
        for rank, found in ((EXACT, lines.equal(key)), (PREFIX, lines.beginning(key))):
            for line in self._some(found):
                self._add(rank, 0, line)
        start = re.compile(r"\b" + r"[\W_]*".join(map(re.escape, key)), re.IGNORECASE) if key[0].isascii() else None
        for line in self._some(lines.holding(key)):
            self._add(WORD if start and start.search(self._index.names[line]) else INSIDE, 0, line)

    def _by_sound(self, way: int, lines: Lines, key: str, fits: Callable[[int, str], bool]) -> None:
        spelt = self._index.spelt
        for rank, found in ((EXACT, lines.equal(key)), (PREFIX, lines.beginning(key))):
            for line in self._some(found):
                self._add(rank, way, spelt[line])
        for line in self._some(lines.holding(key)):
            if fits(line, key):
                self._add(WORD, way, spelt[line])

    def _is_syllable_start(self, line: int, key: str) -> bool:
        """Say whether the text begins where a character's reading does."""
        read = syllables(self._index.folded[self._index.spelt[line]])
        return any("".join(read[place : place + len(key)]).startswith(key) for place in range(len(read)))

    def _by_words(self, parts: list[str]) -> None:
        """Take things whose names, one or another, hold each of some words."""
        holders = None
        for part in sorted(parts, key=len, reverse=True):
            lines = list(islice(self._index.folded.holding(part), _MOST_WORDS))
            found = {self._index.owners[line]: line for line in reversed(lines)}
            holders = found if holders is None else {place: holders[place] for place in holders.keys() & found.keys()}
        for line in (holders or {}).values():
            self._add(WORDS, 0, line)

    def _some(self, lines: Iterator[int]) -> Iterator[int]:
        yield from islice(lines, _MOST_LINES)
        if next(lines, None) is not None:
            self.is_cut = True

    def _add(self, rank: int, way: int, line: int) -> None:
        place = self._index.owners[line]
        if (rank, way, line) < self._best.get(place, (len(self._index.names), 0, 0)):
            self._best[place] = (rank, way, line)
