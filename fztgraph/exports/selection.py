"""Which part of the graph is wanted: a zone, themes, kinds of things, relations, dates of articles."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from fztgraph.errors import UsageError
from fztgraph.exports.values import Values
from fztgraph.iris import NS
from fztgraph.queries.names import class_names, find_thing
from fztgraph.queries.parameters import Parameter, read_value
from fztgraph.suggestions import suggest
from fztgraph.vocab import CLASS_OF_LABEL, GROUPS, RELATIONS, THING_CLASSES, expand, term

#: One name, or several.
Names = str | Iterable[str]
#: A day, or a day, month or year as text.
Day = str | dt.date

#: What puts a thing into a zone, step by step.
_WITHIN = ("partOf", "locatedIn")
#: How a zone, or who runs it, has to do with a thing: zone first, thing first.
_ZONE_DOES = ("carriesOut", "participatesIn")
_DONE_IN_ZONE = ("administers", "appliesTo", "pilotedIn", "replicatedTo", "routeFrom", "routeTo")


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the graph; an empty set and None leave it unrestricted.

    ``things`` are those that a zone is about; a statement is in where one of its ends is one of them. ``classes`` are
    local names, ``themes`` IRIs with those below them, ``relations`` local names of relations and dates.
    """

    things: frozenset[str] | None = None
    classes: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    words: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING

    def has_article(self, date: str, themes: Iterable[str]) -> bool:
        """Say whether an article of a date and of some themes is in."""
        if self.themes and self.themes.isdisjoint(themes):
            return False
        if not (self.since or self.until):
            return True
        return bool(date) and (not self.since or date >= self.since) and (not self.until or date <= self.until)

    def has_thing(self, iri: str, classes: Iterable[str]) -> bool:
        """Say whether a thing of some classes is one of those that are wanted."""
        if self.things is not None and iri not in self.things:
            return False
        return not self.classes or not self.classes.isdisjoint(classes)


EVERYTHING = Selection()


def select(
    store: Store,
    *,
    zone: str | None = None,
    theme: Names | None = None,
    class_: Names | None = None,
    relation: Names | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Selection:
    """Return the part of a graph that some words describe.

    ``zone`` is a name or an IRI: it stands for the zone, what is part of it or lies in it, what these carry out, and
    what applies to them. ``since`` and ``until`` are about the dates of articles, both included; a month or a year is
    taken from its first day or to its last. Raises UsageError, with what comes close, for a word that is not known.
    """
    given = {"zone": zone, "theme": theme, "class": class_, "relation": relation, "since": since, "until": until}
    first, last = _day(store, "since", since), _day(store, "until", until)
    if first and last and first > last:
        raise UsageError(f"since {since} is after until {until}; exchange them")
    return Selection(
        things=None if zone is None else _zone_things(store, zone),
        classes=frozenset().union(*(_classes(store, name) for name in _names(class_))),
        themes=frozenset().union(*(_themes(store, name) for name in _names(theme))),
        relations=frozenset(_relation(store, name) for name in _names(relation)),
        since=first,
        until=last,
        words={
            key: value if isinstance(value, str) else ", ".join(_names(value)) for key, value in given.items() if value
        },
    )


def _names(given: object) -> list[str]:
    if given is None:
        return []
    if isinstance(given, Iterable) and not isinstance(given, str):
        return [str(name) for name in given]
    return [str(given)]


def _classes(store: Store, name: str) -> frozenset[str]:
    """Return a class by local name, group, or label in any language, in any case."""
    labels = {label.lower(): class_ for label, class_ in CLASS_OF_LABEL.items()}
    known = _class_labels(store) | {each.lower(): each for each in (*GROUPS, *THING_CLASSES)} | labels
    key = name.strip().removeprefix("fzt:").removeprefix(NS).lower()
    if key not in known:
        raise UsageError(f"class {name!r} is no class of things; {suggest(key, [*GROUPS, *THING_CLASSES])}")
    return class_names(known[key])


def _class_labels(store: Store) -> dict[str, str]:
    labels: dict[str, str] = {}
    for each in (*GROUPS, *THING_CLASSES):
        for quad in store.quads_for_pattern(NamedNode(term(each)), NamedNode(expand("rdfs:label")), None):
            if isinstance(quad.object, Literal):
                labels.setdefault(quad.object.value.lower(), each)
    return labels


def _themes(store: Store, name: str) -> frozenset[str]:
    """Return a theme with all below it."""
    found, _ = read_value(Parameter("theme", "theme", "", ""), name, store)
    below: dict[str, list[str]] = defaultdict(list)
    for narrow, broad in Values(store).pairs("skos:broader"):
        below[broad].append(narrow)
    return frozenset(_reach([found.value], below))


def _relation(store: Store, name: str) -> str:
    found, _ = read_value(Parameter("relation", "relation", "", ""), name, store)
    return found.value.removeprefix(NS)


def _day(store: Store, name: str, given: Day | None) -> str:
    if given is None:
        return ""
    word = "end" if name == "until" else None
    found, _ = read_value(Parameter(name, "date", "", "", word=word), str(given), store)
    return found.value


def _zone_things(store: Store, zone: str) -> frozenset[str]:
    values = Values(store)
    within: dict[str, list[str]] = defaultdict(list)
    for name in _WITHIN:
        for part, whole in values.pairs(f"fzt:{name}"):
            within[whole].append(part)
    own = _reach([find_thing(store, zone, class_name="Zone").thing.value], within)
    near = set(own)
    for name in (name for name in RELATIONS if name in _ZONE_DOES):
        near |= {thing for actor, thing in values.pairs(f"fzt:{name}") if actor in own}
    for name in (name for name in RELATIONS if name in _DONE_IN_ZONE):
        near |= {thing for thing, place in values.pairs(f"fzt:{name}") if place in own}
    return frozenset(near)


def _reach(starts: Iterable[str], steps: dict[str, list[str]]) -> set[str]:
    """Return all that some things lead to, step by step, themselves included."""
    found = set(starts)
    pending = list(found)
    while pending:
        fresh = set(steps.get(pending.pop(), ())) - found
        found |= fresh
        pending += fresh
    return found
