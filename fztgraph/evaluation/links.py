"""The relations and dates of one article against its gold facts."""

from collections.abc import Callable, Iterable

from fztgraph.evaluation.comparing import Days, days_of
from fztgraph.evaluation.gold import GoldArticle, Link, Reader
from fztgraph.evaluation.ledger import DATES, FACTS, RELATIONS, Ledger
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


def score_relations(article: GoldArticle, prediction: Prediction, alignment: Alignment, ledger: Ledger) -> None:
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
    _compare(RELATIONS, wanted, got, _relation_readings, ledger, article.id, _names(article, prediction))


def score_dates(article: GoldArticle, prediction: Prediction, alignment: Alignment, ledger: Ledger) -> None:
    """Count dates; one that is optional satisfies a required one of the same entity and days."""
    wanted = _wanted(
        article.dates,
        lambda link: (alignment.key(link.subject), link.predicate, days_of(link.target)),
        lambda link: link.optional or link.subject in alignment.optional,
    )
    got: dict[Fact, Reader | None] = {
        (alignment.end(link.subject), link.predicate, days_of(link.target)): link.reader for link in prediction.dates
    }
    _compare(DATES, wanted, got, lambda fact: {(fact[0], fact[2])}, ledger, article.id, _names(article, prediction))


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
    row: str,
    wanted: dict[Fact, bool],
    got: dict[Fact, Reader | None],
    readings: Callable[[Fact], set[Reading]],
    ledger: Ledger,
    article: str,
    names: dict[str, str],
) -> None:
    """Count facts; one read another way, by an optional fact that was got, is hit too."""
    also = {reading for fact in got if wanted.get(fact) is False for reading in readings(fact)}
    for fact, reader in got.items():
        ledger.judge(reader, required=wanted.get(fact))
    for fact in sorted(got.keys() - wanted.keys(), key=str):
        ledger.spurious(row, FACTS)
        ledger.note(article, f"spurious {row}", _describe(fact, names))
    for fact, required in wanted.items():
        if not required:
            continue
        if fact in got or readings(fact) & also:
            ledger.hit(row, FACTS)
        else:
            ledger.missed(row, FACTS)
            ledger.note(article, f"missed {row}", _describe(fact, names))


def _names(article: GoldArticle, prediction: Prediction) -> dict[str, str]:
    """Return a name for each end that a fact may have."""
    names = {"?" + entity.id: entity.name for entity in prediction.entities}
    return names | {entity.key: entity.names[0] for entity in article.entities}


def _describe(fact: Fact, names: dict[str, str]) -> str:
    subject, predicate, target = fact
    told = names.get(target, target) if isinstance(target, str) else "/".join(target or ())
    return f"{names.get(subject, subject)} {predicate} {told}"
