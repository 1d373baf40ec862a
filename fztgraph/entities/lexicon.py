"""How articles refer back, from ``ontology/names/references.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fztgraph.errors import OntologyError
from fztgraph.model import Label
from fztgraph.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class Head:
    """Words that stand for an entity of ``label`` whose name ends in them; those in ``any`` for any entity of it."""

    label: Label
    words: tuple[str, ...]
    any: frozenset[str]
    bare: tuple[str, ...]


@dataclass(frozen=True)
class References:
    """See the comments in the file for what each list means."""

    pointers: tuple[str, ...]
    loose: tuple[str, ...]
    own_country: str
    heads: tuple[Head, ...]
    levels: dict[str, tuple[str, ...]]
    same: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]


@cache
def load_references() -> References:
    """Read the file of the ontology folder, once a process."""
    return read_references(ontology_dir() / "names" / "references.toml")


def read_references(path: Path) -> References:
    """Read a file of references; raises OntologyError if it is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        heads = tuple(
            Head(Label(head["label"]), tuple(head["words"]), frozenset(head["any"]), tuple(head["bare"]))
            for head in table["head"]
        )
        levels = {level: tuple(words) for level, words in table["levels"].items()}
        return References(
            pointers=tuple(table["pointers"]),
            loose=tuple(table["loose"]),
            own_country=table["own_country"],
            heads=heads,
            levels=levels,
            same=tuple(table["same"].items()),
            endings=tuple(table["endings"].items()),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise OntologyError(f"{path}: cannot be read ({error!r}); correct or restore the file") from None
