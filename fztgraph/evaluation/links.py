"""The relations and dates of one article against its gold facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fztgraph.evaluation.comparing import Days, days_of
from fztgraph.evaluation.context import Mark, printed_dates
from fztgraph.evaluation.ends import Ends
from fztgraph.evaluation.gold import GoldArticle, Link, Reader
from fztgraph.evaluation.ledger import DATES, FACTS, RELATIONS, Ledger, Mistake
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import Prediction
from fztgraph.vocab import SYMMETRIC

#: A subject, a predicate, and another entity or the days of a date.
Fact = tuple[str, str, str | Days | None]
#: The parts of a fact that two careful readers agree on.
Reading = tuple[str | Days | int | None, ...]

#: Predicates that two careful readers may choose between for the same pair.
CLOSE = (
    frozenset({"carriesOut", "participatesIn"}),
    frozenset({"partOf", "locatedIn"}),
    frozenset({"cooperatesWith", "serves"}),
    frozenset({"issues", "partyTo"}),
)
#: How many facts that come close to a mistaken one are told.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Sort:
    """Relations or dates: the row of them all, how a predicate's row begins, and how else a fact may be read."""

    row: str
    one: str
    readings: Callable[[Fact], set[Reading]]


def score_relations(
    article: GoldArticle, prediction: Prediction, alignment: Alignment, ends: Ends, ledger: Ledger
) -> None:
    """Count relations; one that is optional satisfies a required one of the same ends and a close predicate."""
    wanted = _wanted(
        article.relations,
        lambda link: _relation(alignment.key(link.subject), link.predicate, alignment.key(link.target)),
        lambda link: link.optional or bool({link.subject, link.target} & alignment.optional),
    )
    got = {
        _relation(alignment.end(link.subject), link.predicate, alignment.end(link.target)): link.reader
        for link in prediction.relations
    }
    _compare(_Sort(RELATIONS, "relation", _relation_readings), wanted, got, ends, ledger)


def score_dates(article: GoldArticle, prediction: Prediction, alignment: Alignment, ends: Ends, ledger: Ledger) -> None:
    """Count dates; one that is optional satisfies a required one of the same entity and days."""
    wanted = _wanted(
        article.dates,
        lambda link: (alignment.key(link.subject), link.predicate, days_of(link.target)),
        lambda link: link.optional or link.subject in alignment.optional,
    )
    got: dict[Fact, Reader | None] = {
        (alignment.end(link.subject), link.predicate, days_of(link.target)): link.reader for link in prediction.dates
    }
    _compare(_Sort(DATES, "date", lambda fact: {(fact[0], fact[2])}), wanted, got, ends, ledger)


def _relation(subject: str, predicate: str, target: str) -> Fact:
    """Return a relation as a fact, with the ends of a symmetric one in order."""
    if predicate in SYMMETRIC:
        subject, target = sorted((subject, target))
    return subject, predicate, target


def _relation_readings(fact: Fact) -> set[Reading]:
    return {(fact[0], fact[2], group) for group, close in enumerate(CLOSE) if fact[1] in close}


def _wanted(
    links: Iterable[Link], fact_of: Callable[[Link], Fact], optional: Callable[[Link], bool]
) -> dict[Fact, bool]:
    """Return the gold facts, each with whether it is required: where any copy of it is."""
    wanted: dict[Fact, bool] = {}
    for link in links:
        fact = fact_of(link)
        wanted[fact] = wanted.get(fact, False) or not optional(link)
    return wanted


def _compare(
    sort: _Sort, wanted: Mapping[Fact, bool], got: Mapping[Fact, Reader | None], ends: Ends, ledger: Ledger
) -> None:
    """Count facts; one read another way, by an optional fact that was got, is hit too."""
    also = {reading for fact in got if wanted.get(fact) is False for reading in sort.readings(fact)}
    for fact, reader in got.items():
        ledger.judge(reader, required=wanted.get(fact))
    for fact in sorted(got.keys() - wanted.keys(), key=str):
        ledger.spurious(sort.row, FACTS, predicate=_row(sort, fact))
        near = tuple(_near("gold", fact, wanted, ends))
        ledger.note(_mistake("spurious", sort, fact, ends, reader=got[fact], near=near))
    for fact, required in wanted.items():
        if not required:
            continue
        if fact in got or sort.readings(fact) & also:
            ledger.hit(sort.row, FACTS, predicate=_row(sort, fact))
        else:
            ledger.missed(sort.row, FACTS, predicate=_row(sort, fact))
            near = (*ends.unread(fact[0], fact[2]), *_near("read", fact, got, ends))
            ledger.note(_mistake("missed", sort, fact, ends, near=near))


def _row(sort: _Sort, fact: Fact) -> str:
    return f"{sort.one} {fact[1]}"


def _mistake(
    kind: str, sort: _Sort, fact: Fact, ends: Ends, *, reader: Reader | None = None, near: tuple[str, ...]
) -> Mistake:
    dates = tuple(printed_dates(fact[2])) if isinstance(fact[2], tuple) else ()
    marks = (*ends.marks(fact[0], fact[2]), *((Mark("", dates),) if dates else ()))
    return Mistake(ends.article, f"{kind} {sort.row}", _describe(fact, ends), _row(sort, fact), reader, near, marks)


def _near(side: str, fact: Fact, others: Iterable[Fact], ends: Ends) -> Iterator[str]:
    """Yield the facts of the other side that differ in one part, or in the order of the ends; the same ends first."""
    subject, predicate, target = fact
    alike = [
        (pair != (subject, target), f"{side}: {_describe(other, ends)}")
        for other in others
        if other != fact
        for pair in ((other[0], other[2]),)
        if pair in {(subject, target), (target, subject)}
        or (other[1] == predicate and (other[0] == subject or other[2] == target))
    ]
    yield from [text for _, text in sorted(alike)][:_NEAR]


def _describe(fact: Fact, ends: Ends) -> str:
    subject, predicate, target = fact
    told = ends.name(target) if isinstance(target, str) else "/".join(dict.fromkeys(target or ()))
    return f"{ends.name(subject)} {predicate} {told}"
