"""The questions that have names: one ``*.rq`` file each, beside this module, with a header of comments.

The header's lines are ``# title-en:``, ``# title-zh:``, ``# description-en:`` and ``# description-zh:``.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fztgraph.errors import UsageError

_FOLDER = Path(__file__).resolve().parent
_HEADER = re.compile(r"# (title-en|title-zh|description-en|description-zh): (.+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name; ``text`` is its SPARQL, header included."""

    name: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    text: str


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return the questions by name, in alphabetical order."""
    return {path.stem: _read(path) for path in sorted(_FOLDER.glob("*.rq"))}


def named_query(name: str) -> NamedQuery:
    """Return the question of a name; raises UsageError where there is none."""
    queries = named_queries()
    if name not in queries:
        raise UsageError(f"no query is named {name!r}; choose one of {', '.join(queries)}")
    return queries[name]


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    header = {field.replace("-", "_"): value.strip() for field, value in _HEADER.findall(text)}
    return NamedQuery(name=path.stem, text=text, **header)
