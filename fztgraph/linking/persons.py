"""Persons of different articles: one name is one person only in one body, and in a wide one not by that alone.

A body is wide that is known throughout the country and part of no other, as a ministry, a bank or a university is, or
that has others as its parts; so is an area in which many bodies are, a zone or a port. Two people of one name may well
work there. A second body, or something that both take part in, makes it sure; else a person settles it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from urllib.parse import unquote

from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import Iri, normalise_name
from fztgraph.linking.comparing import Comparison, Ground
from fztgraph.linking.labels import label_of_iri
from fztgraph.linking.sites import split_iri
from fztgraph.linking.things import Thing
from fztgraph.model import Label

_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.PORT, Label.ZONE})
_AREAS = frozenset({Label.PORT, Label.ZONE})
_NARROW, _WIDE, _SECOND = 1.0, 0.6, 0.4


def compare_persons(
    persons: Mapping[Iri, Thing], things: Mapping[Iri, Thing], kept: Mapping[Iri, Iri]
) -> Iterator[Comparison]:
    """Yield the persons of one name in one body; ``kept`` are the IRIs of bodies that were merged."""
    bodies = _bodies_by_key(things)
    found: dict[tuple[str, Iri], set[Iri]] = defaultdict(set)
    for person in persons.values():
        own = {iri for iri in person.neighbours if iri in things and things[iri].label in _BODIES}
        for body in own | bodies.get(split_iri(person.iri)[0], set()):
            found[normalise_name(person.name), kept.get(body, body)].add(person.iri)
    shared: dict[tuple[Iri, Iri], set[Iri]] = defaultdict(set)
    for (_, body), iris in found.items():
        for pair in combinations(sorted(iris), 2):
            shared[pair].add(body)
    for pair in sorted(shared):
        first, second = (_others(persons[iri], things, kept) for iri in pair)
        yield _compare(pair, shared[pair], common=bool(first & second))


def _compare(pair: tuple[Iri, Iri], shared: set[Iri], *, common: bool) -> Comparison:
    """Compare two persons of one name; ``shared`` are their bodies, ``common`` says that both take part in a thing."""
    if not all(_is_wide(body) for body in shared):
        return Comparison(*pair, _NARROW, (Ground.SAME_BODY,))
    if len(shared) > 1 or common:
        return Comparison(*pair, _WIDE + _SECOND, (Ground.SAME_WIDE_BODY, Ground.SAME_ACTOR))
    return Comparison(*pair, _WIDE, (Ground.SAME_WIDE_BODY,))


def _others(person: Thing, things: Mapping[Iri, Thing], kept: Mapping[Iri, Iri]) -> set[Iri]:
    """Return what a person has to do with, bodies apart."""
    return {kept.get(iri, iri) for iri in person.neighbours if iri in things and things[iri].label not in _BODIES}


def _is_wide(body: Iri) -> bool:
    entry = load_gazetteer().entries.get(body)
    if entry is not None and not (entry.part_of or entry.subsidiary_of):
        return True
    return body in _wholes() or label_of_iri(body) in _AREAS


@cache
def _wholes() -> frozenset[Iri]:
    """Return the listed things that others are part of or belong to."""
    entries = load_gazetteer().entries.values()
    return frozenset(iri for entry in entries for iri in (*entry.part_of, *entry.subsidiary_of))


def _bodies_by_key(things: Mapping[Iri, Thing]) -> dict[str, set[Iri]]:
    """Return the bodies by what the IRI of a person is tied to: the last part of theirs."""
    bodies: dict[str, set[Iri]] = defaultdict(set)
    for thing in things.values():
        if thing.label in _BODIES:
            bodies[unquote(thing.iri.rpartition("/")[2]).upper()].add(thing.iri)
    return bodies
