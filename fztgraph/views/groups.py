"""Divide a large picture into groups, by class or by zone, that a page can show closed.

Each group is small enough to be looked at: it holds things, or further groups.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from fztgraph.views.picture import Picture

Key = TypeVar("Key")
Way = Literal["zone", "class"]
Rest = Literal["none", "others"]
WAYS: tuple[Way, ...] = ("zone", "class")

#: A picture with more things than this is shown in groups.
FROM = 300
#: An open group shows at most so many things at once.
MOST = 120
#: So many zones have groups of their own, the others share one.
_MOST_ZONES = 24
_RESTS: dict[str, Rest] = {"-": "none", "*": "others"}


@dataclass(frozen=True, slots=True)
class Group:
    """Things of a class or around a zone, or a part of them; it holds either ``things`` or ``kids``.

    ``key`` is the same in every picture. ``kind`` is a main class, ``zone`` the place of a zone among the things;
    ``rest`` is "none" for what is near no zone, "others" for what is near the smaller ones; ``part`` counts the parts
    of a group that has no other division. All are None where they say nothing.
    """

    key: str
    kind: str | None = None
    zone: int | None = None
    rest: Rest | None = None
    part: int | None = None
    things: tuple[int, ...] = ()
    kids: tuple["Group", ...] = ()


def divide(picture: Picture, way: Way) -> tuple[Group, ...]:
    """Return the groups of a picture in one of two ways, each divided in the other way where it is large."""
    zones = _nearest_zones(picture)

    def by_class(things: Sequence[int], prefix: str) -> list[Group]:
        return [
            Group(f"{prefix}class:{kind}", kind=kind, things=tuple(members))
            for kind, members in _sorted_out(things, lambda thing: picture.things[thing].kind)
        ]

    def by_zone(things: Sequence[int], prefix: str) -> list[Group]:
        largest = [zone for zone, _ in _sorted_out(things, zones.__getitem__) if zone is not None][:_MOST_ZONES]
        names = {zone: picture.things[zone].iri.rsplit("/", 1)[-1] for zone in largest}

        def name(thing: int) -> str:
            zone = zones[thing]
            return "-" if zone is None else names.get(zone, "*")

        places = {name: zone for zone, name in names.items()}
        return [
            Group(f"{prefix}zone:{key}", "Zone", places.get(key), _RESTS.get(key), things=tuple(members))
            for key, members in _sorted_out(things, name)
        ]

    ways = (by_class, by_zone) if way == "class" else (by_zone, by_class)
    groups = _split(Group("", things=tuple(range(len(picture.things)))), ways, top=True)
    return groups.kids


def usual_way(picture: Picture) -> Way:
    """Return the way that tells more: by zone where most things have one near, else by class."""
    zones = _nearest_zones(picture)
    near = [zone for zone in zones if zone is not None]
    return "zone" if len(set(near)) > 2 and len(near) * 2 > len(zones) else "class"


def _split(group: Group, ways: Sequence[Callable[[Sequence[int], str], list[Group]]], *, top: bool = False) -> Group:
    """Divide a group until each part is small enough; a division into one is none."""
    if not top and len(group.things) <= MOST:
        return group
    if not ways:
        return replace(group, things=(), kids=_parts(group))
    kids = ways[0](group.things, f"{group.key}/" if group.key else "")
    if len(kids) == 1:
        kind = kids[0].kind if kids[0].zone is None and kids[0].rest is None else None
        return _split(replace(group, kind=group.kind or kind), ways[1:], top=top)
    return replace(group, things=(), kids=tuple(_split(kid, ways[1:]) for kid in kids))


def _parts(group: Group) -> tuple[Group, ...]:
    """Cut a group into parts of about the same size, the most connected things in the first."""
    number = -(-len(group.things) // MOST)
    size = -(-len(group.things) // number)
    cuts = [group.things[begin : begin + size] for begin in range(0, len(group.things), size)]
    return tuple(
        replace(group, key=f"{group.key}/{part}", part=part, things=cut) for part, cut in enumerate(cuts, start=1)
    )


def _sorted_out(things: Iterable[int], key: Callable[[int], Key]) -> list[tuple[Key, list[int]]]:
    """Return the things by key, the largest group first."""
    found: dict[Key, list[int]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return sorted(found.items(), key=lambda item: (-len(item[1]), str(item[0])))


def _nearest_zones(picture: Picture) -> list[int | None]:
    """Return the zone that each thing is nearest to over relations; of several as near, the best connected."""
    near: list[list[int]] = [[] for _ in picture.things]
    for fact in picture.facts:
        if fact.object is not None:
            near[fact.subject].append(fact.object)
            near[fact.object].append(fact.subject)
    zones = [place for place, thing in enumerate(picture.things) if thing.kind == "Zone"]
    zones.sort(key=lambda place: (-len(near[place]), place))
    found: list[int | None] = [None] * len(picture.things)
    front = deque(zones)
    for zone in zones:
        found[zone] = zone
    while front:
        thing = front.popleft()
        for other in near[thing]:
            if found[other] is None:
                found[other] = found[thing]
                front.append(other)
    return found
