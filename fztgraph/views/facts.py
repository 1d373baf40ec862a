"""Read the facts of a scope out of the store, each with the places where it is said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from fztgraph.intervals import joined, written
from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.views.access import nodes, quads, subjects, text
from fztgraph.views.picture import Fact
from fztgraph.views.scope import Link
from fztgraph.views.sources import Sources
from fztgraph.vocab import DATES, RELATIONS, SYMMETRIC

#: A page quotes at most so many places for one fact, the latest.
MAX_PROOFS = 6


@dataclass(frozen=True, slots=True)
class _Reader:
    """A store, the places of the things in the picture by IRI, and the evidence of every claim about them."""

    store: Store
    sources: Sources
    places: Mapping[str, int]
    evidence: Mapping[Link, list[NamedNode]]


def read_facts(sources: Sources, places: Mapping[str, int], links: Iterable[Link]) -> tuple[Fact, ...]:
    """Return the relations given, and the dates and figures of the things, whose places are given by IRI."""
    reader = _Reader(sources.store, sources, places, _claims(sources.store, places))
    return (*_relations(reader, links), *_dates(reader), *_figures(reader))


def _claims(store: Store, places: Iterable[str]) -> Mapping[Link, list[NamedNode]]:
    """Return the evidence of the claims about things: by subject, local name, and object as text."""
    evidence: dict[Link, list[NamedNode]] = defaultdict(list)
    for iri in places:
        for claim in subjects(store, "rdf:subject", NamedNode(iri)):
            name = (text(store, claim, "rdf:predicate") or "").removeprefix(NS)
            value = text(store, claim, "rdf:object") or ""
            evidence[iri, name, value].extend(nodes(store, claim, "fzt:evidence"))
    return evidence


def _proved(reader: _Reader, fact: Fact, said: Iterable[NamedNode]) -> Iterator[Fact]:
    """Yield the fact with the latest places where it is said; not one that is said in other articles only."""
    places = sorted(set(said), key=lambda node: node.value)
    dated = [
        (reader.sources.date(article), evidence)
        for evidence in places
        for article in nodes(reader.store, evidence, "prov:wasDerivedFrom")
        if reader.sources.admits(article)
    ]
    if places and not dated and reader.sources.admitted is not None:
        return
    dated.sort(key=lambda item: item[0], reverse=True)
    found = (reader.sources.proof(evidence) for _, evidence in dated[:MAX_PROOFS])
    proofs = tuple(dict.fromkeys(proof for proof in found if proof is not None))
    yield replace(fact, proofs=proofs, proof_count=len(proofs) + max(0, len(dated) - MAX_PROOFS))


def _relations(reader: _Reader, links: Iterable[Link]) -> Iterator[Fact]:
    proofs: dict[Link, list[NamedNode]] = {}
    for subject, name, target in sorted(links):
        mirror = (target, name, subject)
        key = mirror if name in SYMMETRIC and mirror in proofs else (subject, name, target)
        proofs.setdefault(key, []).extend(reader.evidence.get((subject, name, target), ()))
    for key in sorted(proofs, key=lambda link: (RELATIONS.index(link[1]), link)):
        subject, name, target = key
        fact = Fact("relation", reader.places[subject], name, object=reader.places[target])
        yield from _proved(reader, fact, proofs[key])


def _dates(reader: _Reader) -> Iterator[Fact]:
    told: dict[tuple[str, str], dict[str, list[NamedNode]]] = defaultdict(dict)
    for (iri, name, value), said in reader.evidence.items():
        told[iri, name][value] = said
    for iri, place in reader.places.items():
        for name in DATES:
            for value in _known(reader.store, iri, name):
                told[iri, name].setdefault(value, [])
            found = {**told[iri, name], **_intervals(told[iri, name + "From"], told[iri, name + "Until"])}
            for value in sorted(found):
                yield from _proved(reader, Fact("date", place, name, value=value), found[value])


def _known(store: Store, iri: str, name: str) -> list[str]:
    found = quads(store, NamedNode(iri), f"fzt:{name}", graph=NamedNode(BACKGROUND_GRAPH))
    return sorted({quad.object.value for quad in found})  # type: ignore[union-attr]


def _intervals(
    begins: Mapping[str, list[NamedNode]], ends: Mapping[str, list[NamedNode]]
) -> dict[str, list[NamedNode]]:
    """Join the two ends of each interval that one piece of evidence gives; one without an end is open."""
    found: dict[str, list[NamedNode]] = defaultdict(list)
    for evidence in {each for said in (*begins.values(), *ends.values()) for each in said}:
        own_begins = [begin for begin, said in begins.items() if evidence in said]
        own_ends = [end for end, said in ends.items() if evidence in said]
        for begin, end in joined(own_begins, own_ends):
            found[written(begin, end)].append(evidence)
    return found


def _figures(reader: _Reader) -> Iterator[Fact]:
    for iri, place in reader.places.items():
        found: dict[Fact, list[NamedNode]] = defaultdict(list)
        for area in _known(reader.store, iri, "area"):
            found[Fact("figure", place, "area", value=f"{area} km²", amount=area, unit="km2")] = []
        for observation in subjects(reader.store, "fzt:about", NamedNode(iri)):
            fact = _figure(reader.store, observation, place)
            found[fact].extend(nodes(reader.store, observation, "fzt:evidence"))
        for fact in sorted(found, key=lambda fact: (fact.period or "", fact.predicate, fact.value or "")):
            yield from _proved(reader, fact, found[fact])


def _figure(store: Store, observation: NamedNode, place: int) -> Fact:
    return Fact(
        "figure",
        place,
        text(store, observation, "fzt:indicator") or "",
        value=text(store, observation, "fzt:rawValue") or text(store, observation, "fzt:value"),
        amount=text(store, observation, "fzt:value"),
        unit=text(store, observation, "fzt:unit"),
        period=text(store, observation, "fzt:period"),
        change=text(store, observation, "fzt:change"),
    )
