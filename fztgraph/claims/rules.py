"""The rules of ``ontology/rules``: loaded, checked and compiled once a process."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from fztgraph.claims.clauses import Carry, Finders
from fztgraph.claims.patterns import DATE, Pattern, compile_pattern
from fztgraph.claims.words import Words, alternation, names_in, read_words
from fztgraph.errors import OntologyError
from fztgraph.model import Label
from fztgraph.resources import ontology_dir
from fztgraph.vocab import DATES, SIGNATURES

WORDS_FILE = "words.toml"
#: Files of the same folder that are read elsewhere.
_NOT_OURS = frozenset({WORDS_FILE, "figures.toml"})

#: What a clause is about; see ``clauses.Finders``.
_FINDERS = {
    "subject": "{^TOPIC:topic+}",
    "joint": "{^ACTOR:topic+}…[联合|会同|携手|联手|协同]~{ACTOR:topic+}",
    "owner": "^{ACTOR:topic+}的",
    "thing": "{INITIATIVE|POLICY:topic+}",
    "actor": "{ACTOR:topic+}",
    "speaker": "{ACTOR:topic}~{PERSON}?~[说|表示|介绍|告诉|坦言|透露|称|感慨|认为|指出|谈道|坦承|直言]",
    "partner": "^[并|还|随后|先后|又|将|近日]?[与|同|和]{ACTOR:topic+}…[会谈|座谈|签约|签署|签订|磋商|洽谈]",
}

#: The role of the thing whose own name a rule reads.
SELF = "self"
_ENDS_OF_DATED = (
    frozenset({"ZONE", "PORT", "AGENCY", "COMPANY", "ORGANIZATION", "POLICY", "INITIATIVE"}),
    frozenset({DATE}),
)
#: Keys of rules that read sentences.
_ON_SENTENCES = frozenset({"priority", "carried", "reach", "without", "adds"})
_REACH = {"taken": Carry.NONE, "clause": Carry.CLAUSE, "sentence": Carry.SENTENCE, "heading": Carry.HEADING}
_REQUIRED = ("name", "says", "pattern", "confidence", "examples", "counterexamples")
_KEYS = frozenset({*_REQUIRED, *_ON_SENTENCES, "of", "sole", "shortest", "named", "not_named", "paired"})


@dataclass(frozen=True, slots=True)
class Saying:
    """What a rule says: the role of the subject, the predicate, and the role of the object."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with marked names and dates, and the facts that a rule must read in it (of a counterexample: none)."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule. ``of`` are the labels of the names that a rule on names reads, empty for a rule on sentences.

    ``sole`` is a role that the only thing of the article with such a name fills, where a rule on names has one.

    ``carried`` is the confidence where the subject was carried, None where the rule does not carry; ``reach`` is how
    far. With ``paired`` the first of one list goes with the first of the other, and so on. With ``adds`` a rule leaves
    its trigger word to the rules after it.
    """

    name: str
    says: tuple[Saying, ...]
    patterns: tuple[Pattern, ...]
    confidence: float
    priority: int
    carried: float | None
    reach: Carry
    without: re.Pattern[str] | None
    of: frozenset[str]
    sole: str | None
    shortest: int
    named: tuple[tuple[str, re.Pattern[str]], ...]
    not_named: tuple[tuple[str, re.Pattern[str]], ...]
    paired: bool
    adds: bool
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    source: str

    @property
    def predicates(self) -> frozenset[str]:
        """The predicates that the rule speaks of."""
        return frozenset(saying.predicate for saying in self.says)

    @property
    def mutual(self) -> frozenset[str]:
        """The roles whose things are joined with one another."""
        return frozenset(saying.subject for saying in self.says if saying.subject == saying.object)

    @property
    def dated(self) -> bool:
        """Whether the rule says dates instead of relations."""
        return self.says[0].predicate in DATES


#: A rule with those of its patterns for which a text has the kinds of names.
Fitting: TypeAlias = tuple[Rule, list[Pattern]]


@dataclass(frozen=True)
class RuleBook:
    """All rules in order of priority, by what they read and say."""

    words: Words
    finders: Finders
    relations: tuple[Rule, ...]
    names: tuple[Rule, ...]
    dates: tuple[Rule, ...]
    _fitting: dict[tuple[bool, int], list[Fitting]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def fitting(self, present: int, *, dated: bool) -> list[Fitting]:
        """Return the rules on sentences, with patterns, that may match where names of some kinds are; see ``kinds``."""
        key = dated, present
        if key not in self._fitting:
            rules = self.dates if dated else self.relations
            self._fitting[key] = [(r, kept) for r in rules if (kept := [p for p in r.patterns if p.fits(present)])]
        return self._fitting[key]

    def only(self, rule: Rule) -> "RuleBook":
        """Return the book with one of its rules alone."""
        return replace(
            self,
            relations=(rule,) if rule in self.relations else (),
            names=(rule,) if rule in self.names else (),
            dates=(rule,) if rule in self.dates else (),
        )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules."""
        return self.relations + self.names + self.dates


@cache
def load_rules() -> RuleBook:
    """Read the rules of the ontology folder, once a process."""
    return read_rules(ontology_dir() / "rules")


def read_rules(folder: Path) -> RuleBook:
    """Read the rules of a folder; raises OntologyError that names the file and the rule that is wrong."""
    words = read_words(folder / WORDS_FILE)
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in _NOT_OURS:
            continue
        for table in _tables(path):
            rule = make_rule(table, words, path.name)
            if rule.name in rules:
                raise OntologyError(f"{path.name}: rule {rule.name!r} is also in {rules[rule.name].source}; rename one")
            rules[rule.name] = rule
    ranked = sorted(rules.values(), key=lambda rule: (-rule.priority, rule.name))
    return RuleBook(
        words=words,
        finders=Finders(
            **{name: compile_pattern(pattern, words, {}, carries=False) for name, pattern in _FINDERS.items()}
        ),
        relations=tuple(r for r in ranked if not r.dated and not r.of),
        names=tuple(r for r in ranked if r.of),
        dates=tuple(r for r in ranked if r.dated),
    )


def _tables(path: Path) -> Iterable[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: not readable as TOML ({error}); mend the file") from None
    tables = content.get("rule", [])
    if set(content) != {"rule"} or not all(isinstance(table, dict) for table in tables):
        raise OntologyError(f"{path.name}: a file of rules holds [[rule]] tables and nothing else")
    return list(tables)


def make_rule(table: Mapping[str, Any], words: Words, source: str) -> Rule:
    """Check and compile one rule; raises OntologyError that names the file and the rule."""
    name = str(table.get("name", "without a name"))
    try:
        return _compile(name, table, words, source)
    except OntologyError as error:
        raise OntologyError(f"{source}: rule {name!r}: {error}") from None


def _compile(name: str, table: Mapping[str, Any], words: Words, source: str) -> Rule:
    unknown = set(table) - _KEYS
    if unknown:
        raise OntologyError(f"unknown key {min(unknown)!r}; the keys are {', '.join(sorted(_KEYS))}")
    for key in _REQUIRED:
        if not table.get(key):
            raise OntologyError(f"has no {key}; every rule has examples that match and counterexamples that must not")
    says = tuple(_saying(text) for text in _list(table["says"]))
    if len({saying.predicate in DATES for saying in says}) > 1:
        raise OntologyError("says relations and dates at once; write two rules")
    of = _labels(str(table["of"])) if "of" in table else frozenset()
    useless = _ON_SENTENCES & set(table) if of else ()
    if useless:
        raise OntologyError(f"reads names (of) and so has no use for {min(useless)!r}")
    roles = role_labels(says)
    patterns = tuple(
        compile_pattern(p, words, roles, of_name=bool(of), carries="carried" in table) for p in _list(table["pattern"])
    )
    sole = str(table["sole"]) if "sole" in table else None
    if sole and (not of or sole not in {text.partition(" ")[0] for text in _list(table.get("named", []))}):
        raise OntologyError(f"sole {sole!r}; write it only in a rule on names (of), for a role that is named")
    for pattern in patterns:
        missing = set(roles) - {slot.role for slot in pattern.slots} - {SELF, sole}
        if missing:
            raise OntologyError(f"pattern {pattern.source!r} has no slot for {min(missing)!r}")
        if "carried" in table and pattern.carried and not pattern.trigger:
            raise OntologyError(f"pattern {pattern.source!r} names no <list>, and only with one is a subject carried")
    confidence = _probability(table["confidence"])
    return Rule(
        name=name,
        says=says,
        patterns=patterns,
        confidence=confidence,
        priority=int(table.get("priority", 0)),
        carried=_probability(table["carried"]) if "carried" in table else None,
        reach=_reach(table.get("reach", "heading")),
        without=_without(_list(table.get("without", [])), words, dated=says[0].predicate in DATES),
        of=of,
        sole=sole,
        shortest=int(table.get("shortest", 1)),
        named=tuple(_named(text, words, roles) for text in _list(table.get("named", []))),
        not_named=tuple(_named(text, words, roles) for text in _list(table.get("not_named", []))),
        paired=bool(table.get("paired", False)),
        adds=bool(table.get("adds", False)),
        examples=tuple(_example(e) for e in table["examples"]),
        counterexamples=tuple(_example(e) for e in table["counterexamples"]),
        source=source,
    )


def role_labels(says: Iterable[Saying]) -> dict[str, frozenset[str]]:
    """Return the labels that each role may have, by the signatures of all that is said of it."""
    roles: dict[str, frozenset[str]] = {}
    for saying in says:
        ends = _ENDS_OF_DATED if saying.predicate in DATES else SIGNATURES[saying.predicate]
        for role, labels in zip((saying.subject, saying.object), ends, strict=True):
            roles[role] = roles.get(role, frozenset(labels)) & labels
    return roles


def _saying(text: str) -> Saying:
    parts = text.split()
    if len(parts) != 3 or not (parts[1] in SIGNATURES or parts[1] in DATES):
        raise OntologyError(f"says {text!r}; write ROLE PREDICATE ROLE, with a predicate of the ontology")
    return Saying(*parts)


def _labels(text: str) -> frozenset[str]:
    labels = frozenset(text.split("|"))
    if labels - set(Label.__members__):
        raise OntologyError(f"of {text!r}; write labels with | between them")
    return labels


def _reach(name: str) -> Carry:
    if name not in _REACH:
        raise OntologyError(f"reach {name!r}; write one of {', '.join(_REACH)}")
    return _REACH[name]


def _without(barred: list[str], words: Words, *, dated: bool) -> re.Pattern[str] | None:
    """Return what a match may not hold; between a date and what it dates there is no vague date."""
    barred = [*barred, *(words.lists["vague"].words if dated else ())]
    return re.compile(alternation(barred)) if barred else None


def _named(text: str, words: Words, roles: Mapping[str, frozenset[str]]) -> tuple[str, re.Pattern[str]]:
    """Read ``ROLE LIST``: only things whose names end in a word of the list fill the role."""
    role, _, name = text.partition(" ")
    if role not in roles or name not in words.lists:
        raise OntologyError(f"named {text!r}; write ROLE LIST, with a role of the rule and a list of words.toml")
    return role, names_in(words.lists[name])


def _example(value: Any) -> Example:
    parts = _list(value)
    return Example(parts[0], tuple(parts[1:]))


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(part) for part in value]


def _probability(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 < value <= 1:
        raise OntologyError(f"confidence {value!r} is not between 0 and 1")
    return float(value)
