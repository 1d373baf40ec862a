"""The regular short forms of names: 中国（上海）自由贸易试验区 is also 上海自贸试验区.

The rules are data (``ontology/short_forms.toml``); a rule sees the forms that the rules before it made.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir
from fztgraph.vocab import THING_CLASSES

#: One character is never enough to tell a name from a word.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What a thing's short forms depend on besides its names.

    ``places`` are names of the divisions that it lies in, ``parents`` names of what it is part of, ``characters`` the
    one-character names of countries, ``doubtful`` those of its names that need context.
    """

    places: Sequence[str] = ()
    parents: Sequence[str] = ()
    characters: Mapping[str, str] = field(default_factory=dict)
    doubtful: Container[str] = ()


_NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class ShortFormRule:
    """One way to shorten names; ``types`` holds subclasses too, ``context`` serves the examples."""

    name: str
    types: frozenset[str]
    pattern: re.Pattern[str]
    parent: re.Pattern[str] | None
    strip_place: bool
    aliases: tuple[str, ...]
    contextual: tuple[str, ...]
    context: Context
    examples: Mapping[str, Sequence[str]]
    others: tuple[str, ...]

    def shorten(self, form: str, context: Context) -> Iterator[tuple[str, bool]]:
        """Yield the short forms that this rule alone makes of a form, and whether each stands without context."""
        for match in self._matches(form, context):
            for parent in self._parent_groups(context):
                groups = _groups(match, parent, context.characters)
                yield from ((made, True) for made in _fill(self.aliases, groups))
                yield from ((made, False) for made in _fill(self.contextual, groups))

    def _matches(self, form: str, context: Context) -> list[re.Match[str]]:
        forms = _without_place(form, context.places) if self.strip_place else (form,)
        return [match for form in forms if (match := self.pattern.fullmatch(form))]

    def _parent_groups(self, context: Context) -> Iterator[Mapping[str, str]]:
        if self.parent is None:
            yield {}
            return
        for name in context.parents:
            match = self.parent.fullmatch(name)
            if match:
                yield match.groupdict()


@dataclass(frozen=True, slots=True)
class Forms:
    """What the rules made of a thing's names: forms that stand alone, and forms that need context."""

    aliases: tuple[str, ...]
    contextual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortFormRules:
    """All rules in order, and the ordinary words that no form may be taken for."""

    rules: tuple[ShortFormRule, ...]
    ordinary: frozenset[str]
    _by_type: dict[str, tuple[ShortFormRule, ...]] = field(default_factory=dict)

    def derive(self, names: Iterable[str], type_: str, context: Context = _NO_CONTEXT) -> Forms:
        """Return the short forms of a thing of a class; a form made of a doubtful one is doubtful too."""
        made = {name: self.is_name(name) and name not in context.doubtful for name in names}
        given = frozenset(made)
        for rule in self._rules_for(type_):
            for form, stands in tuple(made.items()):
                for short, alone in rule.shorten(form, context):
                    believed = alone and (stands or rule.parent is not None) and self.is_name(short)
                    made[short] = made.get(short, False) or believed
        new = [(form, stands) for form, stands in made.items() if form not in given]
        return Forms(tuple(f for f, stands in new if stands), tuple(f for f, stands in new if not stands))

    def is_name(self, form: str) -> bool:
        """Say whether a form is long and peculiar enough to be believed without context."""
        return len(form) >= _SHORTEST and form not in self.ordinary

    def _rules_for(self, type_: str) -> tuple[ShortFormRule, ...]:
        if type_ not in self._by_type:
            self._by_type[type_] = tuple(rule for rule in self.rules if type_ in rule.types)
        return self._by_type[type_]


def _without_place(form: str, places: Sequence[str]) -> Iterator[str]:
    for place in places:
        if form.startswith(place):
            yield form[len(place) :]


def _groups(match: re.Match[str], parent: Mapping[str, str], characters: Mapping[str, str]) -> dict[str, str]:
    groups = {name: value for name, value in (*parent.items(), *match.groupdict().items()) if value is not None}
    return groups | {f"{name}_char": characters[value] for name, value in groups.items() if value in characters}


def _fill(templates: Sequence[str], groups: Mapping[str, str]) -> Iterator[str]:
    """Yield the templates whose groups all have a value."""
    for template in templates:
        try:
            yield template.format_map(groups)
        except KeyError:
            continue


@cache
def load_short_form_rules(path: Path | None = None) -> ShortFormRules:
    """Read the rules, of the ontology folder unless a path is given; raises OntologyError."""
    path = path or ontology_dir() / "short_forms.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: cannot be read as TOML ({error}); correct the file") from error
    ordinary, sets = data.get("ordinary", []), data.get("sets", {})
    if not _are_strings(ordinary) or not all(_are_strings(words) for words in sets.values()):
        raise OntologyError(f"{path}: ordinary and each of the sets must be a list of strings; correct the file")
    alternatives = {name: f"(?:{'|'.join(words)})" for name, words in sets.items()}
    return ShortFormRules(tuple(_rule(path, raw, alternatives) for raw in data.get("rule", ())), frozenset(ordinary))


def _are_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


#: The lists that a rule may have; it must have name, pattern, types, examples and others.
_LISTS = ("types", "aliases", "contextual", "places", "parents", "others")
_KEYS = frozenset(("name", "pattern", "parent", "strip", "examples", *_LISTS))


def _rule(path: Path, raw: Mapping[str, Any], alternatives: Mapping[str, str]) -> ShortFormRule:
    name = raw.get("name", "?")
    problem = _problem(raw)
    if problem:
        raise OntologyError(f"{path}: rule {name!r} {problem}; see the head of the file")
    try:
        pattern = _pattern(raw["pattern"], alternatives)
        parent = _pattern(raw["parent"], alternatives) if "parent" in raw else None
    except (re.error, KeyError) as error:
        raise OntologyError(f"{path}: rule {name!r} has a wrong pattern ({error}); correct it") from error
    return ShortFormRule(
        name,
        frozenset(type_ for type_ in THING_CLASSES if _lineage(type_) & set(raw["types"])),
        pattern,
        parent,
        raw.get("strip") == "place",
        tuple(raw.get("aliases", ())),
        tuple(raw.get("contextual", ())),
        Context(raw.get("places", ()), raw.get("parents", ())),
        raw["examples"],
        tuple(raw["others"]),
    )


def _pattern(text: str, alternatives: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(re.sub("%(\\w+)%", lambda match: alternatives[match[1]], text))


def _problem(raw: Mapping[str, Any]) -> str | None:
    unknown = sorted(set(raw) - _KEYS)
    if unknown:
        return f"has an unknown key {unknown[0]!r}"
    missing = [key for key in ("name", "types", "pattern", "examples", "others") if not raw.get(key)]
    if missing:
        return f"has no {missing[0]}"
    shapeless = [key for key in _LISTS if not _are_strings(raw.get(key, []))]
    if shapeless:
        return f"has {shapeless[0]} that are no list of strings"
    strange = [type_ for type_ in raw["types"] if type_ not in THING_CLASSES]
    return f"is for the unknown class {strange[0]!r}" if strange else None


def _lineage(type_: str | None) -> set[str]:
    line = set()
    while type_:
        line.add(type_)
        type_ = THING_CLASSES[type_]
    return line
