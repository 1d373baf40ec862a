"""The questions that have names: one ``*.rq`` file each, beside this module, with a header of comments.

The header's lines are ``# title-en:``, ``# title-zh:``, ``# description-en:`` and ``# description-zh:``, then those of
the parameters; see ``parameters``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Store

from fztgraph.errors import UsageError
from fztgraph.queries.parameters import Parameter, ParameterTerm, read_parameter, read_value
from fztgraph.suggestions import suggest

_FOLDER = Path(__file__).resolve().parent
_HEADER = re.compile(r"^# (title-en|title-zh|description-en|description-zh): (.+)", re.MULTILINE)
_PARAMETER = re.compile(r"^# (param|param-en|param-zh) (\w+): (.+)", re.MULTILINE)

_VALUES = re.compile(r"VALUES \?(\w+) \{ [^{}]+ \}")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name; ``text`` is its SPARQL, header included, with no parameter but the defaults bound."""

    name: str
    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    text: str
    parameters: tuple[Parameter, ...] = ()

    def said(self, what: str, language: str) -> str:
        """Return the ``title`` or the ``description`` in a language, zh or en."""
        return str(getattr(self, f"{what}_{language}"))

    @property
    def examples(self) -> dict[str, str]:
        """The values to try: those of the parameters that must be given."""
        return {each.name: each.example for each in self.parameters if each.required and each.example}


@dataclass(frozen=True, slots=True)
class BoundQuery:
    """A question whose parameters have their terms: SPARQL that any service answers.

    ``notes`` are remarks for people, such as which of several things a name was taken for.
    """

    text: str
    terms: dict[str, ParameterTerm]
    notes: tuple[str, ...] = ()


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return the questions by name, in alphabetical order."""
    return {path.stem: read_query(path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.rq"))}


def named_query(name: str) -> NamedQuery:
    """Return the question of a name; raises UsageError, with names that come close, where there is none."""
    queries = named_queries()
    if name not in queries:
        raise UsageError(f"no query is named {name!r}; {suggest(name, list(queries))}")
    return queries[name]


def read_query(name: str, text: str) -> NamedQuery:
    """Return the question of a file's text; raises ValueError for a parameter that is not declared as it should be."""
    header = {field.replace("-", "_"): value.strip() for field, value in _HEADER.findall(text)}
    said = {(field, parameter): value.strip() for field, parameter, value in _PARAMETER.findall(text)}
    parameters = tuple(
        read_parameter(each, value, said["param-en", each], said["param-zh", each])
        for (field, each), value in said.items()
        if field == "param"
    )
    return NamedQuery(name=name, text=text, parameters=parameters, **header)


def bind(query: NamedQuery, values: Mapping[str, str], store: Store) -> BoundQuery:
    """Bind the parameters of a question to what the values stand for in a store.

    A value becomes a term first, and only terms are written into the query's ``VALUES``, so no value can change what is
    asked. Raises UsageError for a parameter that is unknown, missing, or has a value that it cannot have.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            advice = suggest(name, list(known)) if known else "it has none"
            raise UsageError(f"{query.name} has no parameter {name!r}; {advice}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            like = f" such as {parameter.name}={parameter.example}" if parameter.example else ""
            raise UsageError(f"{query.name} needs the parameter {parameter.name}, the {parameter.kind}; give it{like}")
    read = {name: read_value(known[name], value, store) for name, value in values.items()}
    terms = {name: found for name, (found, _) in read.items()}
    _refuse_contradiction(query, values, terms)
    return BoundQuery(
        text=_write_terms(query.text, terms),
        terms=terms,
        notes=tuple(remark for _, remark in read.values() if remark),
    )


def _refuse_contradiction(query: NamedQuery, values: Mapping[str, str], terms: Mapping[str, ParameterTerm]) -> None:
    """Raise UsageError for a period that ends before it begins, and a thing that is compared with itself."""
    if {"since", "until"} <= terms.keys() and terms["since"].value > terms["until"].value:
        raise UsageError(f"{query.name}: since {values['since']} is after until {values['until']}; exchange them")
    if "other" not in terms:
        return
    for name, found in terms.items():
        if name != "other" and found == terms["other"]:
            raise UsageError(f"{query.name}: {values[name]} is compared with itself; give two that differ")


def _write_terms(text: str, terms: Mapping[str, ParameterTerm]) -> str:
    """Write terms, as N-Triples has them, where the query lists the values of a variable; in one pass."""
    return _VALUES.sub(
        lambda match: f"VALUES ?{match[1]} {{ {terms[match[1]]} }}" if match[1] in terms else match[0], text
    )
