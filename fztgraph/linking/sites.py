"""Where things are: the places and zones that names and IRIs tell, and how near two of them are."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from functools import cache, lru_cache
from urllib.parse import unquote

from fztgraph.entities.linking import ancestors
from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.things import Thing
from fztgraph.model import Label

_YEAR = re.compile(r"-?(20\d\d)$")


class Nearness(IntEnum):
    """How near two places are: apart, not known, one in the other, a zone and its city or county, the same."""

    APART, UNKNOWN, WITHIN, LOCAL, SAME = range(5)


@lru_cache(maxsize=1 << 17)
def split_iri(iri: Iri) -> tuple[str, str]:
    """Return what a minted IRI ties its name to, and the year of an event; each empty where there is none.

    >>> split_iri(Iri("https://w3id.org/fztgraph/id/initiative/推介会%40海口市-2024"))
    ('海口市', '2024')
    """
    where = unquote(iri.rpartition("/")[2]).rpartition("@")
    year = _YEAR.search(where[2]) if where[1] else None
    return (where[2][: year.start()] if year else where[2], year[1] if year else "") if where[1] else ("", "")


@cache
def _listed_site(where: str) -> Iri | None:
    entries = load_gazetteer().by_name.get(where, ())
    return next((entry.iri for entry in entries if entry.label in {Label.PLACE, Label.ZONE}), None)


def find_homes(things: Iterable[Thing]) -> dict[Iri, Iri]:
    """Return the place or zone where an article is at home: what most of the IRIs that it minted are tied to."""
    counts: dict[Iri, Counter[Iri]] = {}
    for thing in things:
        site = _listed_site(split_iri(thing.iri)[0])
        for article in thing.names if site else ():
            counts.setdefault(article, Counter())[site] += 1  # type: ignore[index]
    return {article: min(found, key=lambda site: (-found[site], site)) for article, found in counts.items()}


def sites_of(thing: Thing, homes: dict[Iri, Iri]) -> frozenset[Iri]:
    """Return where a thing is: what its IRI is tied to, else where its articles are at home."""
    own = _listed_site(split_iri(thing.iri)[0])
    return frozenset({own} if own else {homes[article] for article in thing.names if article in homes})


def nearness(first: Iterable[Iri], second: Iterable[Iri]) -> Nearness:
    """Say how near two sets of places are, by the two that are nearest."""
    second = tuple(second)
    return max((_near(one, other) for one in first for other in second), default=Nearness.UNKNOWN)


def _near(one: Iri, other: Iri) -> Nearness:
    if one == other:
        return Nearness.SAME
    if one in _localities(other) or other in _localities(one):
        return Nearness.LOCAL
    return Nearness.WITHIN if one in around(other) or other in around(one) else Nearness.APART


@cache
def around(site: Iri) -> frozenset[Iri]:
    """Return what a place or zone lies in, countries apart."""
    gazetteer = load_gazetteer()
    entry = gazetteer.entries.get(site)
    found = ancestors(entry, gazetteer) if entry else ()
    return frozenset(iri for iri in found if gazetteer.entries[iri].type != "Country")


@cache
def _localities(site: Iri) -> frozenset[Iri]:
    """Return the divisions below the first level that a zone fills or lies in."""
    entries = load_gazetteer().entries
    entry = entries.get(site)
    places = (entries[iri] for iri in entry.located_in) if entry else ()
    return frozenset(place.iri for place in places if place.part_of and place.type == "Division")
