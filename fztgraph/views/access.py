"""Read one value, or some, out of a store: the few patterns that a page needs, over all named graphs."""

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from fztgraph.store import named_quads
from fztgraph.vocab import expand

_MERGE = DefaultGraph()


def triples(
    store: Store, subject: NamedNode | None, predicate: str, value: NamedNode | None = None
) -> Iterator[tuple[str, str]]:
    """Yield subject and object of a property, given as ``prefix:name``, each once, however many graphs say it."""
    for quad in store.quads_for_pattern(subject, NamedNode(expand(predicate)), value, _MERGE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject.value, quad.object.value


def quads(
    store: Store,
    subject: NamedNode | None,
    predicate: str,
    value: NamedNode | None = None,
    graph: NamedNode | None = None,
) -> Iterator[Quad]:
    """Yield the quads of a property by the graphs that state them, without quoted triples and blank nodes."""
    asked = (subject, NamedNode(expand(predicate)), value)
    for quad in named_quads(store, *asked) if graph is None else store.quads_for_pattern(*asked, graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad


def subjects(store: Store, predicate: str, value: NamedNode) -> list[NamedNode]:
    """Return the subjects that have a value for a property, each once, in order."""
    return [NamedNode(iri) for iri in sorted({subject for subject, _ in triples(store, None, predicate, value)})]


def nodes(store: Store, subject: NamedNode, predicate: str) -> list[NamedNode]:
    """Return the IRIs that a subject has for a property, each once, in order."""
    found = store.quads_for_pattern(subject, NamedNode(expand(predicate)), None, _MERGE)
    return sorted({quad.object for quad in found if isinstance(quad.object, NamedNode)}, key=lambda node: node.value)


def texts(store: Store, subject: NamedNode, predicate: str) -> list[str]:
    """Return the values of a subject's property as text, each once, in order."""
    return sorted({value for _, value in triples(store, subject, predicate)})


def text(store: Store, subject: NamedNode, predicate: str) -> str | None:
    """Return the first of a property's values in the order of their text, None where there is none."""
    return next(iter(texts(store, subject, predicate)), None)


def labels(store: Store, subject: NamedNode, predicate: str) -> dict[str, str]:
    """Return the texts that a subject has for a property, by language; of several, the last in their order."""
    found = (quad.object for quad in quads(store, subject, predicate) if isinstance(quad.object, Literal))
    return {label.language or "": label.value for label in sorted(found, key=str)}
