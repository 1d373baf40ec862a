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

#: Values of ``recogniser`` that are no installed pipeline's name.
MODEL, RULES = "model", "rules"
RECOGNISER = Setting(
    name="recogniser",
    default=MODEL,
    variable="FZTGRAPH_RECOGNISER",
    help="who decides which names a text has: model, rules, or an installed spaCy pipeline such as zh_core_web_sm",
)

SETTINGS = (STORE, KEEP_GENERATIONS, KEEP_DAYS, RECOGNISER)


def store_dir(given: str | Path | None = None) -> Path:
    """Return the folder of the store."""
    return Path(given or os.environ.get(STORE.variable) or str(STORE.default))


def keep_generations(given: int | None = None) -> int:
    """Return how many generations stay on disk."""
    return _number(KEEP_GENERATIONS, given)


def keep_days(given: int | None = None) -> int:
    """Return for how many days generations stay on disk in any case."""
    return _number(KEEP_DAYS, given)


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
