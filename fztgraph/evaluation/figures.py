"""The observations of one article against its gold observations."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from fztgraph.evaluation.comparing import is_same_number, is_same_period, is_similar
from fztgraph.evaluation.context import Mark, printed_numbers
from fztgraph.evaluation.ends import Ends
from fztgraph.evaluation.gold import Figure, GoldArticle
from fztgraph.evaluation.ledger import FACTS, OBSERVATIONS, VALUE_AND_UNIT, Ledger, Mistake
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import Prediction
from fztgraph.iris import normalise_name

_Agreement = Callable[[Figure, Figure], bool]
#: How many figures that come close to a mistaken one are told.
_NEAR = 3


class _Told:
    """A figure as a mistake tells of it; ``subject`` is the key or id that stands for its subject."""

    def __init__(self, figure: Figure, subject: str, ends: Ends) -> None:
        self.figure = figure
        self.subject = subject
        self.ends = ends

    def __str__(self) -> str:
        figure = self.figure
        told = f"{self.ends.name(self.subject)} {figure.indicator} {_shown(figure.value)} {figure.unit}"
        period = f" in {figure.period}" if figure.period else ""
        return told + period + (f" changed by {figure.change}" if figure.change is not None else "")

    def mistake(self, kind: str, *, near: tuple[str, ...]) -> Mistake:
        figure = self.figure
        printed = (figure.raw,) if figure.raw else tuple(printed_numbers(figure.value))
        marks = (*self.ends.marks(self.subject), Mark("", printed))
        return Mistake(self.ends.article, f"{kind} observation", str(self), "observation", figure.reader, near, marks)


def score_observations(
    article: GoldArticle, prediction: Prediction, alignment: Alignment, ends: Ends, ledger: Ledger
) -> None:
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
            gold, read = (wanted, alignment.key(wanted.subject)), (got, alignment.end(got.subject))
            _count_pair(_Told(*gold, ends), _Told(*read, ends), ledger, right=right)
    lacking = [_Told(figure, alignment.key(figure.subject), ends) for figure in left if not optional(figure)]
    _count_unpaired([_Told(figure, alignment.end(figure.subject), ends) for figure in unpaired], lacking, ledger)


def _count_unpaired(extra: Sequence[_Told], lacking: Sequence[_Told], ledger: Ledger) -> None:
    for told in extra:
        ledger.judge(told.figure.reader, required=None)
        ledger.spurious(OBSERVATIONS, FACTS, VALUE_AND_UNIT)
        ledger.note(told.mistake("spurious", near=_near("gold", told, lacking)))
    for told in lacking:
        ledger.missed(OBSERVATIONS, FACTS, VALUE_AND_UNIT)
        unread = told.ends.unread(told.figure.subject)
        ledger.note(told.mistake("missed", near=(*unread, *_near("read", told, extra))))


def _shown(value: float | None) -> str:
    return "no value" if value is None else f"{value:.15g}"


def _near(side: str, told: _Told, others: Iterable[_Told]) -> tuple[str, ...]:
    """Return the figures of the other side that have the same subject and a similar indicator."""
    alike = [
        f"{side}: {other}"
        for other in others
        if other.subject == told.subject and is_similar(other.figure.indicator, told.figure.indicator)
    ]
    return tuple(sorted(alike)[:_NEAR])


def _differences(wanted: _Told, got: _Told) -> Iterator[str]:
    """Yield the fields in which a figure of the right value is wrong."""
    want, have = wanted.figure, got.figure
    if got.subject != wanted.subject:
        yield f"subject: gold {wanted.ends.name(wanted.subject)}, read {got.ends.name(got.subject)}"
        yield from wanted.ends.unread(wanted.subject)
    if not is_similar(want.indicator, have.indicator):
        yield f"indicator: gold {want.indicator}, read {have.indicator or 'none'}"
    if not is_same_period(want.period, have.period):
        yield f"period: gold {want.period}, read {have.period or 'none'}"
    if not is_same_number(want.change, have.change):
        yield f"change: gold {_shown(want.change)}, read {_shown(have.change)}".replace("no value", "none")


def _count_pair(wanted: _Told, got: _Told, ledger: Ledger, *, right: bool) -> None:
    ledger.hit(VALUE_AND_UNIT)
    if right:
        ledger.hit(OBSERVATIONS, FACTS)
        return
    ledger.spurious(OBSERVATIONS, FACTS)
    ledger.missed(OBSERVATIONS, FACTS)
    mistake = got.mistake("inexact", near=tuple(_differences(wanted, got)))
    ledger.note(replace(mistake, what=f"want {wanted} got {got}"))


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
