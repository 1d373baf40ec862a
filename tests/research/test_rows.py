import datetime as dt
from decimal import Decimal

import pytest
from sample_graph import make_graph


@pytest.fixture(scope="module")
def ask():
    return make_graph(("company/龙运", "carriesOut", "initiative/专列")).query


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ('"甲"', "甲"),
        ('"甲"@zh', "甲"),
        ("fzt:Zone", "https://w3id.org/fztgraph/ns#Zone"),
        ("12", 12),
        ("1.50", Decimal("1.5")),
        ("1e3", 1000.0),
        ("true", True),
        ("false", False),
        ('"2024-06-16"^^xsd:date', dt.date(2024, 6, 16)),
        ('"2024-06"^^xsd:gYearMonth', "2024-06"),
        ('"soon"^^xsd:date', "soon"),
        ('"many"^^xsd:decimal', "many"),
    ],
)
def test_terms_are_what_python_has_for_them(ask, term, value):
    assert ask(f"SELECT ({term} AS ?x) {{}}")[0] == {"x": value}


def test_rows_are_a_sequence(ask):
    rows = ask("SELECT ?x { VALUES ?x { 1 2 3 } }")
    assert (len(rows), rows[-1], rows[:2]) == (3, {"x": 3}, [{"x": 1}, {"x": 2}])
    assert repr(rows) == "<3 rows: x>"
    assert str(rows).endswith("(3 rows)")


@pytest.mark.parametrize(
    ("query", "truth"),
    [
        ("ASK { ?x a fzt:Company }", True),
        ("ASK { ?x a fzt:Port }", False),
        ("SELECT ?x { ?x a fzt:Port }", False),
        ("SELECT ?x { ?x a fzt:Company }", True),
    ],
)
def test_an_answer_is_true_or_false(ask, query, truth):
    assert bool(ask(query)) is truth


def test_a_graph_has_three_columns(ask):
    rows = ask("CONSTRUCT { ?x a fzt:Company } { ?x a fzt:Company }")
    assert rows.columns == ("subject", "predicate", "object")
    assert rows[0]["object"].endswith("Company")


def test_a_data_frame_has_numbers(ask):
    frame = ask("SELECT ?x ?y { VALUES (?x ?y) { (1.5 1) (UNDEF 2) } }").to_pandas()
    assert (frame["x"].dtype, frame["y"].dtype) == (float, int)
    assert frame["x"].isna().tolist() == [False, True]
