"""What the columns of answers to named questions are called, in Chinese and English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

#: The languages of headings, titles and descriptions.
LANGUAGES = ("zh", "en")
_ENGLISH = "_en"
_IN_ENGLISH = {"zh": "{}（英文）", "en": "{} (English)"}


@cache
def load_headings() -> Mapping[str, Mapping[str, str]]:
    """Read the headings by variable and language, once a process."""
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


def heading(variable: str, language: str) -> str:
    """Return the heading of a column; a variable without one is its own.

    >>> heading("located_in", "zh"), heading("area_en", "zh"), heading("x", "en")
    ('所在地', '片区（英文）', 'x')
    """
    headings = load_headings()
    if variable in headings:
        return headings[variable][language]
    base = variable.removesuffix(_ENGLISH)
    return _IN_ENGLISH[language].format(headings[base][language]) if base in headings else variable


def all_headings(language: str) -> dict[str, str]:
    """Return the headings of all variables that have one."""
    return {name: heading(name, language) for base in load_headings() for name in (base, base + _ENGLISH)}
