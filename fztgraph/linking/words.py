"""The words by which linking takes names apart, as patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

_NUMERAL = r"[一二三四五六七八九十百\d]+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class LinkingWords:
    """Patterns over names as they are compared.

    ``number`` is what tells apart things of one name: their edition, phase, version, any figure. ``joint`` joins the
    two ends of a line. ``single`` is how a name begins or ends that is given once in the country.
    """

    number: re.Pattern[str]
    joint: re.Pattern[str]
    single: re.Pattern[str]


@cache
def load_linking_words() -> LinkingWords:
    """Read the words of the ontology folder, once a process."""
    path = ontology_dir() / "linking.toml"
    try:
        return _patterns(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise OntologyError(f"{path.name}: cannot be read ({error}); restore the file") from error


def _patterns(table: dict[str, Any]) -> LinkingWords:
    single = table["single"]
    openings, endings, companies = (_any(single[name]) for name in ("openings", "endings", "companies"))
    return LinkingWords(
        number=re.compile(rf"第?{_NUMERAL}{_any(table['counters'])}|\d+(?:\.\d+)?"),
        joint=re.compile(_any(table["joints"])),
        single=re.compile(rf"^{openings}[^()]{{2,}}{endings}$|[^)]{{4}}{companies}$"),
    )


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
