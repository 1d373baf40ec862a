"""Problems in Chinese, for the pages: what is said of each kind, and the details that we write ourselves."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from fztgraph.quads.reference import term_entries

_WORDS = Path(__file__).with_name("problems.json")


def title_in_chinese(slug: str) -> str:
    """Return what is said of every problem of a kind."""
    return str(_words()["titles"][slug])


def in_chinese(detail: str) -> str | None:
    """Return a detail in Chinese; None for one that others wrote, such as the engine's.

    >>> in_chinese("the query is larger than 5 bytes of UTF-8")
    '查询文本超过 5 字节（UTF-8）'
    """
    for pattern, template in _details():
        if found := pattern.fullmatch(detail):
            return template.format(*(_part(part) for part in found.groups()))
    return None


def _part(text: str) -> str:
    """Return a part of a detail: a class by its label, a detail within in Chinese, else what was found as it is."""
    entry = term_entries().get(text)
    return entry.labels["zh"] if entry is not None else in_chinese(text) or text


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return words


@cache
def _details() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern, re.DOTALL), template) for pattern, template in _words()["details"]]
