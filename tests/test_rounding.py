"""Figures that differ by rounding alone do not contradict each other, for the pages and for the named question."""

from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from fztgraph.quads.terms import node
from fztgraph.queries import named_queries
from fztgraph.rounding import contradicted, span_of
from fztgraph.vocab import PREFIXES

HUNDRED_MILLION = Decimal(10**8)
#: Value in 亿, as printed; the same of another; whether they contradict each other.
CASES = [
    (("96", "96亿元"), ("96.2", "96.2亿元"), False),
    (("96.0", "96.0亿元"), ("96.2", "96.2亿元"), True),
    (("96", "约96亿元"), ("96.5", "96.5亿元"), False),
    (("96", "96亿元"), ("97", "97亿元"), True),
    (("96.2", "96.2亿元"), ("96.3", "96.3亿元"), True),
    (("96.2", "96.2亿元"), ("96.20", "96.20亿元"), False),
    (("0.1234", "1,234万元"), ("0.12344", "1234.4万元"), False),
    (("500", "五百亿元"), ("500", "500亿元"), False),
    (("500", "五百亿元"), ("501", "501亿元"), True),
    (("0", "0元"), ("1", "1亿元"), True),
]


@pytest.mark.parametrize(("one", "two", "differ"), CASES)
def test_a_contradiction_is_more_than_rounding(one: tuple[str, str], two: tuple[str, str], differ: bool) -> None:
    spans = [[span_of(Decimal(value) * HUNDRED_MILLION, printed)] for value, printed in (one, two)]
    assert contradicted(spans) == [differ, differ]


def test_only_those_that_contradict_are_marked() -> None:
    spans = [[span_of(Decimal(value), value)] for value in ("96", "96.2", "120")]
    assert contradicted([*spans[:2]]) == [False, False]
    assert contradicted(spans) == [True, True, True]
    assert contradicted([*spans[:2], spans[0], [span_of(Decimal("96.6"), "96.6")]]) == [True, True, True, True]


@pytest.mark.parametrize(("one", "two", "differ"), CASES)
def test_the_named_question_knows_the_same(one: tuple[str, str], two: tuple[str, str], differ: bool) -> None:
    store = Store()
    thing = NamedNode("https://example.org/thing")
    store.add(Quad(thing, node("skos:prefLabel"), Literal("甲", language="zh")))
    for value, printed in (one, two):
        figure, proof, article = (BlankNode() for _ in range(3))
        for subject, name, other in (
            (figure, "fzt:about", thing),
            (figure, "fzt:indicator", Literal("货值")),
            (figure, "fzt:period", Literal("2024")),
            (figure, "fzt:unit", Literal("CNY")),
            (figure, "fzt:value", Literal(str(Decimal(value) * HUNDRED_MILLION), datatype=node("xsd:decimal"))),
            (figure, "fzt:rawValue", Literal(printed)),
            (figure, "fzt:evidence", proof),
            (proof, "fzt:quote", Literal(printed)),
            (proof, "prov:wasDerivedFrom", article),
            (article, "dct:title", Literal("题")),
        ):
            store.add(Quad(subject, node(name), other))
    assert len(list(store.query(named_queries()["contradictions"].text, prefixes=PREFIXES))) == differ
