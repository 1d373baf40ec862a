"""The words that the name grammar is made of, from ``ontology/names/*.toml``."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from fztgraph.errors import OntologyError
from fztgraph.model import Label
from fztgraph.resources import ontology_dir
from fztgraph.vocab import CLASS_OF_LABEL, THING_CLASSES

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Boundaries:
    """``words`` that stand before names, phrases that hold them ``inside`` names, ``opaque`` phrases without names."""

    words: tuple[str, ...]
    inside: tuple[str, ...]
    opaque: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """Names that end in one of ``heads``.

    A ``weak`` head makes a name only after particular words: a known name, a quoted or Latin part, or ``long``
    characters; ``generic`` words alone before a head make none; a name has at most ``most`` characters.
    """

    label: Label
    type: str
    heads: tuple[str, ...]
    weak: frozenset[str]
    generic: re.Pattern[str]
    long: int
    most: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """Kinds of names by their last word, and what makes it part of a ``longer`` word.

    ``tails`` may follow the name of an initiative, ``phases`` that of a zone or port; several places may share one
    of the ``shared`` heads; ``unnamed`` words between a place and a company's head name none.
    """

    kinds: tuple[Kind, ...]
    tails: tuple[str, ...]
    phases: tuple[str, ...]
    shared: tuple[str, ...]
    longer: tuple[str, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agencies:
    """What the names of public authorities are made of."""

    functions: tuple[str, ...]
    bodies: tuple[str, ...]
    standing: tuple[str, ...]
    placeable: tuple[str, ...]
    generic: tuple[str, ...]
    trunks: tuple[str, ...]
    branches: tuple[str, ...]
    levels: tuple[str, ...]
    swallowing: tuple[str, ...]
    units: tuple[str, ...]
    refused: dict[str, tuple[str, ...]]
    refused_alone: dict[str, tuple[str, ...]]
    followers: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What tells coined names in quotes from figures of speech; ``nouns`` maps each noun to its class."""

    makers: tuple[str, ...]
    namers: tuple[str, ...]
    nouns: dict[str, str]
    figures: tuple[str, ...]
    manners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Persons:
    """What stands around the names of persons, and the characters that these are made of."""

    posts: tuple[str, ...]
    roles: tuple[str, ...]
    bylines: tuple[str, ...]
    credits: tuple[str, ...]
    senders: tuple[str, ...]
    follow: tuple[str, ...]
    honorifics: tuple[str, ...]
    always: tuple[str, ...]
    words: tuple[str, ...]
    surnames: tuple[str, ...]
    compound: tuple[str, ...]
    wordlike: tuple[str, ...]
    given: tuple[str, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """What tells the titles of documents from those of periodicals and works."""

    periodicals: tuple[str, ...]
    works: tuple[str, ...]
    documents: tuple[str, ...]
    ends: tuple[str, ...]
    not_before: tuple[str, ...]
    agreements: tuple[str, ...]
    editions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settlements:
    """What names of towns and villages end in, ``generic`` words before it, and what makes it part of a longer word."""

    heads: tuple[str, ...]
    generic: tuple[str, ...]
    longer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of the name grammar; the comments in the files say what each list means."""

    boundaries: Boundaries
    heads: Heads
    agencies: Agencies
    persons: Persons
    quoted: Quoted
    documents: Documents
    settlements: Settlements


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression's alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def type_of(label: Label, name: str) -> str:
    """Return the class of a name by its label and last word."""
    for kind in load_lexicon().heads.kinds:
        if kind.label is label and name.rstrip("”’」").endswith(kind.heads):
            return kind.type
    return "CustomsOffice" if label is Label.AGENCY and name.endswith("海关") else CLASS_OF_LABEL[label]


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon of the ontology folder, once a process."""
    return read_lexicon(ontology_dir() / "names")


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon of a folder; raises OntologyError naming the file that is wrong."""
    return Lexicon(
        boundaries=_read(folder / "boundaries.toml", lambda table: Boundaries(**_lists(table))),
        heads=_read(folder / "heads.toml", _heads),
        agencies=_read(folder / "agencies.toml", lambda table: Agencies(**_lists(table))),
        persons=_read(folder / "persons.toml", lambda table: Persons(**_lists(table))),
        quoted=_read(folder / "quoted.toml", _quoted),
        documents=_read(folder / "documents.toml", lambda table: Documents(**_lists(table))),
        settlements=_read(folder / "settlements.toml", lambda table: Settlements(**_lists(table))),
    )


def _read(path: Path, parse: Callable[[dict[str, Any]], Parsed]) -> Parsed:
    try:
        return parse(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read ({error}); correct or restore the file") from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise OntologyError(f"{path}: a list is missing, unknown or wrong ({error}); correct the file") from None


def _lists(table: dict[str, Any]) -> dict[str, Any]:
    """Return a table with its lists as tuples; a string is a list of characters."""
    return {key: _lists(value) if isinstance(value, dict) else tuple(value) for key, value in table.items()}


def _heads(table: dict[str, Any]) -> Heads:
    return Heads(
        kinds=tuple(_kind(kind) for kind in table["kind"]),
        tails=tuple(table["tails"]),
        phases=tuple(table["phases"]),
        shared=tuple(table["shared"]),
        longer=tuple(table["longer"]),
        unnamed=tuple(table["unnamed"]),
    )


def _kind(table: dict[str, Any]) -> Kind:
    return Kind(
        label=Label(table["label"]),
        type=_class(table["type"]),
        heads=tuple(table["heads"]),
        weak=frozenset(table["weak"]),
        generic=re.compile(f"(?:{alternatives(table['generic'])})*" if table["generic"] else ""),
        long=table["long"],
        most=table["most"],
        quoted=table.get("quoted", False),
    )


def _quoted(table: dict[str, Any]) -> Quoted:
    nouns = {noun: _class(type_) for type_, words in table.pop("nouns").items() for noun in words}
    return Quoted(**_lists(table), nouns=nouns)


def _class(name: str) -> str:
    if name not in THING_CLASSES:
        raise ValueError(f"{name} is no class; see fztgraph/vocab.py")
    return name
