"""Which pairs of things are worth comparing: those that share a key, as blocking in record linkage has it.

A key joins a part of a name with where the thing is or who has to do with it, so that of a thousand management
committees only those of one zone meet. Names that few things have meet wherever they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from fztgraph.iris import Iri
from fztgraph.linking.profiles import Profile
from fztgraph.model import Label

#: So many things of one name are all compared; of more, only those of one place or body.
_FEW = 12
#: So many things under one key are compared; where more have it, it says nothing.
_MANY = 60
#: Names of these are told apart by every character, and by the body that a person works for.
_NOT_COMPARED = frozenset({Label.PLACE, Label.PERSON})
_LEAST_SUFFIX = 4

_Key = tuple[object, ...]


def find_candidates(profiles: Iterable[Profile]) -> set[tuple[Iri, Iri]]:
    """Return the pairs to compare, each in the order of its IRIs."""
    things = {profile.iri: profile for profile in profiles if profile.label not in _NOT_COMPARED}
    names = _index(things.values())
    pairs = set(_few(names))
    pairs.update(_near(things, {key: iris for key, iris in names.items() if len(iris) > _FEW}))
    pairs.update(_by_form(things, names))
    pairs.update(_by_suffix(things, names))
    return {pair for pair in pairs if _may_be_one(*(things[iri] for iri in pair))}


def _index(profiles: Iterable[Profile]) -> dict[_Key, set[Iri]]:
    index: dict[_Key, set[Iri]] = defaultdict(set)
    for profile in profiles:
        for key in _name_keys(profile):
            index[key].add(profile.iri)
    return index


def _name_keys(profile: Profile) -> Iterator[_Key]:
    """Yield what a thing may have in common with one of the same name."""
    for name in profile.names:
        yield profile.label, "rest", name.rest
        yield profile.label, "core", name.core
        if name.coined:
            yield profile.label, "coined", name.coined
        if name.ends:
            yield profile.label, "ends", name.ends


def _few(names: dict[_Key, set[Iri]]) -> Iterator[tuple[Iri, Iri]]:
    for iris in names.values():
        if len(iris) <= _FEW:
            yield from _pairs(iris)


def _near(things: dict[Iri, Profile], names: dict[_Key, set[Iri]]) -> Iterator[tuple[Iri, Iri]]:
    """Yield the pairs of a name that many things have, of which the one may be where the other is or around there."""
    placed: dict[_Key, set[Iri]] = defaultdict(set)
    for key, iris in names.items():
        for iri in iris:
            for where in things[iri].own:
                placed[*key, where].add(iri)
    for key, iris in names.items():
        for iri in iris:
            for where in things[iri].around:
                met = placed.get((*key, where), ())
                if len(met) <= _MANY:
                    yield from _ordered(product([iri], met))


def _by_form(things: dict[Iri, Profile], names: dict[_Key, set[Iri]]) -> Iterator[tuple[Iri, Iri]]:
    """Yield pairs of which an article calls the one by the name of the other."""
    for profile in things.values():
        for form in profile.cores:
            named = names.get((profile.label, "core", form), set()) - {profile.iri}
            if len(named) <= _FEW:
                yield from _ordered(product([profile.iri], named))


def _by_suffix(things: dict[Iri, Profile], names: dict[_Key, set[Iri]]) -> Iterator[tuple[Iri, Iri]]:
    """Yield pairs of which the name of the one ends in that of the other."""
    for profile in things.values():
        for core in {name.core for name in profile.names}:
            for cut in range(1, len(core) - _LEAST_SUFFIX + 1):
                named = names.get((profile.label, "core", core[cut:]), ())
                if len(named) <= _FEW:
                    met = [iri for iri in named if profile.meets(things[iri])]
                    yield from _ordered(product([profile.iri], met))


def _pairs(iris: Iterable[Iri]) -> Iterator[tuple[Iri, Iri]]:
    return combinations(sorted(iris), 2)


def _ordered(pairs: Iterable[tuple[Iri, Iri]]) -> Iterator[tuple[Iri, Iri]]:
    return ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _may_be_one(first: Profile, second: Profile) -> bool:
    """Say whether no article keeps two things apart; a listed thing that one does may still leave another in doubt."""
    if first.listed or second.listed:
        return not (first.listed and second.listed)
    return first.articles.isdisjoint(second.articles)
