"""The themes that articles and initiatives are of: a two-level scheme with the words that give each theme away."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick

from fztgraph.errors import OntologyError
from fztgraph.iris import Iri, listed_iri, normalise_name
from fztgraph.resources import ontology_dir
from fztgraph.sheets import Row, read_rows

#: The concept scheme that all themes are in.
SCHEME = listed_iri("scheme", "themes")

_COLUMNS = ("id", "broader", "name", "name_en", "keywords", "source", "checked")
#: A theme needs this many points: a point for each keyword, and for each further time that one stands in the text,
#: up to ``_REPEATS``; a keyword of the headline gives ``_HEADLINE`` points.
_THRESHOLD = 3
_REPEATS = 2
_HEADLINE = 3
#: An article treats a few themes; a long one touches many. A thing has still fewer.
_LIMIT = 5
_THING_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme; ``broader`` is the id of the theme above it, ``keywords`` are words of texts that treat it."""

    id: str
    name: str
    name_en: str
    broader: str | None
    keywords: tuple[str, ...]

    @property
    def iri(self) -> Iri:
        """The IRI of the theme's concept."""
        return listed_iri("theme", self.id)

    def called(self, lang: str) -> str:
        """Return its name in a language, ``zh`` or ``en``."""
        return self.name if lang == "zh" else self.name_en


@cache
def load_themes() -> dict[str, Theme]:
    """Read the themes of the ontology folder by id, once a process."""
    return read_themes(ontology_dir() / "themes.csv")


def read_themes(path: Path) -> dict[str, Theme]:
    """Read a file of themes by id; raises OntologyError naming file and line."""
    themes: dict[str, Theme] = {}
    for where, row in read_rows(path, required=_COLUMNS):
        theme = _theme(row, where)
        if theme.id in themes:
            raise OntologyError(f"{where}: {theme.id!r} is there already; give the theme another id")
        if theme.broader and theme.broader not in themes:
            raise OntologyError(f"{where}: no theme above has the id {theme.broader!r}; list it first")
        themes[theme.id] = theme
    return themes


def _theme(row: Row, where: str) -> Theme:
    keywords = tuple(word for word in row["keywords"].split("|") if word)
    if not (row["id"] and row["name"] and row["name_en"] and keywords):
        raise OntologyError(f"{where}: a theme needs an id, a name in both languages and keywords; fill them in")
    return Theme(row["id"], row["name"], row["name_en"], row["broader"] or None, keywords)


def find_themes(text: str) -> tuple[str, ...]:
    """Return the ids of the themes that a text treats, the most certain first; its first line is its headline."""
    headline, _, body = text.strip().partition("\n")
    scores: Counter[str] = Counter()
    for theme, counts in _count_keywords(normalise_name(body)).items():
        scores[theme] += sum(min(count, _REPEATS) for count in counts.values())
    for theme, counts in _count_keywords(normalise_name(headline)).items():
        scores[theme] += _HEADLINE * len(counts)
    return _best(scores, _LIMIT)


def find_thing_themes(names: Iterable[str], sentences: Iterable[str], treated: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the themes that a thing belongs to, the most certain first.

    ``sentences`` are those that name it. A keyword of a name is enough; each one of the sentences is a point, and it is
    one more that the theme is among those ``treated`` by the article.
    """
    scores: Counter[str] = Counter()
    for theme, words in _keywords_by_theme(names).items():
        scores[theme] += _HEADLINE * len(words)
    for theme, words in _keywords_by_theme(sentences).items():
        scores[theme] += len(words) + (theme in treated)
    return _best(scores, _THING_LIMIT)


def _best(scores: Counter[str], limit: int) -> tuple[str, ...]:
    found = [theme for theme, score in scores.items() if score >= _THRESHOLD]
    return tuple(sorted(found, key=lambda theme: (-scores[theme], theme))[:limit])


def _keywords_by_theme(texts: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for theme, counts in _count_keywords(normalise_name(text)).items():
            found[theme].update(counts)
    return found


def _count_keywords(text: str) -> dict[str, Counter[str]]:
    """Count each theme's keywords; inside a longer keyword of the same theme a shorter one does not count."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    last: dict[str, tuple[int, int]] = {}
    for start, end, keyword, themes in _matches(text):
        for theme in themes:
            if end > last.get(theme, (0, 0))[1]:
                counts[theme][keyword] += 1
                last[theme] = (start, end)
    return counts


def _matches(text: str) -> list[tuple[int, int, str, tuple[str, ...]]]:
    """Return the keywords of a folded text with their themes, the earlier and the longer first."""
    matches = [
        (last - len(keyword) + 1, last + 1, keyword, themes) for last, (keyword, themes) in _automaton().iter(text)
    ]
    whole = [match for match in matches if _is_whole(text, match[0], match[1])]
    return sorted(whole, key=lambda match: (match[0], -match[1]))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a match does not begin or end inside a Latin word or a number."""
    return not (_joins(text[start - 1 : start], text[start]) or _joins(text[end - 1], text[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


@cache
def _automaton() -> ahocorasick.Automaton:
    themes_of: dict[str, list[str]] = defaultdict(list)
    for theme, keyword in _keywords():
        themes_of[keyword].append(theme)
    automaton = ahocorasick.Automaton()
    for keyword, themes in themes_of.items():
        automaton.add_word(keyword, (keyword, tuple(themes)))
    automaton.make_automaton()
    return automaton


def _keywords() -> Iterator[tuple[str, str]]:
    for theme in load_themes().values():
        for keyword in dict.fromkeys(normalise_name(word) for word in theme.keywords):
            yield theme.id, keyword
