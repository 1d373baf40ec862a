"""The terms of ``ontology/fzt.ttl``, each written once. The namespace is closed: an unknown term raises.

A test holds this module equal to the ontology.
"""

from fztgraph.iris import NS, Iri
from fztgraph.model import Label

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
RECORD_CLASSES = ("Article", "Issue", "Claim", "Observation", "Evidence")

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
)

#: An interval ``openedOn`` is written as ``openedOnFrom`` and ``openedOnUntil``.
INTERVAL_DATES = tuple(name + suffix for name in DATES for suffix in ("From", "Until"))

TERMS = frozenset((*THING_CLASSES, *RECORD_CLASSES, *RELATIONS, *DATES, *INTERVAL_DATES, *PROPERTIES))

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

#: Which labels a relation may join: subjects, objects (``cooperatesWith`` either way).
_ACTORS = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.ZONE, Label.PLACE})
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
}


def term(name: str) -> Iri:
    """Return the IRI of a term by its local name; raises KeyError for a term that the ontology does not have."""
    if name not in TERMS:
        raise KeyError(f"{name!r} is not a term of the ontology; see fztgraph/vocab.py")
    return Iri(NS + name)


def class_of(label: Label) -> Iri:
    """Return the IRI of a label's class."""
    return term(CLASS_OF_LABEL[label])
