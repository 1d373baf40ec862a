"""How far two things are one: evidence for and against, each with its weight, whose sum is the score.

As in record linkage, pairs above one threshold are links, and those between the two are for a person to settle. The
weights are few and round; what matters is which sums pass: a name alone never does, unless only one thing can have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fztgraph.iris import Iri
from fztgraph.linking.names import Name
from fztgraph.linking.profiles import Profile
from fztgraph.linking.sites import Nearness, nearness
from fztgraph.model import Label

#: From here on two things are one.
SURE = 0.85
#: From here on they may be one, and a person should say.
DOUBTFUL = 0.4


class Ground(StrEnum):
    """What speaks for two things being one, or against it."""

    FULL_NAME = "one full name"
    SAME_NAME = "one name, apart from the places before it"
    ALSO_CALLED = "an article calls the one by the other's name"
    COINED = "one coined name"
    SAME_ENDS = "one line between the same two places"
    SHORTER = "the one name shortens the other"
    SAME_BODY = "one name in the same body"
    SAME_WIDE_BODY = "one name in the same wide body"
    SAME_PLACE = "the same place"
    LOCAL = "a zone and the city where it is"
    WITHIN = "one place lies in the other"
    SAME_ACTOR = "the same body has to do with both"
    SAME_DATE = "a date in common"
    DECIDED = "decided by a person"
    OTHER_PLACE = "different places"
    OTHER_NUMBER = "different numbers in the names"
    MISSING_NUMBER = "a number in one name only"
    OTHER_YEAR = "of different years"
    OTHER_KIND = "of different kinds"
    OTHER_DATE = "dates that differ"
    OTHER_HEAD = "different words beside the coined name"
    AMBIGUOUS = "the shorter name fits another as well"
    KEPT_APART = "would join what an article keeps apart, or two listed things"


#: What two parts of one cluster may not have between them.
CONTRADICTIONS = frozenset({Ground.OTHER_NUMBER, Ground.OTHER_YEAR, Ground.OTHER_KIND, Ground.OTHER_PLACE})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things, their score, and what speaks for and against. ``shorter`` is the one whose name lacks something."""

    first: Iri
    second: Iri
    score: float
    grounds: tuple[Ground, ...] = ()
    against: tuple[Ground, ...] = ()
    shorter: Iri | None = None

    @property
    def pair(self) -> tuple[Iri, Iri]:
        """The two things."""
        return self.first, self.second

    @property
    def rank(self) -> float:
        """The score by which pairs are joined; what a person decided comes first."""
        return 2.0 if Ground.DECIDED in self.grounds else self.score


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What two names say: the ground and its weight, the most that the score may be, the side of the shorter one."""

    ground: Ground
    weight: float
    names: tuple[Name, Name]
    most: float = 1.0
    side: int | None = None
    against: tuple[Ground, ...] = ()


#: From how many characters on the rest of a name weighs little, more, much.
_LENGTHS = {
    Label.AGENCY: (2, 4, 8),
    Label.COMPANY: (2, 3, 4),
    Label.ORGANIZATION: (2, 4, 8),
    Label.ZONE: (2, 4, 6),
    Label.PORT: (2, 3, 5),
    Label.INITIATIVE: (2, 6, 8),
    Label.POLICY: (2, 8, 12),
}
_LENGTH_WEIGHTS = (0.3, 0.5, 0.6)
#: The name that one article gives as another's must have so many characters.
_LEAST_ALIAS = {Label.COMPANY: 2, Label.ZONE: 3, Label.PORT: 3, Label.INITIATIVE: 5, Label.POLICY: 9}
_LEAST_ALIAS_OTHER = 4
_LEAST_COINED = 3
_LEAST_SHORTER = 4
#: Names that shorten another never suffice, whatever else fits.
_MOST_SHORTER = 0.8

_PLACE_WEIGHTS = {
    Nearness.SAME: (0.4, Ground.SAME_PLACE),
    Nearness.LOCAL: (0.25, Ground.LOCAL),
    Nearness.WITHIN: (0.15, Ground.WITHIN),
    Nearness.APART: (-0.5, Ground.OTHER_PLACE),
}
#: Companies and organisations are at work in many places.
_MOBILE = frozenset({Label.COMPANY, Label.ORGANIZATION})
_APART_MOBILE = -0.2
_FIXED = frozenset({Label.PORT, Label.ZONE})


def compare(first: Profile, second: Profile) -> Comparison:
    """Return how far two things of one label are one; ``score`` is 0 without a name in common or against a fact."""
    evidence = max(_name_evidence(first, second), key=lambda each: (each.weight, each.ground), default=None)
    if evidence is None:
        return Comparison(first.iri, second.iri, 0.0)
    weighed = [(evidence.weight, evidence.ground), *_weigh_places(first, second, evidence)]
    weighed += [*_weigh_numbers(first, second, evidence.names), *_weigh_facts(first, second)]
    score = min(max(sum(weight for weight, _ in weighed), 0.0), evidence.most)
    shorter = None if evidence.side is None else (first, second)[evidence.side].iri
    return Comparison(
        first.iri,
        second.iri,
        round(score, 2),
        tuple(ground for weight, ground in weighed if weight >= 0),
        (*(ground for weight, ground in weighed if weight < 0), *evidence.against),
        shorter,
    )


def _name_evidence(first: Profile, second: Profile) -> Iterator[_Evidence]:
    for one in first.names:
        for other in second.names:
            yield from _compare_names(first, second, (one, other))


def _compare_names(first: Profile, second: Profile, names: tuple[Name, Name]) -> Iterator[_Evidence]:
    one, other = names
    label = first.label
    if one.unique and other.unique and one.core == other.core:
        yield _Evidence(Ground.FULL_NAME, 1.0, names)
    elif one.rest == other.rest:
        if one.owners and one.owners == other.owners:
            yield _Evidence(Ground.FULL_NAME, 1.0, names)
        elif weight := _length_weight(label, one.rest):
            side = None if bool(one.owners) == bool(other.owners) else int(bool(one.owners))
            yield _Evidence(Ground.SAME_NAME, weight, names, side=side)
    if label is Label.INITIATIVE:
        yield from _compare_coined(names)
        yield from _compare_lines(names)
    least = _LEAST_ALIAS.get(label, _LEAST_ALIAS_OTHER)
    for side, (name, forms) in enumerate(((one, second.cores), (other, first.cores))):
        if len(name.core) >= least and name.core in forms and one.core != other.core:
            yield _Evidence(Ground.ALSO_CALLED, 0.45, names, side=side)
    long, short = sorted((one.core, other.core), key=len, reverse=True)
    if len(short) >= _LEAST_SHORTER and long != short and long.endswith(short):
        yield _Evidence(Ground.SHORTER, 0.3, names, most=_MOST_SHORTER, side=int(short == other.core))


def _length_weight(label: Label, rest: str) -> float:
    """Return how much a name without its places says: the longer it is, the fewer things have it."""
    passed = sum(len(rest) >= least for least in _LENGTHS[label])
    return (0.0, *_LENGTH_WEIGHTS)[passed]


def _compare_coined(names: tuple[Name, Name]) -> Iterator[_Evidence]:
    one, other = names
    if one.coined != other.coined or len(one.coined) < _LEAST_COINED:
        return
    if one.head == other.head:
        yield _Evidence(Ground.COINED, 0.6, names)
    elif not (one.head and other.head):
        yield _Evidence(Ground.COINED, 0.5, names, side=int(bool(one.head)))
    else:
        yield _Evidence(Ground.COINED, 0.3, names, most=_MOST_SHORTER, against=(Ground.OTHER_HEAD,))


def _compare_lines(names: tuple[Name, Name]) -> Iterator[_Evidence]:
    one, other = names
    if not one.ends or one.ends != other.ends:
        return
    if one.line == other.line:
        yield _Evidence(Ground.SAME_ENDS, 0.95, names)
    elif one.line.endswith(other.line) or other.line.endswith(one.line):
        yield _Evidence(Ground.SAME_ENDS, 0.7, names, side=int(len(one.line) > len(other.line)))


def _weigh_places(first: Profile, second: Profile, evidence: _Evidence) -> Iterator[tuple[float, Ground]]:
    """Weigh where the two are, if the names do not say it; the owner in a name counts before the home of an article."""
    one, other = evidence.names
    if evidence.ground in {Ground.FULL_NAME, Ground.SAME_ENDS}:
        return
    near = nearness(one.owners or first.sites, other.owners or second.sites)
    if one.owners and other.owners and near is not Nearness.SAME and evidence.ground is Ground.SAME_NAME:
        near = Nearness.APART
    elif bool(one.owners) != bool(other.owners) and near is Nearness.WITHIN:
        near = Nearness.SAME if _is_behind_its_place(first, second, names=evidence.names) else Nearness.UNKNOWN
    if near is Nearness.APART and first.label in _MOBILE and not (one.owners and other.owners):
        yield _APART_MOBILE, Ground.OTHER_PLACE
    elif near in _PLACE_WEIGHTS:
        yield _PLACE_WEIGHTS[near]


def _is_behind_its_place(first: Profile, second: Profile, names: tuple[Name, Name]) -> bool:
    """Say whether a minted name is that of a listed port or zone with a larger place before it (广西钦州港)."""
    listed, name = (first, names[1]) if first.listed else (second, names[0])
    return listed.listed and listed.label in _FIXED and bool(name.owners)


def _weigh_numbers(first: Profile, second: Profile, names: tuple[Name, Name]) -> Iterator[tuple[float, Ground]]:
    numbers = [name.numbers for name in names]
    if all(numbers) and numbers[0] != numbers[1]:
        yield -1.0, Ground.OTHER_NUMBER
    elif any(numbers) and not all(numbers):
        yield -0.3, Ground.MISSING_NUMBER
    if first.year and second.year and first.year != second.year:
        yield -1.0, Ground.OTHER_YEAR


def _weigh_facts(first: Profile, second: Profile) -> Iterator[tuple[float, Ground]]:
    if _differ_in_kind(first.types, second.types):
        yield -1.0 if first.label in _FIXED else -0.2, Ground.OTHER_KIND
    if first.actors & second.actors:
        yield 0.4, Ground.SAME_ACTOR
    days = {name for name, value in first.dates & second.dates if len(value) == len("2024-06-16")}
    if days:
        yield 0.2, Ground.SAME_DATE
    elif any(_differ_in_date(name, first, second) for name, _ in first.dates):
        yield -0.4, Ground.OTHER_DATE


def _differ_in_kind(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether neither thing can be of the classes of the other."""
    return bool(first) and bool(second) and not (first <= second or second <= first)


def _differ_in_date(name: str, first: Profile, second: Profile) -> bool:
    """Say whether both have a date of a property and none of the one's agrees with one of the other's."""
    values = [[value for property_, value in profile.dates if property_ == name] for profile in (first, second)]
    return bool(values[1]) and not any(
        one.startswith(other) or other.startswith(one) for one in values[0] for other in values[1]
    )
