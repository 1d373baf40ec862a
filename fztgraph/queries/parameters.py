"""The parameters of named questions: their declaration in a question's header, and values read as terms.

A line ``# param NAME: TYPE [WORD][, required][, default VALUE][, such as VALUE]`` declares one;
``# param-en NAME:`` and ``# param-zh NAME:`` say what it means. In the query stands ``VALUES ?NAME { UNDEF }``, or the
default's term.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from fztgraph.errors import UsageError
from fztgraph.iris import normalise_name
from fztgraph.periods import first_day, make_point, parse_iso, sharpen
from fztgraph.queries.names import class_names, find_thing
from fztgraph.suggestions import ask_back, find_nearest, suggest
from fztgraph.themes import load_themes
from fztgraph.vocab import DATES, DIFFUSION, INTERVAL_DATES, RELATIONS, expand, term

#: What a parameter is bound to.
ParameterTerm: TypeAlias = NamedNode | Literal

_DECLARATION = re.compile(
    r"(?P<type>[a-z]+)(?: (?P<word>\w+))?(?P<required>, required)?"
    r"(?:, default (?P<default>[^,]+))?(?:, such as (?P<example>[^,]+))?"
)
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
#: How like a theme is named where none comes close, and where all of them are.
_AKIN, _ALL_THEMES = 0.4, "see fztgraph query --name themes"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. ``word`` is the class of an entity, or ``end`` for a date that ends a period.

    One that is neither required nor has a default leaves the answer unrestricted where it is not given. ``example`` is
    a value to try.
    """

    name: str
    type: str
    label_en: str
    label_zh: str
    word: str | None = None
    required: bool = False
    default: str | None = None
    example: str | None = None

    def label(self, language: str) -> str:
        """Return what the parameter means, in a language, zh or en."""
        return self.label_zh if language == "zh" else self.label_en

    @property
    def kind(self) -> str:
        """What a value is, in words: ``name or IRI of a Zone``."""
        word = self.word or "Thing"
        return _KINDS[self.type].format(word=f"{'an' if word[0] in 'AEIO' else 'a'} {word}")

    @property
    def kind_zh(self) -> str:
        """The same in Chinese: ``功能区的名称或IRI``."""
        from fztgraph.quads.reference import term_entries  # noqa: PLC0415 (who asks the store needs no rdflib)

        is_entity = self.type == "entity"
        return _KINDS_ZH[self.type].format(word=term_entries()[self.word or "Thing"].labels["zh"] if is_entity else "")


def read_parameter(name: str, declaration: str, label_en: str, label_zh: str) -> Parameter:
    """Return the parameter of a header's lines; raises ValueError for one that is not written as it should be."""
    match = _DECLARATION.fullmatch(declaration)
    if match is None or match["type"] not in _READERS:
        raise ValueError(f"parameter {name}: {declaration!r} is no declaration")
    if match["type"] == "entity" and match["word"]:
        class_names(match["word"])
    return Parameter(
        name=name,
        type=match["type"],
        label_en=label_en,
        label_zh=label_zh,
        word=match["word"],
        required=bool(match["required"]),
        default=match["default"],
        example=match["example"],
    )


def read_value(parameter: Parameter, value: str, store: Store) -> tuple[ParameterTerm, str | None]:
    """Return the term that a value stands for, and a remark where it was chosen among several.

    Raises UsageError, in one line with what comes close, for a value that the parameter's type does not have.
    """
    value = value.strip()
    if not value:
        raise UsageError(f"parameter {parameter.name} is empty; give the {parameter.kind}, or leave it out")
    return _READERS[parameter.type](parameter, value, store)


_Read: TypeAlias = tuple[ParameterTerm, str | None]


def _entity(parameter: Parameter, value: str, store: Store) -> _Read:
    found = find_thing(store, value, class_name=parameter.word or "Thing")
    return found.thing, found.remark(value)


def _text(_parameter: Parameter, value: str, _store: Store) -> _Read:
    return Literal(value), None


def _integer(parameter: Parameter, value: str, _store: Store) -> _Read:
    if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        raise UsageError(f"parameter {parameter.name}: {value!r} is not a whole number; write digits such as 2")
    return Literal(int(value)), None


def _year(parameter: Parameter, value: str, _store: Store) -> _Read:
    if not re.fullmatch(r"[1-9]\d{3}", value, re.ASCII):
        raise UsageError(f"parameter {parameter.name}: {value!r} is not a year; write four digits such as 2024")
    return Literal(int(value)), None


def _date(parameter: Parameter, value: str, _store: Store) -> _Read:
    """Read a day, or a month or year as its first day, as its last where the parameter ends a period."""
    point = make_point(*parse_iso(value).first) if _DATE.fullmatch(value) else None
    if point is None:
        raise UsageError(f"parameter {parameter.name}: {value!r} is not a date; write 2024-06-16, 2024-06 or 2024")
    day: dt.date = first_day(sharpen(point, 3, end=parameter.word == "end"))
    return Literal(day.isoformat(), datatype=NamedNode(expand("xsd:date"))), None


def _theme(parameter: Parameter, value: str, _store: Store) -> _Read:
    """Read a theme's id, name or IRI."""
    names: dict[str, tuple[str, str]] = {}
    for theme in load_themes().values():
        for name in (theme.id, theme.iri, theme.name, theme.name_en):
            names.setdefault(normalise_name(name), (name, theme.iri))
    key = normalise_name(value)
    if key not in names:
        advice = _suggest_theme(value, [name for name, _ in names.values() if "://" not in name])
        raise UsageError(f"parameter {parameter.name}: {value!r} is no {parameter.kind}; {advice}")
    return NamedNode(names[key][1]), None


def _relation(parameter: Parameter, value: str, store: Store) -> _Read:
    """Read a relation's or a date's local name, with or without ``fzt:``, or its label."""
    names = {name.lower(): name for name in (*RELATIONS, *DIFFUSION, *DATES, *INTERVAL_DATES)}
    known = list(names.values())
    for name in known:
        labels = store.quads_for_pattern(NamedNode(term(name)), NamedNode(expand("rdfs:label")), None, DefaultGraph())
        for quad in labels:
            if isinstance(quad.object, Literal):
                names.setdefault(quad.object.value.lower(), name)
    key = value.removeprefix("fzt:").lower()
    if key not in names:
        raise UsageError(_unknown(parameter, value, known))
    return NamedNode(term(names[key])), None


def _unknown(parameter: Parameter, value: str, known: list[str]) -> str:
    return f"parameter {parameter.name}: {value!r} is no {parameter.kind}; {suggest(value, known)}"


def _suggest_theme(asked: str, known: list[str]) -> str:
    """Return the advice for a theme that is not known; there are too many to name them all."""
    if near := find_nearest(asked, known):
        return ask_back(near)
    akin = find_nearest(asked, known, cutoff=_AKIN)
    return f"near it are {', '.join(akin)}; {_ALL_THEMES}" if akin else _ALL_THEMES


_READERS: dict[str, Callable[[Parameter, str, Store], _Read]] = {
    "entity": _entity,
    "text": _text,
    "date": _date,
    "year": _year,
    "integer": _integer,
    "theme": _theme,
    "relation": _relation,
}
_KINDS = {
    "entity": "name or IRI of {word}",
    "text": "text",
    "date": "date",
    "year": "year",
    "integer": "whole number",
    "theme": "theme",
    "relation": "relation",
}
_KINDS_ZH = {
    "entity": "{word}的名称或IRI",
    "text": "文字",
    "date": "日期",
    "year": "年份",
    "integer": "整数",
    "theme": "主题",
    "relation": "关系",
}
