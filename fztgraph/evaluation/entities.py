"""The entities of one article against its gold entities."""

from fztgraph.evaluation.gold import GoldArticle
from fztgraph.evaluation.ledger import ANY_LABEL, ENTITIES, Ledger
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import Prediction


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
                ledger.note(article.id, "spurious entity", f"{predicted.label} {predicted.name}")
    for entity in article.entities:
        if entity.optional:
            continue
        if entity.key in found:
            ledger.hit(*_rows(entity.label, typed=typed))
        else:
            ledger.missed(*_rows(entity.label, typed=typed))
            if typed:
                ledger.note(article.id, "missed entity", f"{entity.label} {entity.names[0]}")


def _rows(label: str, *, typed: bool) -> tuple[str, ...]:
    return (ENTITIES, f"entity {label}") if typed else (ANY_LABEL,)
