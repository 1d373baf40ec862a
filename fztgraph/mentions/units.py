"""Units and measure words: the spellings of ``ontology/units.toml`` and what they mean."""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

FILE = "units.toml"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a spelling stands for: ``factor`` of ``code``."""

    code: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Units:
    """All spellings, and the pattern that finds the longest one that is not the start of another word."""

    by_word: dict[str, Unit]
    pattern: str


@cache
def load_units() -> Units:
    """Read the units of the ontology folder, once a process."""
    return read_units(ontology_dir() / FILE)


def read_units(path: Path) -> Units:
    """Read a file of units; raises OntologyError where it is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        by_word = dict(_measures(table)) | dict(_units(table))
        pattern = _pattern(by_word, table.get("not_before", {}))
        re.compile(pattern)
    except (KeyError, TypeError, ArithmeticError, re.error, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path.name}: {error!s} is wrong in the table of units; see its comments") from error
    return Units(by_word, pattern)


def _units(table: dict[str, Any]) -> list[tuple[str, Unit]]:
    rows = table["unit"]
    return [(word, Unit(row["code"], Decimal(str(row.get("factor", 1))))) for row in rows for word in row["words"]]


def _measures(table: dict[str, Any]) -> list[tuple[str, Unit]]:
    return [(word, Unit(word)) for word in table["measures"]["words"]]


def _pattern(by_word: dict[str, Unit], not_before: dict[str, str]) -> str:
    unknown = not_before.keys() - by_word.keys()
    if unknown:
        raise KeyError(f"not_before names {sorted(unknown)}, which no unit has")
    words = sorted(by_word, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (f"(?!{not_before[word]})" if word in not_before else "") for word in words)
