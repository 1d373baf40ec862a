"""The evaluation of a set of extractions: which record is which gold article's, and how right they are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fztgraph.evaluation.entities import score_entities
from fztgraph.evaluation.figures import score_observations
from fztgraph.evaluation.gold import GoldArticle, read_gold
from fztgraph.evaluation.ledger import Ledger, Mistake, Score, Tally
from fztgraph.evaluation.links import score_dates, score_relations
from fztgraph.evaluation.matching import align
from fztgraph.evaluation.prediction import Prediction, read_prediction


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores by row, how many articles have gold and how many of them were extracted, and the mistakes.

    ``rules`` and ``degrees`` count what each rule read, and what was how sure (0.8 is from 0.8 to below 0.9).
    """

    scores: dict[str, Score]
    articles: int
    predicted: int
    mistakes: tuple[Mistake, ...] = ()
    rules: dict[str, Tally] = field(default_factory=dict)
    degrees: dict[float, Tally] = field(default_factory=dict)


def evaluate(gold_dir: Path, records: Iterable[Mapping[str, Any]], *, errors: bool = False) -> Evaluation:
    """Compare extractions' records with the gold files of a folder; ``errors`` asks for every mistake.

    Raises:
        UsageError: the folder cannot be used.
    """
    gold = read_gold(gold_dir)
    matched = match_records({article.id for article in gold}, records)
    ledger = Ledger()
    for article in gold:
        record = matched.get(article.id)
        if record is None:
            ledger.note(article.id, "absent", "no prediction for this article")
        score_article(article, read_prediction(record or {}), ledger)
    return Evaluation(
        scores=dict(sorted(ledger.scores.items())),
        articles=len({article.id for article in gold}),
        predicted=len(matched),
        mistakes=tuple(ledger.mistakes) if errors else (),
        rules=dict(sorted(ledger.rules.items())),
        degrees=dict(sorted(ledger.degrees.items())),
    )


def match_records(gold_ids: Collection[str], records: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Return records by gold id; those that no gold article has are left out.

    A record's gold id is its own id, else its file's stem with its number in the issue (``issue-238-04``), else
    its file's stem.
    """
    matched: dict[str, Mapping[str, Any]] = {}
    for record in records:
        gold_id = next((name for name in _gold_names(record) if name in gold_ids), None)
        if gold_id is not None:
            matched[gold_id] = record
    return matched


def score_article(article: GoldArticle, prediction: Prediction, ledger: Ledger) -> None:
    """Count what is right and wrong in one article."""
    alignment = align(article, prediction.entities)
    for score in (score_entities, score_relations, score_dates, score_observations):
        score(article, prediction, alignment, ledger)


def _gold_names(record: Mapping[str, Any]) -> list[str]:
    stem = Path(record.get("source") or "").stem
    number = record.get("number")
    return [str(record.get("id")), f"{stem}-{int(number):02d}" if number else stem, stem]
