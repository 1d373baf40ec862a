"""Which things of all articles are one: a function of what the articles say, the gazetteer and the decisions."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fztgraph.entities.drafts import fold_name
from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.candidates import find_candidates
from fztgraph.linking.clustering import Clusters, cluster
from fztgraph.linking.comparing import CONTRADICTIONS, DOUBTFUL, SURE, Comparison, Ground, compare
from fztgraph.linking.decisions import Decided, Decision
from fztgraph.linking.persons import compare_persons
from fztgraph.linking.profiles import Profile, make_profiles, profile_entry
from fztgraph.linking.renaming import Renaming
from fztgraph.linking.things import Thing, fullest
from fztgraph.model import Label

#: Labels in the order in which they are linked: initiatives go by the bodies that were linked before, as persons do.
_STAGES = (
    frozenset({Label.PLACE, Label.ZONE, Label.PORT, Label.AGENCY, Label.COMPANY, Label.ORGANIZATION}),
    frozenset({Label.POLICY, Label.INITIATIVE}),
    frozenset({Label.PERSON}),
)


@dataclass(frozen=True, slots=True)
class Merge:
    """A thing that has the IRI of another, how its articles call the two, and the comparison that decided it.

    Where both have one IRI already, only the name of the one makes way.
    """

    renaming: Renaming
    articles: frozenset[Iri]
    comparison: Comparison
    decision: Decision | None = None


@dataclass(slots=True)
class Linkage:
    """What linking found. ``things`` are by minted IRI; ``doubtful`` comes best first; ``forbidden`` are decided."""

    things: Mapping[Iri, Thing]
    merges: list[Merge] = field(default_factory=list)
    doubtful: list[Comparison] = field(default_factory=list)
    forbidden: dict[tuple[Iri, Iri], Decision] = field(default_factory=dict)
    kept: dict[Iri, Iri] = field(default_factory=dict)


def link_things(things: Mapping[Iri, Thing], decisions: Iterable[Decision] = ()) -> Linkage:
    """Link the things of all articles."""
    decided = Decided(decisions, things.values())
    linkage = Linkage(things, forbidden=decided.different)
    for labels in _STAGES:
        _link_stage(linkage, decided, {iri: thing for iri, thing in things.items() if thing.label in labels})
    linkage.doubtful.sort(key=lambda each: (-each.rank, each.pair))
    return linkage


def _link_stage(linkage: Linkage, decided: Decided, stage: Mapping[Iri, Thing]) -> None:
    compared = {each.pair: each for each in _compare(linkage, stage)}
    for pair in decided.same:
        if pair[0] in stage or pair[1] in stage:
            compared[pair] = Comparison(*pair, 1.0, (Ground.DECIDED,))
    for pair in decided.different:
        compared.pop(pair, None)
    apart = {*decided.different, *(pair for pair, each in compared.items() if _contradicts(each))}

    def may_join(some: Collection[Iri], others: Collection[Iri]) -> bool:
        return _may_join(linkage.things, apart, some, others)

    clusters, accepted, refused = cluster(compared.values(), may_join)
    linkage.merges += _merges(linkage, clusters, accepted, decided)
    linkage.merges += _namings(thing for iri, thing in stage.items() if iri not in linkage.kept)
    one = {each.pair for each in accepted}
    weak = (each for each in compared.values() if DOUBTFUL <= each.score < SURE and each.pair not in one)
    linkage.doubtful += [
        each for each in (*refused, *weak) if clusters.leader(each.first) != clusters.leader(each.second)
    ]


def _compare(linkage: Linkage, stage: Mapping[Iri, Thing]) -> Iterator[Comparison]:
    if any(thing.label is Label.PERSON for thing in stage.values()):
        yield from compare_persons(stage, linkage.things, linkage.kept)
        return
    profiles = {profile.iri: profile for profile in make_profiles(linkage.things, stage, linkage.kept)}
    labels = {thing.label for thing in stage.values()}
    profiles |= {entry.iri: profile_entry(entry) for entry in _unmentioned(profiles, labels)}
    for first, second in sorted(find_candidates(profiles.values())):
        yield compare(profiles[first], profiles[second])


def _unmentioned(profiles: Mapping[Iri, Profile], labels: Collection[Label]) -> Iterator[Entry]:
    """Yield the listed things of some labels that no article mentions; a minted one may be one of them."""
    for entry in load_gazetteer().entries.values():
        if entry.label in labels and entry.label is not Label.PLACE and entry.iri not in profiles:
            yield entry


def _contradicts(comparison: Comparison) -> bool:
    return comparison.rank < SURE and not CONTRADICTIONS.isdisjoint(comparison.against)


def _may_join(
    things: Mapping[Iri, Thing], apart: Collection[tuple[Iri, Iri]], some: Collection[Iri], others: Collection[Iri]
) -> bool:
    """Say whether two clusters may become one: no article and no decision keeps apart what they hold."""
    listed = load_gazetteer().entries
    if any(iri in listed for iri in some) and any(iri in listed for iri in others):
        return False
    articles = {article for iri in some if iri in things for article in things[iri].names}
    if any(article in articles for iri in others if iri in things for article in things[iri].names):
        return False
    return not any((min(one, other), max(one, other)) in apart for one in some for other in others)


def _merges(linkage: Linkage, clusters: Clusters, accepted: Iterable[Comparison], decided: Decided) -> Iterator[Merge]:
    """Yield what the clusters of a stage merge, and enter it into the IRIs kept."""
    best: dict[Iri, Comparison] = {}
    for each in sorted(accepted, key=lambda each: (-each.rank, each.pair)):
        for iri in each.pair:
            best.setdefault(iri, each)
    for members in clusters:
        kept = _choose(members, linkage.things)
        name = _name(kept, linkage.things)
        for iri in sorted(set(members) - {kept}):
            linkage.kept[iri] = kept
            thing = linkage.things[iri]
            for called in sorted(set(thing.names.values())):
                articles = frozenset(article for article, own in thing.names.items() if own == called)
                decision = decided.same.get(best[iri].pair)
                yield Merge(Renaming(iri, kept, called, name), articles, best[iri], decision)


def _namings(things: Iterable[Thing]) -> Iterator[Merge]:
    """Yield what gives one name to a thing that articles mint under one IRI, yet spell differently."""
    for thing in things:
        name = _name(thing.iri, {thing.iri: thing})
        for called in sorted(set(thing.names.values()) - {name}):
            articles = frozenset(article for article, own in thing.names.items() if own == called)
            same = Comparison(thing.iri, thing.iri, 1.0, (Ground.FULL_NAME,))
            yield Merge(Renaming(thing.iri, thing.iri, called, name), articles, same)


def _choose(members: Iterable[Iri], things: Mapping[Iri, Thing]) -> Iri:
    """Return the IRI to keep: that of the listed thing, else that of the fullest name, of equals the first."""
    listed = load_gazetteer().entries
    return min(members, key=lambda iri: (iri not in listed, -len(fold_name(_name(iri, things))), iri))


def _name(iri: Iri, things: Mapping[Iri, Thing]) -> str:
    entry = load_gazetteer().entries.get(iri)
    return entry.name if entry else fullest(things[iri].names.values())
