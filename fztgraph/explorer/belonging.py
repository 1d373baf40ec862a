"""What belongs to a zone: what lies, applies or is tried there, what it does, and what those that run it do.

It is what the question ``zone-initiatives`` finds, with the places in which the zone lies, each tie told for itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fztgraph.explorer.facts import Sentence, local_name, read_sentences
from fztgraph.explorer.names import batches
from fztgraph.explorer.source import Source, iri_term, values
from fztgraph.iris import BACKGROUND_GRAPH

#: How many areas and actors of a zone are looked at, how many ties are read, and how many claims for their sentences.
_MOST_PARTS, _MOST_ACTORS, _MOST_TIES, _MOST_CLAIMS = 200, 500, 6000, 20_000
#: How many sentences a tie is told with.
_QUOTED = 2

#: What a zone does, and what is done in it.
_DOES = ("carriesOut", "participatesIn", "issues")
_IN_IT = ("locatedIn", "appliesTo", "pilotedIn", "replicatedTo", "routeFrom", "routeTo")

_AREAS = f"SELECT DISTINCT ?it {{{{ ?it fzt:partOf+ {{zone}} . ?it a fzt:Zone }}}} ORDER BY ?it LIMIT {_MOST_PARTS}"
_ABOVE = f"SELECT DISTINCT ?it {{{{ {{zone}} fzt:partOf+ ?it . ?it a fzt:Zone }}}} ORDER BY ?it LIMIT {_MOST_PARTS}"
#: Where a zone lies is what the reference lists say.
_PLACES = f"""SELECT DISTINCT ?it {{{{ GRAPH <{BACKGROUND_GRAPH}> {{{{ {{zone}} fzt:locatedIn ?it }}}} }}}}
ORDER BY ?it LIMIT 3"""
#: Each branch begins with the zones, whose own triples are few beside those of all zones.
_TIED = "{{ {values} {triple} BIND(fzt:{name} AS ?p) }}"
_ACTORS = f"""SELECT DISTINCT ?actor {{{{ {{{{ {{values}} ?actor fzt:administers ?zone }}}} UNION
{{{{ {{values}} ?actor fzt:locatedIn ?zone }}}} }}}} ORDER BY ?actor LIMIT {_MOST_ACTORS}"""
_CLAIMS = f"""SELECT ?claim ?it ?p ?other {{{{ {{values}} GRAPH ?article {{{{ ?claim {{this}} ?it ; rdf:predicate ?p ;
{{that}} ?other FILTER(?p IN ({{terms}})) }}}} }}}} LIMIT {_MOST_CLAIMS}"""


class Tie(NamedTuple):
    """A triple that ties a thing to a zone; the property by its local name."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A zone with its areas, the zones that it is part of, and the places in which it lies."""

    zone: str
    areas: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The zone, its areas and its places: those whose figures and deeds count as its own."""
        return (self.zone, *self.areas, *self.places)


def read_scope(source: Source, zone: str, *, own: bool = False) -> Scope:
    """Return what counts as a zone; with ``own`` without the places in which it lies."""
    areas, above, places = (
        tuple(row["it"].value for row in source.select(query.format(zone=iri_term(zone))))
        for query in (_AREAS, _ABOVE, _PLACES)
    )
    return Scope(zone, areas, above, () if own else places)


def read_ties(source: Source, scope: Scope) -> tuple[Mapping[str, list[Tie]], bool]:
    """Return the things that belong to a zone with what ties them to it, and whether there are more than were read."""
    ties = list(_direct(source, scope))
    acted = list(_by_actors(source, (scope.zone, *scope.areas)))
    found: dict[str, list[Tie]] = defaultdict(list)
    for iri, tie in (*ties, *acted):
        if tie not in found[iri]:
            found[iri].append(tie)
    return found, max(len(ties), len(acted)) >= _MOST_TIES


def _direct(source: Source, scope: Scope) -> Iterator[tuple[str, Tie]]:
    """Yield what a zone, its areas and places do, and what is done there; what applies above applies here."""
    here, wide = values("zone", scope.told), values("zone", (*scope.told, *scope.above))
    branches = [
        *(_TIED.format(values=here, triple=f"?zone fzt:{name} ?it", name=name) for name in _DOES),
        *(
            _TIED.format(values=wide if name == "appliesTo" else here, triple=f"?it fzt:{name} ?zone", name=name)
            for name in _IN_IT
        ),
    ]
    query = f"SELECT ?zone ?p ?it {{ {' UNION '.join(branches)} }} LIMIT {_MOST_TIES}"
    for row in source.select(query):
        zone, name, iri = row["zone"].value, local_name(row["p"].value), row["it"].value
        yield iri, Tie(zone, name, iri) if name in _DOES else Tie(iri, name, zone)


def _by_actors(source: Source, zones: Sequence[str]) -> Iterator[tuple[str, Tie]]:
    """Yield what is done by those that run a zone or lie in it."""
    actors = [row["actor"].value for row in source.select(_ACTORS.format(values=values("zone", zones)))]
    for batch in batches(actors):
        branches = (
            _TIED.format(values=values("actor", batch), triple=f"?actor fzt:{name} ?it", name=name)
            for name in ("carriesOut", "issues")
        )
        query = f"SELECT ?actor ?p ?it {{ {' UNION '.join(branches)} }} LIMIT {_MOST_TIES}"
        for row in source.select(query):
            yield row["it"].value, Tie(row["actor"].value, local_name(row["p"].value), row["it"].value)


def read_said(source: Source, ties: Iterable[Tie]) -> Mapping[Tie, tuple[tuple[Sentence, ...], int]]:
    """Return the latest sentences that say that ties hold, and how many there are of each."""
    wanted = dict.fromkeys(ties)
    claims: dict[Tie, list[str]] = defaultdict(list)
    for tie, claim in (*_claims(source, wanted, outgoing=False), *_claims(source, wanted, outgoing=True)):
        if tie in wanted:
            claims[tie].append(claim)
    chosen = {tie: sorted(found)[: 3 * _QUOTED] for tie, found in claims.items()}
    said = read_sentences(source, [claim for found in chosen.values() for claim in found])
    told = {}
    for tie, found in chosen.items():
        sentences = {sentence: None for claim in found for sentence in said.get(claim, ())}
        latest = sorted(sentences, key=lambda sentence: sentence.date, reverse=True)
        told[tie] = tuple(latest[:_QUOTED]), len(latest) + len(claims[tie]) - len(found)
    return told


def _claims(source: Source, ties: Iterable[Tie], *, outgoing: bool) -> Iterator[tuple[Tie, str]]:
    """Yield claims of the ends that are no hubs: of what a zone does the thing is the object, else the subject."""
    things = sorted({tie.object if outgoing else tie.subject for tie in ties if (tie.predicate in _DOES) == outgoing})
    this, that = ("rdf:object", "rdf:subject") if outgoing else ("rdf:subject", "rdf:object")
    terms = ", ".join(f"fzt:{name}" for name in (_DOES if outgoing else _IN_IT))
    for batch in batches(things):
        query = _CLAIMS.format(values=values("it", batch), this=this, that=that, terms=terms)
        for row in source.select(query):
            ends = row["it"].value, row["other"].value
            subject, object_ = reversed(ends) if outgoing else ends
            yield Tie(subject, local_name(row["p"].value), object_), row["claim"].value
