"""The terms of ``ontology/fzt.ttl``, each written once. The namespace is closed: an unknown term raises.

A test holds this module equal to the ontology. Terms of other vocabularies are listed in ``BORROWED``.
"""

import re
from functools import cache

from fztgraph.iris import ID, NS, Iri
from fztgraph.model import Label

#: Prefixes of queries, exports and pages; ``id`` stands for the things, ``fzt`` for the terms.
PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "fzt": NS,
    "id": ID,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: The same, to be put before a query.
SPARQL_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

#: Terms of other vocabularies that the graph uses.
BORROWED = frozenset(
    {
        "dct:isPartOf",
        "dct:issued",
        "dct:language",
        "dct:source",
        "dct:title",
        "prov:wasDerivedFrom",
        "rdf:Statement",
        "rdf:object",
        "rdf:predicate",
        "rdf:subject",
        "rdf:type",
        "rdfs:comment",
        "rdfs:label",
        "schema:mentions",
        "skos:Concept",
        "skos:ConceptScheme",
        "skos:altLabel",
        "skos:broader",
        "skos:exactMatch",
        "skos:hasTopConcept",
        "skos:hiddenLabel",
        "skos:inScheme",
        "skos:notation",
        "skos:prefLabel",
        "skos:topConceptOf",
        "xsd:date",
        "xsd:decimal",
        "xsd:gYear",
        "xsd:gYearMonth",
        "xsd:integer",
    }
)

#: Classes of things, the nine labels' own classes first, then their subclasses: name to parent.
THING_CLASSES: dict[str, str | None] = {
    "Zone": None,
    "Port": None,
    "Agency": None,
    "Company": None,
    "Organization": None,
    "Policy": None,
    "Initiative": None,
    "Place": None,
    "Person": None,
    "PilotZone": "Zone",
    "FreeTradePort": "Zone",
    "ZoneArea": "Zone",
    "BondedZone": "Zone",
    "NewArea": "Zone",
    "DevelopmentZone": "Zone",
    "BorderZone": "Zone",
    "IndustrialPark": "Zone",
    "RoadPort": "Port",
    "RailPort": "Port",
    "SeaPort": "Port",
    "RiverPort": "Port",
    "Airport": "Port",
    "CustomsOffice": "Agency",
    "Bank": "Company",
    "TradeAgreement": "Policy",
    "Project": "Initiative",
    "Platform": "Initiative",
    "TransportRoute": "Initiative",
    "Event": "Initiative",
    "Country": "Place",
    "Division": "Place",
}
#: Classes of what is said about things.
RECORD_CLASSES = ("Article", "Issue", "Claim", "Observation", "Evidence", "Merge", "Separation")

#: How an initiative spreads. They stand beside the relations of the annotation guidelines, which do not count them.
DIFFUSION = ("pilotedIn", "replicatedTo", "replicates", "spreadBy")
DIFFUSION_DATES = ("replicatedOn",)
RELATIONS = (
    "partOf",
    "locatedIn",
    "administers",
    "carriesOut",
    "participatesIn",
    "issues",
    "appliesTo",
    "basedOn",
    "approvedBy",
    "partyTo",
    "cooperatesWith",
    "serves",
    "investsIn",
    "subsidiaryOf",
    "routeFrom",
    "routeTo",
    "memberOf",
    *DIFFUSION,
)
SYMMETRIC = frozenset({"cooperatesWith"})
DATES = (
    "startedOn",
    "openedOn",
    "heldOn",
    "signedOn",
    "issuedOn",
    "effectiveOn",
    "approvedOn",
    "completedOn",
    "expectedOn",
    "establishedOn",
    *DIFFUSION_DATES,
)
#: Properties of records and of background facts.
PROPERTIES = (
    "about",
    "indicator",
    "value",
    "unit",
    "rawValue",
    "period",
    "periodStart",
    "periodEnd",
    "change",
    "evidence",
    "quote",
    "start",
    "end",
    "rule",
    "confidence",
    "number",
    "section",
    "theme",
    "text",
    "area",
    "code",
    "publisher",
    "file",
    "merged",
    "kept",
    "mergedName",
    "keptName",
    "ground",
    "score",
    "separates",
    "pinyin",
)
#: Datatypes of codes: each names the list that a ``skos:notation`` is taken from.
DATATYPES = ("GBT2260", "ISO3166", "CustomsCode", "UNLOCODE")

#: An interval ``openedOn`` is written as ``openedOnFrom`` and ``openedOnUntil``.
INTERVAL_DATES = tuple(name + suffix for name in DATES for suffix in ("From", "Until"))

#: The class of each label of the extraction output.
CLASS_OF_LABEL = {
    Label.ZONE: "Zone",
    Label.PORT: "Port",
    Label.AGENCY: "Agency",
    Label.COMPANY: "Company",
    Label.ORGANIZATION: "Organization",
    Label.POLICY: "Policy",
    Label.INITIATIVE: "Initiative",
    Label.PLACE: "Place",
    Label.PERSON: "Person",
}

_LABEL_OF_CLASS = {name: label for label, name in CLASS_OF_LABEL.items()}

_ACTORS = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.ZONE, Label.PLACE})
#: Names for groups of labels in the ontology; no thing is said to be one, since its own class says so.
GROUPS: dict[str, frozenset[Label]] = {"Thing": frozenset(Label), "Actor": _ACTORS}

#: Which labels a relation may join: subjects, objects (``cooperatesWith`` either way).
SIGNATURES: dict[str, tuple[frozenset[Label], frozenset[Label]]] = {
    "partOf": (
        frozenset({Label.ZONE, Label.PLACE, Label.AGENCY, Label.ORGANIZATION, Label.INITIATIVE}),
        frozenset({Label.ZONE, Label.PLACE, Label.AGENCY, Label.ORGANIZATION, Label.INITIATIVE}),
    ),
    "locatedIn": (
        frozenset({Label.ZONE, Label.PORT, Label.COMPANY, Label.AGENCY, Label.ORGANIZATION, Label.INITIATIVE}),
        frozenset({Label.PLACE, Label.ZONE, Label.PORT}),
    ),
    "administers": (frozenset({Label.AGENCY}), frozenset({Label.ZONE, Label.PORT})),
    "carriesOut": (_ACTORS, frozenset({Label.INITIATIVE})),
    "participatesIn": (_ACTORS | {Label.PERSON}, frozenset({Label.INITIATIVE})),
    "issues": (frozenset({Label.AGENCY, Label.ORGANIZATION, Label.ZONE, Label.PLACE}), frozenset({Label.POLICY})),
    "appliesTo": (
        frozenset({Label.POLICY, Label.INITIATIVE}),
        frozenset({Label.ZONE, Label.PORT, Label.PLACE, Label.COMPANY, Label.AGENCY, Label.ORGANIZATION}),
    ),
    "basedOn": (frozenset({Label.POLICY, Label.INITIATIVE}), frozenset({Label.POLICY})),
    "approvedBy": (
        frozenset({Label.INITIATIVE, Label.POLICY, Label.ZONE}),
        frozenset({Label.AGENCY, Label.ORGANIZATION}),
    ),
    "partyTo": (_ACTORS, frozenset({Label.POLICY})),
    "cooperatesWith": (_ACTORS, _ACTORS),
    "serves": (frozenset({Label.COMPANY, Label.AGENCY, Label.INITIATIVE}), frozenset({Label.COMPANY})),
    "investsIn": (
        frozenset({Label.COMPANY}),
        frozenset({Label.INITIATIVE, Label.COMPANY, Label.ZONE, Label.PLACE}),
    ),
    "subsidiaryOf": (frozenset({Label.COMPANY}), frozenset({Label.COMPANY})),
    "routeFrom": (frozenset({Label.INITIATIVE}), frozenset({Label.PLACE, Label.PORT})),
    "routeTo": (frozenset({Label.INITIATIVE}), frozenset({Label.PLACE, Label.PORT})),
    "memberOf": (
        frozenset({Label.PERSON}),
        frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.PORT}),
    ),
    "pilotedIn": (frozenset({Label.POLICY, Label.INITIATIVE}), frozenset({Label.ZONE, Label.PORT, Label.PLACE})),
    "replicatedTo": (frozenset({Label.POLICY, Label.INITIATIVE}), frozenset({Label.ZONE, Label.PORT, Label.PLACE})),
    "replicates": (frozenset({Label.POLICY, Label.INITIATIVE}), frozenset({Label.POLICY, Label.INITIATIVE})),
    "spreadBy": (frozenset({Label.POLICY, Label.INITIATIVE}), frozenset({Label.POLICY})),
}


TERMS = frozenset(
    (*GROUPS, *THING_CLASSES, *RECORD_CLASSES, *RELATIONS, *DATES, *INTERVAL_DATES, *PROPERTIES, *DATATYPES)
)

#: Relations whose two ends have the same label: structure joins like to like.
SAME_LABEL = frozenset({"partOf"})

#: ISO 8601 dates by their precision.
_DATATYPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "xsd:date"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "xsd:gYearMonth"),
    (re.compile(r"[0-9]{4}"), "xsd:gYear"),
)


def term(name: str) -> Iri:
    """Return the IRI of a term by its local name; raises KeyError for a term that the ontology does not have."""
    if name not in TERMS:
        raise KeyError(f"{name!r} is not a term of the ontology; see fztgraph/vocab.py")
    return Iri(NS + name)


def class_of(label: Label) -> Iri:
    """Return the IRI of a label's class."""
    return term(CLASS_OF_LABEL[label])


@cache
def expand(curie: str) -> Iri:
    """Return the IRI of ``fzt:Zone`` or ``skos:prefLabel``; raises KeyError for a term that the graph does not use.

    >>> expand("skos:prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, _, name = curie.partition(":")
    if prefix == "fzt":
        return term(name)
    if curie not in BORROWED:
        raise KeyError(f"{curie!r} is not a term that the graph uses; see BORROWED in fztgraph/vocab.py")
    return Iri(PREFIXES[prefix] + name)


def shorten(iri: str) -> str:
    """Return an IRI as prefix and name where that can be written in Turtle and SPARQL, else the IRI in angle brackets.

    >>> shorten("https://w3id.org/fztgraph/ns#Zone")
    'fzt:Zone'
    """
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and re.fullmatch(r"[\w-]*", name):
            return f"{prefix}:{name}"
    return f"<{iri}>"


def term_name(iri: str) -> str:
    """Return the local name of a term of the ontology; raises KeyError for any other IRI."""
    name = iri.removeprefix(NS)
    if name == iri or name not in TERMS:
        raise KeyError(f"<{iri}> is not a term of the ontology; see fztgraph/vocab.py")
    return name


def class_path(name: str) -> tuple[str, ...]:
    """Return a class of things and its superclasses, by local name, up to the class of its label.

    >>> class_path("PilotZone")
    ('PilotZone', 'Zone')
    """
    path = [name]
    while parent := THING_CLASSES[path[-1]]:
        path.append(parent)
    return tuple(path)


def label_of(name: str) -> Label:
    """Return the label of a class of things, given by local name; raises KeyError for any other name."""
    return _LABEL_OF_CLASS[class_path(name)[-1]]


def may_relate(subject: Label, predicate: str, object_: Label) -> bool:
    """Say whether the signature of a relation allows these two ends."""
    subjects, objects = SIGNATURES[predicate]
    if predicate in SAME_LABEL and subject is not object_:
        return False
    return subject in subjects and object_ in objects


def date_datatype(value: str) -> Iri:
    """Return the datatype of an ISO date, month or year; raises ValueError for anything else, intervals too.

    >>> date_datatype("2024-06")
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    for pattern, name in _DATATYPES:
        if pattern.fullmatch(value):
            return expand(name)
    raise ValueError(f"{value!r} is not an ISO date, month or year")
