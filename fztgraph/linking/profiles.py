"""Things made ready to be compared: names taken apart, places known, neighbours under the IRIs kept so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.names import Name, cores_of, take_apart
from fztgraph.linking.sites import around, find_homes, sites_of, split_iri
from fztgraph.linking.things import Thing
from fztgraph.model import Label
from fztgraph.vocab import class_path

#: Of a thing that many articles call differently, only so many names are compared, the fullest.
_MOST_NAMES = 3
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})
#: A body of so many things says little of two that share it, as ministries do.
_BUSY = 12
#: A body's name that begins so is one of the article's own province or city.
_OWN_LEVELS = "省市"


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What two things are compared by.

    ``cores`` are its forms, ``types`` its classes with those above them, ``actors`` the bodies that have to do with it,
    ``own`` these and the places where it may be, ``around`` also what those lie in.
    """

    iri: Iri
    label: Label
    listed: bool
    names: tuple[Name, ...]
    cores: frozenset[str]
    sites: frozenset[Iri]
    types: frozenset[str]
    year: str
    actors: frozenset[Iri]
    dates: frozenset[tuple[str, str]]
    articles: frozenset[Iri]
    own: frozenset[Iri]
    around: frozenset[Iri]

    def meets(self, other: "Profile") -> bool:
        """Say whether two things may be in one place or have one body in common."""
        return not (self.own.isdisjoint(other.around) and other.own.isdisjoint(self.around))


def make_profiles(
    things: Mapping[Iri, Thing], stage: Mapping[Iri, Thing], kept: Mapping[Iri, Iri]
) -> Iterator[Profile]:
    """Yield the profile of each of some of the things; ``kept`` are the IRIs under which bodies were merged already."""
    homes = find_homes(things.values())
    entries = load_gazetteer().entries
    for thing in stage.values():
        entry = entries.get(thing.iri)
        yield _listed(entry, thing) if entry else _minted(thing, homes, things, kept)


@cache
def profile_entry(entry: Entry) -> Profile:
    """Return the profile of a listed thing that no article mentions, made once a process."""
    return _listed(entry, Thing(entry.iri, entry.label))


def _listed(entry: Entry, thing: Thing) -> Profile:
    forms = (entry.name, *entry.aliases)
    thing = replace(thing, forms=set(forms), types={entry.type}, dates=set())
    return _profile(thing, [take_apart(form) for form in forms], {*entry.located_in, *entry.part_of}, listed=True)


def _minted(thing: Thing, homes: dict[Iri, Iri], things: Mapping[Iri, Thing], kept: Mapping[Iri, Iri]) -> Profile:
    sites = sites_of(thing, homes)
    fullest = sorted(set(thing.names.values()), key=lambda name: (-len(name), name))[:_MOST_NAMES]
    names = [_of_own_level(take_apart(name), thing.label, sites) for name in fullest]
    return _profile(thing, names, sites, actors=_actors(thing, things, kept))


def _profile(
    thing: Thing, names: Iterable[Name], sites: Iterable[Iri], *, actors: Iterable[Iri] = (), listed: bool = False
) -> Profile:
    names, sites, actors = tuple(names), frozenset(sites), frozenset(actors)
    places = sites.union(owner for name in names for owner in name.owners)
    return Profile(
        iri=thing.iri,
        label=thing.label,
        listed=listed,
        names=names,
        cores=cores_of(thing.forms),
        sites=sites,
        types=frozenset(above for type_ in thing.types for above in class_path(type_)),
        year=split_iri(thing.iri)[1],
        actors=actors,
        dates=frozenset(thing.dates),
        articles=frozenset(thing.names),
        own=places | actors,
        around=(places | actors).union(*(around(place) for place in places)),
    )


def _actors(thing: Thing, things: Mapping[Iri, Thing], kept: Mapping[Iri, Iri]) -> Iterator[Iri]:
    for iri in thing.neighbours:
        other = things.get(iri)
        if other and other.label in _BODIES and len(other.neighbours) <= _BUSY:
            yield kept.get(iri, iri)


def _of_own_level(name: Name, label: Label, sites: Iterable[Iri]) -> Name:
    """Return the name of a body of the own province or city (市商务局) with its place as the owner."""
    level = _OWN_LEVELS.find(name.rest[0]) if label is Label.AGENCY and not name.owners else -1
    found = {place for site in sites for place in _places_of_level(site, level)} if level >= 0 else set()
    return replace(name, owners=tuple(found), rest=name.rest[1:]) if len(found) == 1 else name


def _places_of_level(site: Iri, level: int) -> Iterator[Iri]:
    """Yield the provinces (level 0) or the prefectures and cities (level 1) that a place is or lies in."""
    entries = load_gazetteer().entries
    for iri in (site, *sorted(around(site))):
        entry = entries[iri]
        ups = [entries[up] for up in entry.part_of]
        if entry.type == "Division" and (not ups if level == 0 else entry.name.endswith("市") and bool(ups)):
            yield iri
