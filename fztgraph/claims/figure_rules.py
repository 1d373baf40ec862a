"""The rules of ``ontology/rules/figures.toml``: loaded, checked and compiled once a process."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from fztgraph.claims.figure_lines import DATE, NAME, QUANTITY
from fztgraph.claims.words import alternation
from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

FILE = "figures.toml"
KINDS = ("money", "ratio", "times", "time", "years", "size", "count")
ROLES = ("level", "share", "change", "pass")
#: Where the name that a figure is about stands, seen from the number; "other" is any name but the one before.
ABOUT = ("", "before", "after", "other")
LISTS = (
    "link",
    "kept",
    "growth",
    "decline",
    "lead",
    "stop",
    "unstopped",
    "hollow",
    "stock",
    "counted",
    "flow",
    "trade",
    "shared",
    "as_of",
    "flow_units",
    "measure",
    "tax",
    "route",
    "invest",
    "table_change",
    "table_share",
    "table_passed",
    "table_total",
    "table_generic",
    "table_partner",
    "table_month",
)
_KEYS = frozenset(
    {
        "name",
        "role",
        "kinds",
        "raw",
        "before",
        "after",
        "indicator",
        "about",
        "confidence",
        "examples",
        "counterexamples",
    }
)
_MARKS = {"{N}": NAME, "{D}": DATE, "{Q}": QUANTITY}


@dataclass(frozen=True, slots=True)
class FigureRule:
    """One rule: the numbers of its ``kinds`` that stand between ``before`` and ``after`` have its role."""

    name: str
    role: str
    kinds: frozenset[str]
    confidence: float
    raw: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    indicator: str
    about: str
    parts: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class FigureBook:
    """The rules in their order, the word lists, and the points by which a subject is chosen."""

    rules: tuple[FigureRule, ...]
    words: Mapping[str, re.Pattern[str]]
    linked: re.Pattern[str]
    linked_run: str
    kept: re.Pattern[str]
    stop: re.Pattern[str]
    units: frozenset[str]
    as_of: tuple[str, ...]
    called: re.Pattern[str]
    hints: tuple[tuple[str, re.Pattern[str]], ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    after: tuple[tuple[str, re.Pattern[str]], ...]
    points: Mapping[str, float]


@cache
def load_figure_rules() -> FigureBook:
    """Read the rules on figures of the ontology folder, once a process."""
    return read_figure_rules(ontology_dir() / "rules" / FILE)


def read_figure_rules(path: Path) -> FigureBook:
    """Read a file of rules on figures; raises OntologyError that names the file and the rule that is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return _book(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OntologyError(f"{path.name}: not readable as TOML ({error}); mend the file") from None
    except OntologyError as error:
        raise OntologyError(f"{path.name}: {error}") from None


def _book(content: Mapping[str, Any]) -> FigureBook:
    lists: Mapping[str, Sequence[str]] = content.get("words", {})
    for name in ("called", "called_bare", *LISTS):
        if not (content if name in ("called", "called_bare") else lists).get(name):
            raise OntologyError(f"no list {name!r}; add it with its words")
    macros = {f"{{{name}}}": _either(name, words) for name, words in lists.items()} | _MARKS
    linked = re.compile(rf"(?:{macros['{link}']}|的|{DATE})\Z")
    macros["{link}"] += "*"
    rules: dict[str, FigureRule] = {}
    for table in content.get("rule", ()):
        rule = make_figure_rule(table, macros)
        if rule.name in rules:
            raise OntologyError(f"rule {rule.name!r} is there twice; rename one")
        rules[rule.name] = rule
    return FigureBook(
        rules=tuple(rules.values()),
        words={name: re.compile(_expand(f"{{{name}}}", macros)) for name in lists},
        linked=linked,
        linked_run=macros["{link}"],
        kept=re.compile(rf"{macros['{kept}']}\Z"),
        stop=re.compile(f"{macros['{unstopped}']}|({macros['{stop}']})"),
        units=frozenset(lists["flow_units"]),
        as_of=tuple(lists["as_of"]),
        called=re.compile(
            f"(?:(?:该|本|此|这[条个座家项一]?)(?P<noun>{alternation(content['called'])})"
            f"|(?:(?<=[，。；：])|\\A)(?P<bare>{alternation(content['called_bare'])})(?![、和与及]))"
        ),
        hints=_kinds(content.get("hints", {}), ""),
        before=_kinds(content.get("before", {}), r"\Z"),
        after=_kinds(content.get("after", {}), ""),
        points=content.get("points", {}),
    )


def make_figure_rule(table: Mapping[str, Any], macros: Mapping[str, str]) -> FigureRule:
    """Check and compile one rule; raises OntologyError that names it."""
    name = str(table.get("name", "without a name"))
    try:
        return _compile(name, table, macros)
    except (OntologyError, re.error) as error:
        raise OntologyError(f"rule {name!r}: {error}") from None


def _compile(name: str, table: Mapping[str, Any], macros: Mapping[str, str]) -> FigureRule:
    unknown = set(table) - _KEYS
    if unknown:
        raise OntologyError(f"unknown key {min(unknown)!r}; the keys are {', '.join(sorted(_KEYS))}")
    for key in ("examples", "counterexamples"):
        if not table.get(key):
            raise OntologyError(f"has no {key}; every rule has examples that match and counterexamples that must not")
    kinds, role, indicator = frozenset(table.get("kinds", ())), table.get("role"), table.get("indicator", "")
    if not kinds or kinds - set(KINDS) or role not in ROLES:
        raise OntologyError(f"kinds must be of {', '.join(KINDS)}, role one of {', '.join(ROLES)}")
    if bool(indicator) != (role in ("level", "share")):
        raise OntologyError("a level and a share have an indicator, a change and a pass have none")
    about = table.get("about", "")
    if about not in ABOUT:
        raise OntologyError(f"about {about!r} is none of {', '.join(ABOUT[1:])}")
    confidence = table.get("confidence", 1.0)
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise OntologyError(f"confidence {confidence!r} is not between 0 and 1")
    return FigureRule(
        name=name,
        role=role,
        kinds=kinds,
        confidence=confidence,
        raw=_pattern(table, "raw", macros),
        before=_pattern(table, "before", macros),
        after=_pattern(table, "after", macros),
        indicator=indicator,
        about=about,
        parts=frozenset(field for _, field, _, _ in Formatter().parse(indicator) if field),
        examples=tuple(table["examples"]),
        counterexamples=tuple(table["counterexamples"]),
    )


def _pattern(table: Mapping[str, Any], key: str, macros: Mapping[str, str]) -> re.Pattern[str] | None:
    return re.compile(_expand(table[key], macros)) if key in table else None


def _expand(source: str, macros: Mapping[str, str]) -> str:
    for macro, regex in macros.items():
        source = source.replace(macro, regex)
    return source


def _kinds(table: Mapping[str, Sequence[str]], end: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what kind of thing some words show, each with its pattern, in the order of the file."""
    return tuple((kind, re.compile(alternation(words) + end)) for kind, words in table.items())


def _either(name: str, words: Sequence[str]) -> str:
    """Return the pattern of a list; its members are words, except where they are marks or the list is of patterns."""
    if name == "hollow":
        return f"(?:{'|'.join(words)})"
    plain = [word for word in words if word not in _MARKS]
    marks = [_MARKS[word] for word in words if word in _MARKS]
    return f"(?:{'|'.join([alternation(plain), *marks])})"
