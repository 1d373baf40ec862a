"""Validation of one article's graph: the shapes, then the checks that shapes cannot say."""

from collections.abc import Iterable, Iterator
from functools import cache

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from fztgraph.errors import ValidationError
from fztgraph.quads.checks import Scope, Violation, load_checks, run_check
from fztgraph.quads.ontology import read_turtle
from fztgraph.quads.terms import Term
from fztgraph.resources import ontology_dir


def validate_quads(quads: Iterable[Quad]) -> tuple[Violation, ...]:
    """Return what is wrong with the quads of one article's graph, in order; nothing if it may be published."""
    quads = list(quads)
    return tuple(sorted({*shape_violations(quads), *check_violations(quads)}))


def shape_violations(quads: Iterable[Quad]) -> Iterator[Violation]:
    """Yield what the shapes of ``ontology/shapes.ttl`` find in one graph, read without inference."""
    conforms, report, _ = pyshacl.validate(rdflib_graph(quads), shacl_graph=_shapes(), inference="none")
    if not conforms:
        for result in report.subjects(RDF.type, SH.ValidationResult):
            yield _violation(report, result)


def check_violations(quads: Iterable[Quad]) -> Iterator[Violation]:
    """Yield what the checks that need no more than one article's graph find in it."""
    store = Store()
    store.extend(quads)
    for check in load_checks():
        if check.scope is Scope.ARTICLE:
            yield from run_check(store, check)


def rdflib_graph(quads: Iterable[Quad]) -> Graph:
    """Return the triples of quads as a graph of rdflib."""
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(term: Term | Triple) -> Node:
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal() if term.language:
            return RdfLiteral(term.value, lang=term.language)
        case Literal():
            return RdfLiteral(term.value, datatype=URIRef(term.datatype.value))
        case _:
            raise ValidationError(f"{term} is a triple used as a term, which RDF 1.1 does not have; write a claim")


@cache
def _shapes() -> Graph:
    return rdflib_graph(Quad(*triple) for triple in read_turtle(ontology_dir() / "shapes.ttl"))


def _violation(report: Graph, result: Node) -> Violation:
    messages = {
        message.language: str(message)
        for message in report.objects(result, SH.resultMessage)
        if isinstance(message, RdfLiteral)
    }
    return Violation(
        focus=_text(report.value(result, SH.focusNode)),
        path=_text(report.value(result, SH.resultPath)),
        message=messages.get("en", ""),
        shape=_shape_name(report.value(result, SH.sourceShape)),
        message_zh=messages.get("zh", ""),
        detail=_text(report.value(result, SH.value)),
    )


def _shape_name(shape: Node | None) -> str:
    """Return the name of a shape, for one of its properties that of the shape around it."""
    owner = shape if isinstance(shape, URIRef) else next(_shapes().subjects(SH.property, shape), None)
    return _text(owner).rpartition("#")[2]


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)
