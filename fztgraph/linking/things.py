"""What the articles say of each thing, under the IRIs that they minted: all that linking goes by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.iris import Iri, normalise_name
from fztgraph.linking.labels import label_of_iri
from fztgraph.linking.renaming import Renamings, restore_quad
from fztgraph.model import Label
from fztgraph.quads.terms import node
from fztgraph.store import named_quads
from fztgraph.vocab import DATES, INTERVAL_DATES, RELATIONS, THING_CLASSES, term


@dataclass(slots=True)
class Thing:
    """A thing as the articles have it, listed or minted.

    ``names`` holds its preferred name in each article, ``forms`` all forms met, ``types`` its classes by local name,
    ``neighbours`` what a relation joins it to, ``dates`` pairs of a property and an ISO date.
    """

    iri: Iri
    label: Label
    names: dict[Iri, str] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    neighbours: set[Iri] = field(default_factory=set)
    dates: set[tuple[str, str]] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest of its preferred names."""
        return fullest(self.names.values())


def fullest(names: Iterable[str]) -> str:
    """Return the longest name, of equals the first in order."""
    return min(names, key=lambda name: (-len(normalise_name(name)), name))


def read_things(store: Store, renamings: Renamings) -> dict[Iri, Thing]:
    """Return the named things that articles mention, by the IRI that each was minted with; ``renamings`` are undone."""
    things: dict[Iri, Thing] = {}
    articles: set[str] = set()
    for article, _, value in _statements(store, node("schema:mentions"), renamings):
        articles.add(article)
        label = label_of_iri(value)
        if label is not None:
            things.setdefault(Iri(value), Thing(Iri(value), label))
    for article, iri, name in _statements(store, node("skos:prefLabel"), renamings):
        if article in articles and iri in things:
            things[Iri(iri)].names[Iri(article)] = name
            things[Iri(iri)].forms.add(name)
    for article, iri, form in _statements(store, node("skos:altLabel"), renamings):
        if article in articles and iri in things:
            things[Iri(iri)].forms.add(form)
    _read_classes(store, renamings, things, articles)
    _read_facts(store, renamings, things, articles)
    return {iri: thing for iri, thing in things.items() if thing.names}


def _read_classes(store: Store, renamings: Renamings, things: dict[Iri, Thing], articles: set[str]) -> None:
    for name in THING_CLASSES:
        found = named_quads(store, None, node("rdf:type"), node(f"fzt:{name}"))
        for article, iri, _ in _original(found, renamings):
            if article in articles and iri in things:
                things[Iri(iri)].types.add(name)


def _read_facts(store: Store, renamings: Renamings, things: dict[Iri, Thing], articles: set[str]) -> None:
    for name in RELATIONS:
        for article, subject, value in _statements(store, NamedNode(term(name)), renamings):
            if article in articles and subject in things and value in things:
                things[Iri(subject)].neighbours.add(Iri(value))
                things[Iri(value)].neighbours.add(Iri(subject))
    for name in (*DATES, *INTERVAL_DATES):
        for article, subject, value in _statements(store, NamedNode(term(name)), renamings):
            if article in articles and subject in things:
                things[Iri(subject)].dates.add((name, value))


def _statements(store: Store, predicate: NamedNode, renamings: Renamings) -> Iterator[tuple[str, str, str]]:
    """Yield graph, subject and object of the quads of a predicate."""
    yield from _original(named_quads(store, None, predicate), renamings)


def _original(quads: Iterable[Quad], renamings: Renamings) -> Iterator[tuple[str, str, str]]:
    """Yield graph, subject and object as the graphs' articles minted them."""
    for quad in quads:
        graph = Iri(_text(quad.graph_name))
        original = restore_quad(quad, renamings[graph]) if graph in renamings else quad
        if original is not None:
            yield graph, _text(original.subject), _text(original.object)


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
