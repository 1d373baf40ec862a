from dataclasses import replace

import pytest

from fztgraph.evaluation.ends import Ends
from fztgraph.evaluation.figures import score_observations
from fztgraph.evaluation.gold import Figure, GoldArticle, GoldEntity
from fztgraph.evaluation.ledger import Ledger
from fztgraph.evaluation.matching import align
from fztgraph.evaluation.prediction import PredictedEntity, Prediction

ENTITIES = (GoldEntity("e1", "PLACE", ("甲",), optional=False), GoldEntity("e2", "PLACE", ("乙",), optional=True))
PREDICTED = (
    PredictedEntity("p1", "PLACE", "甲", frozenset({"甲"})),
    PredictedEntity("p2", "PLACE", "乙", frozenset({"乙"})),
)
WANTED = Figure("e1", "进出口总值", 96.2e8, "CNY", "2024-01/2024-05", 0.218)
GOT = replace(WANTED, subject="p1")


def counts(wanted, got):
    ledger = Ledger()
    article = GoldArticle("a", ENTITIES, observations=tuple(wanted))
    prediction, alignment = Prediction(PREDICTED, observations=tuple(got)), align(article, PREDICTED)
    score_observations(article, prediction, alignment, Ends(article, prediction, alignment), ledger)
    exact, loose = (ledger.scores[row] for row in ("observations", "observations, value and unit"))
    return (exact.hit, exact.spurious, exact.missed), (loose.hit, loose.spurious, loose.missed)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"unit": "cny"},
        {"indicator": "外贸进出口总值"},
        {"period": "2024-01-01/2024-05-31"},
        {"value": 9620000000.0001},
    ],
)
def test_figures_that_agree_are_hits(changes):
    assert counts([WANTED], [replace(GOT, **changes)]) == ((1, 0, 0), (1, 0, 0))


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "p2"},
        {"subject": "p3"},
        {"indicator": "总投资"},
        {"period": None},
        {"change": None},
        {"change": 0.2},
    ],
)
def test_figures_of_the_same_value_are_inexact(changes):
    assert counts([WANTED], [replace(GOT, **changes)]) == ((0, 1, 1), (1, 0, 0))


@pytest.mark.parametrize("changes", [{"value": 1}, {"value": None}, {"unit": "USD"}])
def test_figures_of_another_value_are_spurious(changes):
    assert counts([WANTED], [replace(GOT, **changes)]) == ((0, 1, 1), (0, 1, 1))


def test_exact_pairs_are_made_first():
    inexact = replace(GOT, period=None)
    assert counts([WANTED], [inexact, GOT]) == ((1, 1, 0), (1, 1, 0))


def test_optional_figures_neither_count_nor_cost():
    assert counts([replace(WANTED, optional=True)], [GOT]) == ((0, 0, 0), (0, 0, 0))
    assert counts([replace(WANTED, subject="e2")], []) == ((0, 0, 0), (0, 0, 0))


def test_an_optional_figure_read_exactly_satisfies_the_required_one_of_its_value():
    other = replace(WANTED, indicator="其中出口", optional=True)
    assert counts([WANTED, other], [replace(GOT, indicator="其中出口")]) == ((1, 0, 0), (1, 0, 0))


def test_required_figures_are_paired_before_optional_ones():
    assert counts([replace(WANTED, optional=True), WANTED], [GOT]) == ((1, 0, 0), (1, 0, 0))


def test_one_optional_figure_does_not_satisfy_another():
    optional = replace(WANTED, optional=True)
    assert counts([optional, replace(optional, period=None)], [GOT]) == ((0, 0, 0), (0, 0, 0))


def test_an_optional_figure_read_inexactly_neither_counts_nor_costs():
    assert counts([replace(WANTED, optional=True)], [replace(GOT, period=None)]) == ((0, 0, 0), (0, 0, 0))
