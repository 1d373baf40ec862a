"""How an initiative spreads: where it was first, and who took it up, step by step."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Unpack

from fztgraph.research.frames import make_frame

if TYPE_CHECKING:
    import pandas as pd

    from fztgraph.research import Fact, Filters, Graph

_COLUMNS = (
    "chain",
    "chain_name",
    "step",
    "thing",
    "thing_name",
    "how",
    "place",
    "place_name",
    "reported",
    "policies",
    "sentences",
    "confidence",
    "quote",
)
_PILOTED, _COPIED, _COPIES = "pilotedIn", "replicatedTo", "replicates"
#: What leads from a thing to the policies that spread it, or that it rests on.
_POLICIES = frozenset({"spreadBy", "basedOn"})


@dataclass(frozen=True, slots=True)
class _Spread:
    """Facts by thing: where it was piloted and copied to, what copies it, which policies spread it."""

    piloted: dict[str, list["Fact"]] = field(default_factory=lambda: defaultdict(list))
    copied: dict[str, list["Fact"]] = field(default_factory=lambda: defaultdict(list))
    copies: dict[str, list["Fact"]] = field(default_factory=lambda: defaultdict(list))
    policies: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    models: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)


def diffusion(graph: "Graph", **filters: "Unpack[Filters]") -> "pd.DataFrame":
    """Return the chains by which initiatives spread, one row a step, chains in the order of their IRIs.

    A chain begins with an initiative that copies no other: step 0 is where it was piloted, step 1 where it was copied
    to and what copies it, step 2 what those spread to, and so on. ``how`` is the fact of the step, ``place`` where it
    leads, ``reported`` the date of the first article that says so, ``policies`` the names of what spreads the thing,
    such as a notice, and of what it rests on.
    """
    spread = _read(graph, filters)
    things = {*spread.piloted, *spread.copied, *spread.copies}
    copying = {fact.subject for facts in spread.copies.values() for fact in facts}
    starts = sorted(things - copying)
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for start in [*starts, *sorted(things & copying)]:
        if start not in seen:
            rows += _chain(spread, start, seen)
    return make_frame(rows, _COLUMNS)


def _read(graph: "Graph", filters: Any) -> _Spread:
    spread = _Spread()
    for fact in graph.facts(**filters):
        spread.names[fact.subject] = fact.subject_name
        spread.names[fact.object] = fact.object_name
        if fact.predicate == _PILOTED:
            spread.piloted[fact.subject].append(fact)
        elif fact.predicate == _COPIED:
            spread.copied[fact.subject].append(fact)
        elif fact.predicate == _COPIES:
            spread.copies[fact.object].append(fact)
        elif fact.predicate in _POLICIES:
            spread.policies[fact.subject].append(fact.object_name)
    return spread


def _chain(spread: _Spread, start: str, seen: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the steps of a chain; things that copy each other in a circle are passed through once."""
    front, step = [start], 0
    while front:
        seen.update(front)
        for thing in front:
            yield from (_row(spread, start, step, fact) for fact in _ordered(spread.piloted.get(thing, [])))
            yield from (_row(spread, start, step + 1, fact) for fact in _ordered(spread.copied.get(thing, [])))
            yield from (_row(spread, start, step + 1, fact) for fact in _ordered(spread.copies.get(thing, [])))
        copies = {fact.subject for thing in front for fact in spread.copies.get(thing, [])}
        front, step = sorted(copies - seen), step + 1


def _ordered(facts: list["Fact"]) -> list["Fact"]:
    return sorted(facts, key=lambda fact: (str(fact.first_date), fact.subject, fact.object))


def _row(spread: _Spread, start: str, step: int, fact: "Fact") -> dict[str, Any]:
    is_copy = fact.predicate == _COPIES
    return {
        "chain": start,
        "chain_name": spread.names[start],
        "step": step,
        "thing": fact.subject,
        "thing_name": fact.subject_name,
        "how": fact.predicate,
        "place": None if is_copy else fact.object,
        "place_name": None if is_copy else fact.object_name,
        "reported": fact.first_date,
        "policies": "、".join(dict.fromkeys(spread.policies.get(fact.subject, ()))),
        "sentences": len(fact.evidence),
        "confidence": fact.confidence,
        "quote": fact.evidence[0].quote if fact.evidence else "",
    }
