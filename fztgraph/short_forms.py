"""The regular short forms of names: 中国（上海）自由贸易试验区 is also 上海自贸试验区.

The rules are data (``ontology/short_forms.toml``); a rule sees the forms that the rules before it made.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
class ShortFormRule:
    """One way to shorten names; ``types`` holds subclasses too."""

    name: str
    types: frozenset[str]
    pattern: re.Pattern[str]
    aliases: tuple[str, ...]
    contextual: tuple[str, ...]
    strip_place: bool
    places: tuple[str, ...]
    examples: Mapping[str, Sequence[str]]
    others: tuple[str, ...]

    def shorten(
        self, form: str, *, places: Sequence[str] = (), characters: Mapping[str, str] | None = None
    ) -> Iterator[tuple[str, bool]]:
        """Yield the short forms that this rule alone makes of a form, and whether each stands without context."""
        for rest in _without_place(form, places) if self.strip_place else (form,):
            match = self.pattern.fullmatch(rest)
            if match:
                groups = _groups(match, characters or {})
                yield from ((made, True) for made in _fill(self.aliases, groups))
                yield from ((made, False) for made in _fill(self.contextual, groups))


@dataclass(frozen=True, slots=True)
class Forms:
    """What the rules made of a thing's names: forms that stand alone, and forms that need context."""

    aliases: tuple[str, ...]
    contextual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortFormRules:
    """All rules in order, by class, and the ordinary words that no short form may be taken for."""

    rules: tuple[ShortFormRule, ...]
    ordinary: frozenset[str]
    _by_type: dict[str, tuple[ShortFormRule, ...]] = field(default_factory=dict)

    def rules_for(self, type_: str) -> tuple[ShortFormRule, ...]:
        """Return the rules for things of a class, in order."""
        if type_ not in self._by_type:
            self._by_type[type_] = tuple(rule for rule in self.rules if type_ in rule.types)
        return self._by_type[type_]

    def derive(
        self,
        names: Iterable[str],
        type_: str,
        *,
        places: Sequence[str] = (),
        characters: Mapping[str, str] | None = None,
    ) -> Forms:
        """Return the short forms of a thing, from its names, the places it lies in and the countries' characters."""
        given = dict.fromkeys(names, True)
        made: dict[str, bool] = dict(given)
        for rule in self.rules_for(type_):
            for form, stands in tuple(made.items()):
                for short, alone in rule.shorten(form, places=places, characters=characters):
                    made[short] = made.get(short, False) or (stands and alone and self.is_name(short))
        new = [(form, stands) for form, stands in made.items() if form not in given]
        return Forms(tuple(f for f, stands in new if stands), tuple(f for f, stands in new if not stands))

    def is_name(self, form: str) -> bool:
        """Say whether a form is long and peculiar enough to be believed without context."""
        return len(form) >= _SHORTEST and form not in self.ordinary


def _without_place(form: str, places: Sequence[str]) -> Iterator[str]:
    for place in places:
        if form.startswith(place):
            yield form[len(place) :]


def _groups(match: re.Match[str], characters: Mapping[str, str]) -> dict[str, str]:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
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
_LISTS = ("types", "aliases", "contextual", "places", "others")
_KEYS = frozenset(("name", "pattern", "strip", "examples", *_LISTS))


def _rule(path: Path, raw: Mapping[str, Any], alternatives: Mapping[str, str]) -> ShortFormRule:
    name = raw.get("name", "?")
    problem = _problem(raw)
    if problem:
        raise OntologyError(f"{path}: rule {name!r} {problem}; see the head of the file")
    try:
        pattern = re.compile(re.sub("%(\\w+)%", lambda match: alternatives[match[1]], raw["pattern"]))
    except (re.error, KeyError) as error:
        raise OntologyError(f"{path}: rule {name!r} has a wrong pattern ({error}); correct it") from error
    return ShortFormRule(
        name,
        frozenset(type_ for type_ in THING_CLASSES if _lineage(type_) & set(raw["types"])),
        pattern,
        tuple(raw.get("aliases", ())),
        tuple(raw.get("contextual", ())),
        raw.get("strip") == "place",
        tuple(raw.get("places", ())),
        raw["examples"],
        tuple(raw["others"]),
    )


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
