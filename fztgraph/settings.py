"""The settings: one table of name, default, environment variable and help.

What a caller gives wins over the environment, the environment over the default.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from fztgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``least`` is the smallest allowed value of a number."""

    name: str
    default: str | int
    variable: str
    help: str
    least: int = 0


STORE = Setting(
    name="store",
    default="fzt-store",
    variable="FZTGRAPH_STORE",
    help="the folder of the store",
)
KEEP_GENERATIONS = Setting(
    name="keep_generations",
    default=5,
    variable="FZTGRAPH_KEEP_GENERATIONS",
    help="how many generations of the store stay on disk, the present one included",
    least=1,
)
KEEP_DAYS = Setting(
    name="keep_days",
    default=0,
    variable="FZTGRAPH_KEEP_DAYS",
    help="generations that were published in the last so many days stay on disk as well, however many there are",
)


def _fall(name: str, default: int, of: str) -> Setting:
    return Setting(
        name=f"fall_{name}",
        default=default,
        variable=f"FZTGRAPH_FALL_{name.upper()}",
        help=f"by how many percent {of} may fall from one generation to the next; 100 for any fall",
    )


FALL_ARTICLES = _fall("articles", 20, "the articles")
FALL_ENTITIES = _fall("entities", 20, "the entities")
FALL_CLAIMS = _fall("claims", 20, "the claims")
FALL_CLASS = _fall("class", 50, "the entities, and the claims, of a class")
FALL_SOURCE = _fall("source", 50, "the articles, and the claims, of a source (a folder of files)")
FALL_LEAST = Setting(
    name="fall_least",
    default=10,
    variable="FZTGRAPH_FALL_LEAST",
    help="falls of a count by less than this are nothing, whatever the percentage",
    least=1,
)
FALLS = (FALL_ARTICLES, FALL_ENTITIES, FALL_CLAIMS, FALL_CLASS, FALL_SOURCE, FALL_LEAST)

#: Values of ``recogniser`` that are no installed pipeline's name.
MODEL, RULES = "model", "rules"
RECOGNISER = Setting(
    name="recogniser",
    default=MODEL,
    variable="FZTGRAPH_RECOGNISER",
    help="who decides which names a text has: model, rules, or an installed spaCy pipeline such as zh_core_web_sm",
)

SETTINGS = (STORE, KEEP_GENERATIONS, KEEP_DAYS, *FALLS, RECOGNISER)


def store_dir(given: str | Path | None = None) -> Path:
    """Return the folder of the store."""
    return Path(given or os.environ.get(STORE.variable) or str(STORE.default))


def keep_generations(given: int | None = None) -> int:
    """Return how many generations stay on disk."""
    return _number(KEEP_GENERATIONS, given)


def keep_days(given: int | None = None) -> int:
    """Return for how many days generations stay on disk in any case."""
    return _number(KEEP_DAYS, given)


def percent_or_count(setting: Setting) -> int:
    """Return the number that a setting of FALLS has."""
    return _number(setting, None)


def recogniser() -> str:
    """Return who decides which names a text has; it is part of what an article was read with."""
    return os.environ.get(RECOGNISER.variable) or str(RECOGNISER.default)


def _number(setting: Setting, given: int | None) -> int:
    text = given if given is not None else os.environ.get(setting.variable) or setting.default
    where = setting.name if given is not None else setting.variable
    try:
        number = int(text)
    except ValueError:
        number = setting.least - 1
    if number < setting.least:
        raise UsageError(f"{where}: {text!r} is not a whole number of at least {setting.least}; {setting.help}")
    return number
