"""The entities of one article against its gold entities."""

from collections.abc import Iterable, Iterator

from fztgraph.evaluation.context import Mark
from fztgraph.evaluation.gold import GoldArticle, GoldEntity
from fztgraph.evaluation.ledger import ANY_LABEL, ENTITIES, Ledger, Mistake
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import PredictedEntity, Prediction

_NEAR = 3


def score_entities(article: GoldArticle, prediction: Prediction, alignment: Alignment, ledger: Ledger) -> None:
    """Count entities, with and without regard to their label.

    A required entity is hit when it, or an optional one that is another reading of it, was predicted.
    """
    _count(article, prediction, alignment, ledger, typed=True)
    _count(article, prediction, alignment, ledger, typed=False)


def _count(article: GoldArticle, prediction: Prediction, alignment: Alignment, ledger: Ledger, *, typed: bool) -> None:
    pairs = alignment.typed if typed else alignment.loose
    found = set(pairs.values()) | {alignment.key(key) for key in pairs.values()}
    for predicted in prediction.entities:
        if predicted.id not in pairs:
            ledger.spurious(*_rows(predicted.label, typed=typed))
            if typed:
                ledger.note(_spurious(article, predicted, set(pairs.values())))
    for entity in article.entities:
        if entity.optional:
            continue
        if entity.key in found:
            ledger.hit(*_rows(entity.label, typed=typed))
        else:
            ledger.missed(*_rows(entity.label, typed=typed))
            if typed:
                ledger.note(_missed(article.id, entity, prediction))


def _rows(label: str, *, typed: bool) -> tuple[str, ...]:
    return (ENTITIES, f"entity {label}") if typed else (ANY_LABEL,)


def _spurious(article: GoldArticle, predicted: PredictedEntity, paired: set[str]) -> Mistake:
    others = ((e.label, e.names[0] + _remark(e, paired), e.forms) for e in article.entities)
    return Mistake(
        article.id,
        "spurious entity",
        f"{predicted.label} {predicted.name}",
        f"entity {predicted.label}",
        near=tuple(_near("gold", predicted.forms, others)),
        marks=(Mark(predicted.label, tuple(sorted(predicted.forms))),),
    )


def _remark(entity: GoldEntity, paired: set[str]) -> str:
    return (" (optional)" if entity.optional else "") + (
        " (read as another entity too)" if entity.key in paired else ""
    )


def _missed(article: str, entity: GoldEntity, prediction: Prediction) -> Mistake:
    others = ((predicted.label, predicted.name, predicted.forms) for predicted in prediction.entities)
    return Mistake(
        article,
        "missed entity",
        f"{entity.label} {entity.names[0]}",
        f"entity {entity.label}",
        near=tuple(_near("read", entity.forms, others)),
        marks=(Mark(entity.label, entity.names),),
    )


def _near(side: str, forms: frozenset[str], others: Iterable[tuple[str, str, frozenset[str]]]) -> Iterator[str]:
    """Yield the entities of the other side that share a form, then those with a part of a form, or more than one."""
    alike = [
        (not forms & theirs, f"{side}: {label} {name}")
        for label, name, theirs in others
        if any(one in other or other in one for one in forms for other in theirs if one and other)
    ]
    yield from [text for _, text in sorted(alike)][:_NEAR]
