"""What belongs to a zone: what lies, applies or is tried there, what it does, and what those that run it do.

It is what the question ``zone-initiatives`` finds, with the places in which the zone lies, each tie told for itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from fztgraph.explorer.facts import Sentence, local_name, read_sentences
from fztgraph.explorer.names import batches
from fztgraph.explorer.source import Source, iri_term, values
from fztgraph.iris import BACKGROUND_GRAPH

#: How many areas and actors of a zone are looked at, how many ties are read, and how many claims for their sentences.
_MOST_PARTS, _MOST_ACTORS, _MOST_TIES, _MOST_CLAIMS = 200, 60, 1500, 10_000

#: What a zone does, and what is done in it.
_DOES = ("carriesOut", "participatesIn", "issues")
_IN_IT = ("locatedIn", "appliesTo", "pilotedIn", "replicatedTo", "routeFrom", "routeTo")

#: The few parts are found first, then their class: a pattern would make it the other way round.
_AREAS = f"""SELECT DISTINCT ?it {{{{ ?it fzt:partOf+ {{zone}} FILTER EXISTS {{{{ ?it a fzt:Zone }}}} }}}}
ORDER BY ?it LIMIT {_MOST_PARTS}"""
_ABOVE = f"""SELECT DISTINCT ?it {{{{ {{zone}} fzt:partOf+ ?it FILTER EXISTS {{{{ ?it a fzt:Zone }}}} }}}}
ORDER BY ?it LIMIT {_MOST_PARTS}"""
#: Where a zone lies is what the reference lists say.
_PLACES = f"""SELECT DISTINCT ?it {{{{ GRAPH <{BACKGROUND_GRAPH}> {{{{ {{zone}} fzt:locatedIn ?it }}}} }}}}
ORDER BY ?it LIMIT 3"""
#: Each branch begins with the zones, whose own triples are few beside those of all zones.
_TIED = """{{ {values} {triple} . ?it a ?class FILTER(?class IN (fzt:Initiative, fzt:Policy))
BIND(fzt:{name} AS ?p) }}"""
#: Those that run a zone come before those that lie in it.
_ACTORS = f"""SELECT ?actor (MIN(?place) AS ?first) {{{{
{{{{ {{values}} ?actor fzt:administers ?zone BIND(0 AS ?place) }}}}
UNION {{{{ {{values}} ?actor fzt:locatedIn ?zone BIND(1 AS ?place) }}}} }}}}
GROUP BY ?actor ORDER BY ?first ?actor LIMIT {_MOST_ACTORS}"""
_CLAIMS = f"""SELECT ?claim ?it ?p ?other ?day {{{{ {{values}} GRAPH ?article {{{{ ?claim {{this}} ?it ;
rdf:predicate ?p ; {{that}} ?other FILTER(?p IN ({{terms}})) }}}}
OPTIONAL {{{{ ?article dct:issued ?day }}}} }}}} LIMIT {_MOST_CLAIMS}"""


class Tie(NamedTuple):
    """A triple that ties a thing to a zone; the property by its local name."""

    subject: str
    predicate: str
    object: str


#: A thing, its main class, and a tie.
_Found: TypeAlias = tuple[str, str, Tie]


@dataclass(slots=True)
class Held:
    """What ties a thing to a zone, and the main classes that it is said to be of: ``Initiative``, ``Policy``."""

    ties: list[Tie] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


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


def read_ties(source: Source, scope: Scope) -> tuple[Mapping[str, Held], bool]:
    """Return the initiatives and policies of a zone, and whether there are more than were read."""
    actors = _actors(source, (scope.zone, *scope.areas))
    direct, acted = _direct(source, scope), _by_actors(source, actors)
    found: dict[str, Held] = {}
    for iri, kind, tie in (*direct, *acted):
        held = found.setdefault(iri, Held())
        held.kinds.add(kind)
        if tie not in held.ties:
            held.ties.append(tie)
    return found, max(len(direct), len(acted)) >= _MOST_TIES or len(actors) >= _MOST_ACTORS


def _direct(source: Source, scope: Scope) -> list[_Found]:
    """Return what a zone, its areas and places do, and what is done there; what applies above applies here."""
    here, wide = values("zone", scope.told), values("zone", (*scope.told, *scope.above))
    branches = [
        *(_TIED.format(values=here, triple=f"?zone fzt:{name} ?it", name=name) for name in _DOES),
        *(
            _TIED.format(values=wide if name == "appliesTo" else here, triple=f"?it fzt:{name} ?zone", name=name)
            for name in _IN_IT
        ),
    ]
    return _tied(source, "zone", branches)


def _actors(source: Source, zones: Sequence[str]) -> list[str]:
    """Return those that run a zone or lie in it."""
    return [row["actor"].value for row in source.select(_ACTORS.format(values=values("zone", zones)))]


def _by_actors(source: Source, actors: Sequence[str]) -> list[_Found]:
    """Return what is done by those that run a zone or lie in it."""
    if not actors:
        return []
    branches = [
        _TIED.format(values=values("actor", actors), triple=f"?actor fzt:{name} ?it", name=name)
        for name in ("carriesOut", "issues")
    ]
    return _tied(source, "actor", branches)


def _tied(source: Source, end: str, branches: Sequence[str]) -> list[_Found]:
    query = f"SELECT ?{end} ?p ?it ?class {{ {' UNION '.join(branches)} }} LIMIT {_MOST_TIES}"
    found = []
    for row in source.select(query):
        other, name, iri = row[end].value, local_name(row["p"].value), row["it"].value
        tie = Tie(other, name, iri) if name in _DOES else Tie(iri, name, other)
        found.append((iri, local_name(row["class"].value), tie))
    return found


def read_said(source: Source, ties: Iterable[Tie]) -> Mapping[Tie, tuple[tuple[Sentence, ...], int]]:
    """Return the latest sentence that says that each tie holds, and how many there are."""
    wanted = dict.fromkeys(ties)
    claims: dict[Tie, list[tuple[str, str]]] = defaultdict(list)
    for tie, day, claim in (*_claims(source, wanted, outgoing=False), *_claims(source, wanted, outgoing=True)):
        if tie in wanted:
            claims[tie].append((day, claim))
    latest = {tie: max(found)[1] for tie, found in claims.items()}
    said = read_sentences(source, list(latest.values()))
    return {tie: (tuple(said.get(claim, ())[:1]), len(claims[tie])) for tie, claim in latest.items()}


def _claims(source: Source, ties: Iterable[Tie], *, outgoing: bool) -> Iterator[tuple[Tie, str, str]]:
    """Yield days and claims by the ends that are no hubs: of what a zone does the thing, else the subject."""
    things = sorted({tie.object if outgoing else tie.subject for tie in ties if (tie.predicate in _DOES) == outgoing})
    this, that = ("rdf:object", "rdf:subject") if outgoing else ("rdf:subject", "rdf:object")
    terms = ", ".join(f"fzt:{name}" for name in (_DOES if outgoing else _IN_IT))
    for batch in batches(things):
        query = _CLAIMS.format(values=values("it", batch), this=this, that=that, terms=terms)
        for row in source.select(query):
            ends = row["it"].value, row["other"].value
            subject, object_ = reversed(ends) if outgoing else ends
            day = row["day"].value if "day" in row else ""
            yield Tie(subject, local_name(row["p"].value), object_), day, row["claim"].value
