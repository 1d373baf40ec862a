"""From pairs to things: clusters of what is surely one, none of which holds what must stay apart.

The result is a function of the set of comparisons, never of their order: all pairs of one score are joined at once,
the best first, and where that would join what must stay apart, none of the pairs that lead there is.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, groupby

from fztgraph.iris import Iri
from fztgraph.linking.comparing import SURE, Comparison, Ground

#: Says whether two sets of things may become one.
MayJoin = Callable[[Collection[Iri], Collection[Iri]], bool]


class Clusters:
    """Sets of things that are one, each led by some thing of it."""

    def __init__(self) -> None:
        self._leader: dict[Iri, Iri] = {}
        self._members: dict[Iri, list[Iri]] = {}

    def leader(self, iri: Iri) -> Iri:
        """Return the thing that leads the cluster of a thing."""
        return self._leader.get(iri, iri)

    def members(self, leader: Iri) -> list[Iri]:
        """Return the things of the cluster that a thing leads."""
        return self._members.get(leader, [leader])

    def join(self, leaders: Iterable[Iri]) -> None:
        """Make one cluster of several."""
        leaders = sorted(leaders)
        members = [iri for leader in leaders for iri in self.members(leader)]
        for leader in leaders[1:]:
            self._members.pop(leader, None)
        self._members[leaders[0]] = members
        self._leader.update(dict.fromkeys(members, leaders[0]))

    def __iter__(self) -> Iterator[list[Iri]]:
        return iter(self._members.values())


def cluster(
    comparisons: Iterable[Comparison], may_join: MayJoin
) -> tuple[Clusters, list[Comparison], list[Comparison]]:
    """Return the clusters of what is surely one, the comparisons that made them, and the sure ones that did not."""
    clusters = Clusters()
    accepted: list[Comparison] = []
    sure, refused = _part_ambiguous([each for each in comparisons if each.score >= SURE])
    for _, level in groupby(sorted(sure, key=lambda each: -each.rank), key=lambda each: each.rank):
        for leaders, edges in _components(level, clusters):
            if len(leaders) == 1 or _all_may_join(leaders, clusters, may_join):
                clusters.join(leaders)
                accepted += edges
            else:
                refused += [replace(each, against=(*each.against, Ground.KEPT_APART)) for each in edges]
    return clusters, accepted, refused


def _components(level: Iterable[Comparison], clusters: Clusters) -> list[tuple[set[Iri], list[Comparison]]]:
    """Return the clusters, by their leaders, that the comparisons of one score would join, with these comparisons."""
    joined = Clusters()
    edges: dict[Iri, list[Comparison]] = defaultdict(list)
    level = list(level)
    for each in level:
        ends = {joined.leader(clusters.leader(iri)) for iri in (each.first, each.second)}
        joined.join(ends)
    for each in level:
        edges[joined.leader(clusters.leader(each.first))].append(each)
    return [(set(joined.members(leader)), edges[leader]) for leader in sorted(edges)]


def _all_may_join(leaders: Iterable[Iri], clusters: Clusters, may_join: MayJoin) -> bool:
    return all(may_join(clusters.members(a), clusters.members(b)) for a, b in combinations(sorted(leaders), 2))


def _part_ambiguous(sure: list[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
    """Return the comparisons that hold, and those by which one short name fits things that are not one themselves."""
    equal = Clusters()
    for each in sure:
        if each.shorter is None:
            equal.join({equal.leader(each.first), equal.leader(each.second)})
    fits: dict[Iri, set[Iri]] = defaultdict(set)
    for each in sure:
        if each.shorter is not None:
            longer = each.second if each.shorter == each.first else each.first
            fits[each.shorter].add(equal.leader(longer))
    ambiguous = {iri for iri, longer in fits.items() if len(longer) > 1}
    refused = [replace(each, against=(*each.against, Ground.AMBIGUOUS)) for each in sure if each.shorter in ambiguous]
    return [each for each in sure if each.shorter not in ambiguous], refused
