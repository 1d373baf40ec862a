"""Values of properties: one look-up where little is asked, whole properties at once where all is."""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from fztgraph.iris import BACKGROUND_GRAPH
from fztgraph.store import named_quads
from fztgraph.vocab import expand


class Values:
    """Reads the values of a store's properties; what was read before is not looked up again.

    A thing that many articles name has its labels in each of their graphs, so that reading them twice takes long.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns: dict[str, dict[str, list[str]]] = {}
        self._labels: dict[str, list[tuple[bool, str, str]]] | None = None
        self._found: dict[tuple[str, str], list[str]] = {}
        self._names: dict[tuple[str, str], str] = {}

    def load(self, curies: Iterable[str]) -> None:
        """Read whole properties: quicker than one look-up after another where most subjects will be asked for."""
        for curie in curies:
            if curie not in self._columns:
                self._columns[curie] = self._read(curie)

    def load_labels(self) -> None:
        """Read all main names."""
        if self._labels is None:
            self._labels = {}
            for subject, label in self._named(None):
                self._labels.setdefault(subject, []).append(label)

    def all(self, subject: str, curie: str) -> list[str]:
        """Return the values of a subject's property as text, each once, in order."""
        column = self._columns.get(curie)
        if column is not None:
            return column.get(subject, [])
        key = subject, curie
        if key not in self._found:
            quads = self._store.quads_for_pattern(NamedNode(subject), node(curie), None, DefaultGraph())
            self._found[key] = sorted({value_text(quad.object) for quad in quads})
        return self._found[key]

    def first(self, subject: str, curie: str) -> str:
        """Return the least value of a property, so that the answer does not depend on the store's order."""
        return next(iter(self.all(subject, curie)), "")

    def name(self, subject: str, lang: str) -> str:
        """Return the background's name of a thing where it has one, else the least of those that articles gave it."""
        key = subject, lang
        if key not in self._names:
            held = self._labels
            found = [label for _, label in self._named(subject)] if held is None else held.get(subject, [])
            named = ((by_article, text) for by_article, tag, text in found if tag == lang)
            self._names[key] = min(named, default=(True, ""))[1]
        return self._names[key]

    def subjects(self, curie: str, value: str) -> list[str]:
        """Return the subjects that have a value for a property, each once, in order."""
        found = self._store.quads_for_pattern(None, node(curie), NamedNode(value), DefaultGraph())
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})

    def instances(self, curie: str) -> list[str]:
        """Return what has a class, in order."""
        return self.subjects("rdf:type", expand(curie))

    def pairs(self, curie: str, graph: str | None = None) -> list[tuple[str, str]]:
        """Return who has which value for a property, in all graphs or in one, in order."""
        where = DefaultGraph() if graph is None else NamedNode(graph)
        found = self._store.quads_for_pattern(None, node(curie), None, where)
        return sorted({(value_text(quad.subject), value_text(quad.object)) for quad in found})

    def _read(self, curie: str) -> dict[str, list[str]]:
        column: dict[str, set[str]] = {}
        for quad in self._store.quads_for_pattern(None, node(curie), None, DefaultGraph()):
            column.setdefault(value_text(quad.subject), set()).add(value_text(quad.object))
        return {subject: sorted(found) for subject, found in column.items()}

    def _named(self, subject: str | None) -> Iterable[tuple[str, tuple[bool, str, str]]]:
        """Yield whose a main name is, and whether an article gave it, its language and its text."""
        whose = None if subject is None else NamedNode(subject)
        for quad in named_quads(self._store, whose, node("skos:prefLabel")):
            if isinstance(quad.object, Literal):
                by_article = value_text(quad.graph_name) != BACKGROUND_GRAPH
                yield value_text(quad.subject), (by_article, quad.object.language or "", quad.object.value)


def value_text(term: object) -> str:
    """Return a term's own text: an IRI, or what a literal says."""
    return str(getattr(term, "value", term))


@cache
def node(curie: str) -> NamedNode:
    """Return a term of the ontology, or one that it borrows, by its prefixed name."""
    return NamedNode(expand(curie))
