"""The words that the name grammar is made of, from ``ontology/names/*.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fztgraph.errors import OntologyError
from fztgraph.model import Label
from fztgraph.resources import ontology_dir
from fztgraph.vocab import THING_CLASSES


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


@dataclass(frozen=True)
class Lexicon:
    """All words of the name grammar; see the comments in the files for what each list means."""

    boundaries: tuple[str, ...]
    inside: tuple[str, ...]
    kinds: tuple[Kind, ...]
    tails: tuple[str, ...]
    agencies: dict[str, tuple[str, ...]]
    persons: dict[str, tuple[str, ...]]
    surnames: frozenset[str]
    quoted: dict[str, tuple[str, ...]]


def alternatives(words: tuple[str, ...] | list[str]) -> str:
    """Return a regular expression's alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon of the ontology folder, once a process; raises OntologyError on a file that is wrong."""
    folder = ontology_dir() / "names"
    boundaries = _read(folder / "boundaries.toml")
    heads = _read(folder / "heads.toml")
    agencies = _read(folder / "agencies.toml")
    persons = _read(folder / "persons.toml")
    quoted = _read(folder / "quoted.toml")
    try:
        return Lexicon(
            boundaries=tuple(boundaries["words"]),
            inside=tuple(boundaries["inside"]),
            kinds=tuple(_kind(folder / "heads.toml", table) for table in heads["kind"]),
            tails=tuple(heads["tail"]["words"]),
            agencies=_lists(agencies),
            persons=_lists(persons),
            surnames=frozenset((*persons["surnames"], *persons["compound"])),
            quoted=_lists(quoted),
        )
    except KeyError as error:
        raise OntologyError(f"{folder}: the key {error} is missing; see the comments in the files") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read ({error}); correct or restore the file") from None


def _lists(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value) for key, value in table.items() if isinstance(value, list)}


def _kind(path: Path, table: dict[str, Any]) -> Kind:
    label, type_ = table["label"], table["type"]
    if label not in Label.__members__ or type_ not in THING_CLASSES:
        raise OntologyError(f"{path}: {label} or {type_} is no label or class; see fztgraph/vocab.py for those allowed")
    return Kind(
        label=Label(label),
        type=type_,
        heads=tuple(table["heads"]),
        weak=frozenset(table["weak"]),
        generic=re.compile(f"(?:{alternatives(table['generic'])})*" if table["generic"] else ""),
        long=table["long"],
        most=table["most"],
        quoted=table.get("quoted", False),
    )
