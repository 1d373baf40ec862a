"""The difference of two generations as people read it: facts by name, zone and class, things that came to be one."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pyoxigraph import NamedNode

from fztgraph.explorer.digest.zones import read_belonging
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.words import term_label
from fztgraph.iris import LINKS_GRAPH
from fztgraph.queries.changes import ArticleChanges, Difference, Figure, Revision, Statement
from fztgraph.queries.differences import compare_generations
from fztgraph.store import Snapshot
from fztgraph.vocab import TERMS, expand

ADDED, REMOVED, CHANGED = "added", "removed", "changed"

_Fact: TypeAlias = Statement | Figure | Revision


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact that came, went, or has other values; ``zones`` and ``class_`` (of its subject) are labels.

    ``predicate`` is a relation's or a date's local name, or the indicator of a figure.
    """

    change: str
    kind: str
    subject: str
    subject_name: str
    class_: str
    zones: tuple[str, ...]
    predicate: str
    label: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    period: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing that articles mention now and did not (``added``), no longer do (``removed``), or under another IRI.

    ``merged`` things are one with ``now``, ``split`` ones were one with others.
    """

    change: str
    iri: str
    name: str
    class_: str
    now: str = ""
    now_name: str = ""


@dataclass(frozen=True, slots=True)
class GenerationChanges:
    """What changed between two generations, in the order of zones, classes and names."""

    before: int
    after: int
    articles: ArticleChanges
    facts: tuple[ChangedFact, ...] = ()
    things: tuple[ChangedThing, ...] = ()
    by_zone: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    by_class: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def count(self, change: str) -> int:
        """Return how many facts changed so."""
        return sum(fact.change == change for fact in self.facts)

    def to_json(self) -> dict[str, Any]:
        """Return the changes as values that JSON can write."""
        record = dataclasses.asdict(self)
        for each in (*record["facts"], *record["things"]):
            each["class"] = each.pop("class_")
        return record


def read_changes(before: Snapshot, after: Snapshot, *, lang: str = "zh") -> GenerationChanges:
    """Compare two generations, in either direction of time."""
    difference = compare_generations(before, after)
    old: tuple[_Fact, ...] = (*difference.statements_removed, *difference.figures_removed)
    new: tuple[_Fact, ...] = (*difference.statements_added, *difference.figures_added)
    was, now = _Teller(before, lang), _Teller(after, lang)
    told = (*was.tell(REMOVED, old), *now.tell(ADDED, new), *now.tell(CHANGED, difference.revisions))
    facts = tuple(sorted(told, key=_order))
    return GenerationChanges(
        before=difference.before,
        after=difference.after,
        articles=difference.articles,
        facts=facts,
        things=tuple(_things(difference, was, now)),
        by_zone=_tally(facts, lambda fact: fact.zones or ("",)),
        by_class=_tally(facts, lambda fact: (fact.class_,)),
    )


class _Teller:
    """Names what a generation says."""

    def __init__(self, snapshot: Snapshot, lang: str) -> None:
        self._store, self._source, self._lang = snapshot.store, StoreSource(snapshot.store), lang

    def tell(self, change: str, facts: Iterable[_Fact]) -> Iterator[ChangedFact]:
        """Yield facts with the names of their ends and their zones."""
        held = list(facts)
        ends = {end for fact in held for end in _ends(fact)}
        names, belonging = self.names(ends), read_belonging(self._source, ends, ())
        zones = {end: belonging.zones_of([end], ()) for end in ends}
        called = self.names({zone for near in zones.values() for zone in near})
        for fact in held:
            near = dict.fromkeys(called[zone].name for end in _ends(fact) for zone in zones[end])
            subject = names[_ends(fact)[0]]
            yield ChangedFact(
                change,
                subject=subject.iri,
                subject_name=subject.name,
                class_=self.class_label(subject),
                zones=tuple(near),
                **self._describe(change, fact, names),
            )

    def names(self, iris: Iterable[str]) -> Mapping[str, Named]:
        """Return what things are called."""
        return read_names(self._source, sorted(iris), self._lang)

    def class_label(self, named: Named) -> str:
        """Return what the main class of a thing is called."""
        return term_label(named.kind, self._lang) if named.kind else ""

    def is_merged(self, iri: str) -> bool:
        """Say whether a thing made way for another."""
        merged, links = NamedNode(expand("fzt:merged")), NamedNode(LINKS_GRAPH)
        return any(self._store.quads_for_pattern(None, merged, NamedNode(iri), links))

    def _describe(self, change: str, fact: _Fact, names: Mapping[str, Named]) -> dict[str, Any]:
        if isinstance(fact, Revision):
            kind = "date" if fact.name in TERMS else "figure"
            said: dict[str, Any] = {"before": fact.before, "after": fact.after}
            said |= {"period": fact.period, "unit": fact.unit}
            return {"kind": kind, "predicate": fact.name, "label": self._label(fact.name), **said}
        side = "before" if change == REMOVED else "after"
        if isinstance(fact, Figure):
            said = {side: (format(fact.value.normalize(), "f"),), "period": fact.period, "unit": fact.unit}
            return {"kind": "figure", "predicate": fact.indicator, "label": fact.indicator, **said}
        kind = "date" if fact.is_date else "relation"
        value = fact.value if fact.is_date else names[fact.value].name
        return {"kind": kind, "predicate": fact.predicate, "label": self._label(fact.predicate), side: (value,)}

    def _label(self, name: str) -> str:
        return term_label(name, self._lang) if name in TERMS else name


def _ends(fact: _Fact) -> tuple[str, ...]:
    if isinstance(fact, Figure):
        return (fact.about,)
    if isinstance(fact, Revision) or fact.is_date:
        return (fact.subject,)
    return fact.subject, fact.value


def _things(difference: Difference, was: _Teller, now: _Teller) -> Iterator[ChangedThing]:
    """Yield the things that came and went, and those that became one or two."""
    for change, teller, iris in (
        (ADDED, now, difference.things_added),
        (REMOVED, was, difference.things_removed),
    ):
        for iri, named in teller.names(iris).items():
            yield ChangedThing(change, iri, named.name, teller.class_label(named))
    names = now.names(move.after for move in difference.moves)
    for move in difference.moves:
        change = "merged" if now.is_merged(move.before) else "split"
        class_ = now.class_label(names[move.after])
        yield ChangedThing(change, move.before, move.before_name, class_, move.after, move.after_name)


def _order(fact: ChangedFact) -> tuple[object, ...]:
    return (not fact.zones, fact.zones, fact.class_, fact.subject_name, fact.predicate, fact.period, fact.change)


def _tally(facts: Iterable[ChangedFact], keys: Callable[[ChangedFact], Iterable[str]]) -> dict[str, dict[str, int]]:
    counts = Counter((key, fact.change) for fact in facts for key in keys(fact))
    found: dict[str, dict[str, int]] = {}
    for (key, change), number in sorted(counts.items()):
        found.setdefault(key, {})[change] = number
    return found
