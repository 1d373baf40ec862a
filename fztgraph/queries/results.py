"""The answer of a query as a plain value: it can be kept, compared and sent to another process."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

#: A term of a row as pyoxigraph has it, None where the variable is unbound.
Term = Any


class Answer(StrEnum):
    """What kind of answer a query gives."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Results:
    """An answer, whole. ``payload`` is SPARQL 1.1 JSON results for rows and booleans, N-Triples for a graph."""

    kind: Answer
    payload: bytes

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns; those of a graph are subject, predicate and object."""
        if self.kind is Answer.GRAPH:
            return ("subject", "predicate", "object")
        return tuple(variable.value for variable in self.solutions().variables) if self.kind is Answer.ROWS else ()

    @property
    def boolean(self) -> bool:
        """What an ASK query answered; for other answers, whether there is anything in them."""
        if self.kind is Answer.BOOLEAN:
            return bool(parse_query_results(self.payload, QueryResultsFormat.JSON))
        return next(self.rows(), None) is not None

    def rows(self) -> Iterator[tuple[Term, ...]]:
        """Yield the rows, in the order in which the query gave them."""
        if self.kind is Answer.GRAPH:
            for triple in self.triples():
                yield (triple.subject, triple.predicate, triple.object)
        elif self.kind is Answer.ROWS:
            for solution in self.solutions():
                yield tuple(solution)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of a graph."""
        for quad in parse(self.payload, RdfFormat.N_TRIPLES):
            yield quad.triple

    def solutions(self) -> QuerySolutions:
        """Return the rows as pyoxigraph reads them."""
        return cast(QuerySolutions, parse_query_results(self.payload, QueryResultsFormat.JSON))


def hold_results(answer: QuerySolutions | QueryBoolean | QueryTriples) -> Results:
    """Read an answer to its end. The triples of a graph are sorted, since a graph has no order of its own."""
    if isinstance(answer, QueryTriples):
        lines = sorted({f"{triple} .\n" for triple in answer})
        return Results(Answer.GRAPH, "".join(lines).encode())
    kind = Answer.ROWS if isinstance(answer, QuerySolutions) else Answer.BOOLEAN
    return Results(kind, answer.serialize(None, QueryResultsFormat.JSON) or b"")
