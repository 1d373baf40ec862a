"""The observations of one article against its gold observations."""

from collections.abc import Callable

from fztgraph.evaluation.comparing import is_same_number, is_same_period, is_similar
from fztgraph.evaluation.gold import Figure, GoldArticle
from fztgraph.evaluation.ledger import FACTS, OBSERVATIONS, VALUE_AND_UNIT, Ledger
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import Prediction
from fztgraph.iris import normalise_name

_Agreement = Callable[[Figure, Figure], bool]


def score_observations(article: GoldArticle, prediction: Prediction, alignment: Alignment, ledger: Ledger) -> None:
    """Count observations: exact ones, and those of which only the value and the unit are right.

    Exact pairs are made first. An optional figure that was read exactly satisfies a required one of the same value.
    """
    left, unpaired = list(article.observations), list(prediction.observations)

    def optional(figure: Figure) -> bool:
        return figure.optional or figure.subject in alignment.optional

    def exact(wanted: Figure, got: Figure) -> bool:
        return _is_exact(wanted, got, alignment)

    for agrees in (exact, _has_same_value):
        for got in tuple(unpaired):
            wanted = _take_best(left, got, agrees, optional)
            if wanted is None:
                continue
            unpaired.remove(got)
            right = agrees is exact
            ledger.judge(got.reader, required=not optional(wanted) if right else None)
            if optional(wanted) and not _take_twin(left, wanted, got, optional):
                continue
            _count_pair(article.id, wanted, got, ledger, right=right)
    for figure in unpaired:
        ledger.judge(figure.reader, required=None)
        ledger.spurious(OBSERVATIONS, FACTS, VALUE_AND_UNIT)
        ledger.note(article.id, "spurious observation", _describe(figure))
    for figure in left:
        if not optional(figure):
            ledger.missed(OBSERVATIONS, FACTS, VALUE_AND_UNIT)
            ledger.note(article.id, "missed observation", _describe(figure))


def _count_pair(article: str, wanted: Figure, got: Figure, ledger: Ledger, *, right: bool) -> None:
    ledger.hit(VALUE_AND_UNIT)
    if right:
        ledger.hit(OBSERVATIONS, FACTS)
    else:
        ledger.spurious(OBSERVATIONS, FACTS)
        ledger.missed(OBSERVATIONS, FACTS)
        ledger.note(article, "inexact observation", f"want {_describe(wanted)} got {_describe(got)}")


def _take_best(
    left: list[Figure], got: Figure, agrees: _Agreement, optional: Callable[[Figure], bool]
) -> Figure | None:
    """Take out the first gold figure that agrees with a predicted one, a required one if there is one."""
    agreeing = sorted((figure for figure in left if agrees(figure, got)), key=optional)
    if not agreeing:
        return None
    left.remove(agreeing[0])
    return agreeing[0]


def _take_twin(left: list[Figure], read: Figure, got: Figure, optional: Callable[[Figure], bool]) -> bool:
    """Take out the first required figure that an optional one reads another way; say whether there was one."""
    for figure in left:
        alike = figure.subject == read.subject or is_similar(figure.indicator, read.indicator)
        if alike and not optional(figure) and _has_same_value(figure, got):
            left.remove(figure)
            return True
    return False


def _has_same_value(wanted: Figure, got: Figure) -> bool:
    return is_same_number(wanted.value, got.value) and normalise_name(wanted.unit) == normalise_name(got.unit)


def _is_exact(wanted: Figure, got: Figure, alignment: Alignment) -> bool:
    return (
        _has_same_value(wanted, got)
        and alignment.end(got.subject) == alignment.key(wanted.subject)
        and is_similar(wanted.indicator, got.indicator)
        and is_same_period(wanted.period, got.period)
        and is_same_number(wanted.change, got.change)
    )


def _describe(figure: Figure) -> str:
    told = f"{figure.subject} {figure.indicator} {figure.value} {figure.unit}"
    period = f" in {figure.period}" if figure.period else ""
    change = f" changed by {figure.change}" if figure.change is not None else ""
    return told + period + change
