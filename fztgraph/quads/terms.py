"""RDF terms, each written the one way that makes equal facts equal bytes."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from fztgraph.iris import Iri
from fztgraph.periods import Period, Point, first_day, make_point, parse_iso, sharpen
from fztgraph.vocab import date_datatype, expand

Subject: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal
Triple: TypeAlias = tuple[Subject, NamedNode, Term]


@cache
def node(curie: str) -> NamedNode:
    """Return a term of the vocabulary as a node; raises KeyError for a term that the graph does not use."""
    return NamedNode(expand(curie))


def text_literal(text: str, *, lang: str) -> Literal:
    """Return a text in a language; raises ValueError for a language tag that RDF does not have."""
    return Literal(text, language=lang)


def integer_literal(number: int) -> Literal:
    """Return a whole number."""
    return Literal(str(number), datatype=node("xsd:integer"))


def decimal_literal(number: Decimal) -> Literal:
    """Return a number without exponent and needless zeros, as the store would print it; raises ValueError for NaN.

    >>> decimal_literal(Decimal("9.620E+9")).value, decimal_literal(Decimal("4.80")).value
    ('9620000000', '4.8')
    """
    if not number.is_finite():
        raise ValueError(f"the figure {number}, which is no number")
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal("0" if digits in {"-0", ""} else digits, datatype=node("xsd:decimal"))


def day_literal(day: dt.date) -> Literal:
    """Return a day of the calendar."""
    return Literal(day.isoformat(), datatype=node("xsd:date"))


def date_literal(point: Point) -> Literal:
    """Return a day, month or year with the datatype of its precision."""
    return Literal(point.iso, datatype=NamedNode(date_datatype(point.iso)))


def date_literals(value: str) -> tuple[Literal, Literal | None]:
    """Return the first and, for an interval, the last point of an ISO 8601 date; raises ValueError for what is none."""
    period = _period(value)
    return date_literal(period.first), date_literal(period.last) if "/" in value else None


def period_literals(value: str) -> tuple[Literal, Literal]:
    """Return the first and the last day of an ISO 8601 date or interval; raises ValueError for what is none.

    >>> [literal.value for literal in period_literals("2024-01/2024-02")]
    ['2024-01-01', '2024-02-29']
    """
    period = _period(value)
    return day_literal(first_day(period.first)), day_literal(first_day(sharpen(period.last, 3, end=True)))


def _period(value: str) -> Period:
    for part in value.split("/"):
        date_datatype(part)
    period = parse_iso(value)
    for point in (period.first, period.last):
        if make_point(*point) is None:
            raise ValueError(f"the date {value}, which the calendar does not have")
    if first_day(sharpen(period.last, 3, end=True)) < first_day(period.first):
        raise ValueError(f"the interval {value}, which ends before it starts")
    return period


def sorted_quads(triples: Iterable[Triple], graph: Iri) -> list[Quad]:
    """Return triples as quads of one graph, without repetition, in the order of their N-Quads."""
    name = NamedNode(graph)
    return sorted((Quad(*triple, name) for triple in set(triples)), key=str)
