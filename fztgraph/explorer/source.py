"""Read the graph by SPARQL SELECT alone, so that a store elsewhere can stand in for the one on this disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Store

from fztgraph.vocab import PREFIXES

Kind: TypeAlias = Literal["uri", "literal", "bnode"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer, as in SPARQL's JSON results; ``datatype`` is empty for texts."""

    value: str
    kind: Kind = "literal"
    language: str = ""
    datatype: str = ""


#: A row of an answer: the cells by the names of their variables, without those that are unbound.
Row: TypeAlias = Mapping[str, Cell]


class Source(Protocol):
    """A generation of the graph that can be asked; it stays as it is while it is read."""

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query. The prefixes of ``vocab.PREFIXES`` stand before it already."""


class StoreSource:
    """A read-only store in this process."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def store(self) -> Store:
        """The store itself, for what draws the graph, which reads thousands of small patterns."""
        return self._store

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query."""
        answer = self._store.query(query, prefixes=PREFIXES)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise TypeError("only SELECT queries are asked of a source")
        names = [variable.value for variable in answer.variables]
        return [
            {name: _cell(term) for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in answer
        ]


def _cell(term: NamedNode | BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> Cell:
    if isinstance(term, pyoxigraph.Literal):
        datatype = term.datatype.value
        plain = datatype.endswith(("#string", "#langString"))
        return Cell(term.value, "literal", term.language or "", "" if plain else datatype)
    if isinstance(term, NamedNode):
        return Cell(term.value, "uri")
    return Cell(term.value if isinstance(term, BlankNode) else str(term), "bnode")


def iri_term(iri: str) -> str:
    """Return an IRI as it stands in a query; raises ValueError for what is none.

    >>> iri_term("https://w3id.org/fztgraph/id/zone/shanghai")
    '<https://w3id.org/fztgraph/id/zone/shanghai>'
    """
    return str(NamedNode(iri))


def text_term(text: str, language: str = "") -> str:
    """Return a text as it stands in a query, whatever is in it.

    >>> text_term("甲", "zh")
    '"甲"@zh'
    """
    return str(pyoxigraph.Literal(text, language=language) if language else pyoxigraph.Literal(text))


def values(variable: str, iris: Iterable[str]) -> str:
    """Return a VALUES block that lets a variable be one of some IRIs.

    >>> values("x", ["https://example.org/a"])
    'VALUES ?x { <https://example.org/a> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(map(iri_term, iris))} }}"
