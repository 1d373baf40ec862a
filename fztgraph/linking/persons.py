"""Persons of different articles: one name is one person only in one body."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from urllib.parse import unquote

from fztgraph.iris import Iri, normalise_name
from fztgraph.linking.comparing import Comparison, Ground
from fztgraph.linking.sites import split_iri
from fztgraph.linking.things import Thing
from fztgraph.model import Label

_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.PORT, Label.ZONE})


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
    pairs = {pair for iris in found.values() for pair in combinations(sorted(iris), 2)}
    for first, second in sorted(pairs):
        yield Comparison(first, second, 1.0, (Ground.SAME_BODY,))


def _bodies_by_key(things: Mapping[Iri, Thing]) -> dict[str, set[Iri]]:
    """Return the bodies by what the IRI of a person is tied to: the last part of theirs."""
    bodies: dict[str, set[Iri]] = defaultdict(set)
    for thing in things.values():
        if thing.label in _BODIES:
            bodies[unquote(thing.iri.rpartition("/")[2]).upper()].add(thing.iri)
    return bodies
