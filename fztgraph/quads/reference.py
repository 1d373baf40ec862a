"""Every term of the ontology with all that is said of it, for those who read: the documentation and the service."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode

from fztgraph.iris import NS, ONTOLOGY_GRAPH, Iri
from fztgraph.quads.ontology import ontology_triples
from fztgraph.quads.terms import Term, Triple
from fztgraph.vocab import (
    DATATYPES,
    DATES,
    GROUPS,
    INTERVAL_DATES,
    PROPERTIES,
    RECORD_CLASSES,
    RELATIONS,
    THING_CLASSES,
)

#: The parts of the vocabulary in the order in which they are told: key, Chinese and English title, terms.
PARTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("things", "事物的类", "Classes of things", (*GROUPS, *THING_CLASSES)),
    ("records", "记录的类", "Classes of records", RECORD_CLASSES),
    ("relations", "关系", "Relations", RELATIONS),
    ("dates", "日期", "Dates", DATES),
    ("intervals", "日期区间", "Intervals", INTERVAL_DATES),
    ("properties", "属性", "Properties of records and of background facts", PROPERTIES),
    ("datatypes", "代码的数据类型", "Datatypes of codes", DATATYPES),
)

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
#: What says that a term of another vocabulary is like one of ours, closest first.
_ALIGNING = {
    f"{_RDFS}subClassOf": "subclass of",
    f"{_RDFS}subPropertyOf": "subproperty of",
    f"{_SKOS}exactMatch": "exact match",
    f"{_SKOS}closeMatch": "close match",
    f"{_SKOS}relatedMatch": "related match",
}
_KINDS = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "object property",
    f"{_OWL}DatatypeProperty": "datatype property",
    f"{_RDFS}Datatype": "datatype",
}


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term. ``domain`` and ``range`` are IRIs, any of which will do; ``alignments`` pairs of how and an IRI."""

    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    parents: tuple[Iri, ...] = ()
    domain: tuple[Iri, ...] = ()
    range: tuple[Iri, ...] = ()
    members: tuple[Iri, ...] = ()
    symmetric: bool = False
    example: str = ""
    alignments: tuple[tuple[str, Iri], ...] = field(default=())

    @property
    def iri(self) -> Iri:
        """The term's IRI."""
        return Iri(NS + self.name)


class _Facts:
    """The triples of the ontology by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for subject, predicate, object_ in triples:
            self._objects[subject.value, predicate.value].append(object_)

    def all(self, subject: str, predicate: str) -> list[Term]:
        return sorted(self._objects.get((subject, predicate), []), key=str)

    def texts(self, subject: str, predicate: str) -> dict[str, str]:
        return {o.language or "": o.value for o in self.all(subject, predicate) if isinstance(o, Literal)}

    def iris(self, subject: str, predicate: str) -> tuple[Iri, ...]:
        return tuple(Iri(o.value) for o in self.all(subject, predicate) if isinstance(o, NamedNode))

    def classes(self, subject: str, predicate: str) -> tuple[Iri, ...]:
        """Return the classes or datatypes that an end may have, those of a union one by one."""
        found = list(self.iris(subject, predicate))
        for object_ in self.all(subject, predicate):
            if isinstance(object_, BlankNode):
                found += self.members(object_.value)
        return tuple(found)

    def members(self, subject: str) -> tuple[Iri, ...]:
        """Return the members of a union in their order."""
        found: list[Iri] = []
        for name in ("unionOf", "disjointUnionOf"):
            rest = self.all(subject, _OWL + name)
            while rest and rest[0].value != f"{_RDF}nil":
                found += self.iris(rest[0].value, f"{_RDF}first")
                rest = self.all(rest[0].value, f"{_RDF}rest")
        return tuple(found)


@cache
def term_entries() -> Mapping[str, TermEntry]:
    """Return every term by its local name, in the order of ``PARTS``; read once a process."""
    facts = _Facts(ontology_triples())
    return {name: _entry(name, facts) for _, _, _, names in PARTS for name in names}


@cache
def ontology_version() -> str:
    """Return the version of the ontology."""
    return _Facts(ontology_triples()).texts(ONTOLOGY_GRAPH, f"{_OWL}versionInfo")[""]


def _entry(name: str, facts: _Facts) -> TermEntry:
    iri = NS + name
    types = [kind.value for kind in facts.all(iri, f"{_RDF}type")]
    parents = [*facts.iris(iri, f"{_RDFS}subClassOf"), *facts.iris(iri, f"{_RDFS}subPropertyOf")]
    ours = tuple(parent for parent in parents if parent.startswith((NS, _RDF)))
    alike = [(how, target) for predicate, how in _ALIGNING.items() for target in facts.iris(iri, predicate)]
    return TermEntry(
        name=name,
        kind=next(word for type_, word in _KINDS.items() if type_ in types),
        labels=facts.texts(iri, f"{_RDFS}label"),
        definitions=facts.texts(iri, f"{_SKOS}definition"),
        parents=ours,
        domain=facts.classes(iri, f"{_RDFS}domain"),
        range=facts.classes(iri, f"{_RDFS}range"),
        members=facts.members(iri),
        symmetric=f"{_OWL}SymmetricProperty" in types,
        example=next(iter(facts.texts(iri, f"{_SKOS}example").values()), ""),
        alignments=tuple((how, target) for how, target in alike if target not in ours),
    )
