"""Small graphs to open for research: facts as triples of short names, each with an article of its own."""

import datetime as dt
from itertools import count
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.iris import BACKGROUND_GRAPH, ID, NS
from fztgraph.research import Graph
from fztgraph.store import Manifest, Snapshot, add_quads
from fztgraph.vocab import DATES, PREFIXES, class_path

CLASSES = {
    "zone": "PilotZone",
    "company": "Company",
    "agency": "Agency",
    "initiative": "Project",
    "policy": "Policy",
    "place": "Division",
}
XSD = PREFIXES["xsd"]


def iri(name):
    """The IRI of ``zone/a``."""
    return ID + name


def make_graph(*facts, figures=(), background=()):
    """A graph of facts (subject, predicate, object) and of figures (about, indicator, value, unit, period).

    The first fact is said on the first of January 2024, the next on the second, and so on; then the figures.
    """
    store, numbers = Store(), count(1)
    for fact in facts:
        add_quads(store, quads(next(numbers), fact))
    for figure in figures:
        add_quads(store, figure_quads(next(numbers), figure))
    for subject, predicate, target in background:
        add_quads(store, [*thing(subject, BACKGROUND_GRAPH), *thing(target, BACKGROUND_GRAPH)])
        add_quads(store, [quad(iri(subject), f"fzt:{predicate}", NamedNode(iri(target)), BACKGROUND_GRAPH)])
    return Graph(Snapshot(7, Path("nowhere"), store, Manifest()))


def quad(subject, predicate, value, graph):
    prefix, _, name = predicate.partition(":")
    value = value if isinstance(value, NamedNode | Literal) else Literal(value)
    return Quad(NamedNode(subject), NamedNode(PREFIXES[prefix] + name), value, NamedNode(graph))


def quads(number, fact):
    subject, predicate, target = fact
    article, claim, evidence = (iri(f"{kind}/{number}") for kind in ("article", "claim", "evidence"))
    is_date = predicate in DATES
    value = Literal(target, datatype=NamedNode(XSD + "date")) if is_date else NamedNode(iri(target))
    yield from article_quads(number, [subject] if is_date else [subject, target])
    yield quad(iri(subject), f"fzt:{predicate}", value, article)
    yield quad(claim, "rdf:type", NamedNode(NS + "Claim"), article)
    yield quad(claim, "rdf:subject", NamedNode(iri(subject)), article)
    yield quad(claim, "rdf:predicate", NamedNode(NS + predicate), article)
    yield quad(claim, "rdf:object", value, article)
    yield from evidence_quads(claim, evidence, article, f"{subject} {predicate} {target}")


def figure_quads(number, figure):
    about, indicator, value, unit, period = figure
    article, subject, evidence = (iri(f"{kind}/{number}") for kind in ("article", "observation", "evidence"))
    yield from article_quads(number, [about])
    yield quad(subject, "rdf:type", NamedNode(NS + "Observation"), article)
    yield quad(subject, "fzt:about", NamedNode(iri(about)), article)
    yield quad(subject, "fzt:value", Literal(value, datatype=NamedNode(XSD + "decimal")), article)
    for name, text in (("indicator", indicator), ("unit", unit), ("period", period), ("rawValue", value + unit)):
        yield quad(subject, f"fzt:{name}", text, article)
    yield from evidence_quads(subject, evidence, article, f"{about} {indicator} {value}")


def article_quads(number, names):
    article = iri(f"article/{number}")
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number - 1)
    yield quad(article, "rdf:type", NamedNode(NS + "Article"), article)
    yield quad(article, "dct:title", Literal(f"文{number}", language="zh"), article)
    yield quad(article, "dct:issued", Literal(day.isoformat(), datatype=NamedNode(XSD + "date")), article)
    yield quad(article, "fzt:file", "n.md", article)
    for name in names:
        yield quad(article, "schema:mentions", NamedNode(iri(name)), article)
        yield from thing(name, article)


def thing(name, graph):
    kind, _, label = name.partition("/")
    for class_ in class_path(CLASSES[kind]):
        yield quad(iri(name), "rdf:type", NamedNode(NS + class_), graph)
    yield quad(iri(name), "skos:prefLabel", Literal(label, language="zh"), graph)


def evidence_quads(stated, evidence, article, quote):
    yield quad(stated, "fzt:evidence", NamedNode(evidence), article)
    yield quad(evidence, "prov:wasDerivedFrom", NamedNode(article), article)
    yield quad(evidence, "fzt:start", Literal(0), article)
    yield quad(evidence, "fzt:end", Literal(len(quote)), article)
    yield quad(evidence, "fzt:confidence", Literal("0.9", datatype=NamedNode(XSD + "decimal")), article)
    yield quad(evidence, "fzt:rule", "rule", article)
    yield quad(evidence, "fzt:quote", quote, article)
