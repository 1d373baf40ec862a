"""Names in Latin letters for those that have no known English name: pinyin without tones, words joined, in capitals."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import load_gazetteer
from fztgraph.model import Label
from fztgraph.resources import ontology_dir

#: The language tag of a romanised name (BCP 47), in small letters as the store has it: Chinese in Latin, as pinyin.
LANGUAGE = "zh-latn-pinyin"

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]+")
_OPENING, _CLOSING = "([{“‘《〈「『", ")]}”’》〉」』,.;:!?%、，。；：！？"
#: The kinds of names of foreigners, which sound otherwise than their characters.
_FOREIGN = re.compile(r"[·•・]")
_LONGEST_NAME = 4


@dataclass(frozen=True)
class _Lexicon:
    """The words that names are made of, the length of the longest, the readings of some, surnames of two characters."""

    words: frozenset[str]
    longest: int
    readings: dict[str, str]
    surnames: frozenset[str]


@lru_cache(maxsize=4096)
def romanise(name: str, label: Label) -> str | None:
    """Return a name in pinyin, None where it has no Chinese characters or is that of a foreigner.

    >>> romanise("绥芬河片区", Label.ZONE), romanise("西安海关", Label.AGENCY), romanise("欧阳小明", Label.PERSON)
    ('Suifenhe Pianqu', "Xi'an Haiguan", 'Ouyang Xiaoming')
    """
    if not _HAN.search(name):
        return None
    if label is Label.PERSON:
        return _person(name)
    pieces: list[str] = []
    place = 0
    for match in _HAN.finditer(name):
        pieces += [_plain(name[place : match.start()]), *map(_word, _split(match[0]))]
        place = match.end()
    return _joined([*pieces, _plain(name[place:])])


def _person(name: str) -> str | None:
    if _FOREIGN.search(name) or len(name) > _LONGEST_NAME or not _HAN.fullmatch(name):
        return None
    family = 2 if name[:2] in _lexicon().surnames and len(name) > 2 else 1
    return f"{_spelt(name[:family])} {_spelt(name[family:])}".strip()


def _split(text: str) -> Iterator[str]:
    """Split characters into known words, longest first, and what lies between them."""
    lexicon, start, place = _lexicon(), 0, 0
    while place < len(text):
        lengths = range(min(lexicon.longest, len(text) - place), 0, -1)
        word = next((text[place : place + n] for n in lengths if text[place : place + n] in lexicon.words), None)
        if word is None or (len(word) == 1 and place + 1 < len(text) and start < place):
            place += 1
            continue
        if start < place:
            yield text[start:place]
        yield word
        place += len(word)
        start = place
    if start < place:
        yield text[start:place]


def _word(word: str) -> str:
    return _lexicon().readings.get(word) or _spelt(word)


def _spelt(word: str) -> str:
    """Return a word as pinyin, with an apostrophe where a syllable begins with a vowel (Xi'an)."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (half a second and 50 MB, and only where names are romanised)

    syllables = lazy_pinyin(word, v_to_u=True)
    parts = [f"'{s}" if place and s[:1] in "aeo" else s for place, s in enumerate(syllables)]
    text = "".join(parts)
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    """Return what is not Chinese without its full width."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _joined(pieces: list[str]) -> str:
    """Join words with spaces, but for those within brackets and before marks."""
    text = ""
    for piece in filter(None, pieces):
        tight = not text or text[-1] in _OPENING or piece[0] in _CLOSING
        text += piece if tight else f" {piece}"
    return text


@cache
def _lexicon() -> _Lexicon:
    path = ontology_dir() / "pinyin.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        words, readings, surnames = table["words"], table["readings"], table["surnames"]
        levels = _levels(table["levels"], table["autonomous"], table["people"], table["peoples"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise OntologyError(f"{path.name}: cannot be read ({error}); restore the file") from error
    known = frozenset((*words, *readings, *_places(levels)))
    return _Lexicon(known, max(map(len, known)), readings, frozenset(surnames))


def _levels(levels: list[str], autonomous: list[str], people: str, peoples: list[str]) -> re.Pattern[str]:
    plain, own, names = ("|".join(map(re.escape, words)) for words in (levels, autonomous, peoples))
    return re.compile(f"(?:(?:(?:{names})(?:{re.escape(people)})?)*(?:{own})|{plain})$")


def _places(levels: re.Pattern[str]) -> Iterator[str]:
    """Yield the short names of places: of divisions without the peoples and the level that they end in."""
    for entry in load_gazetteer().entries.values():
        if entry.label is Label.PLACE and _HAN.fullmatch(entry.name):
            short = levels.sub("", entry.name) if entry.type == "Division" else entry.name
            if 2 <= len(short) <= 6:
                yield short
