"""The evaluation of a set of extractions: which record is which gold article's, and how right they are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fztgraph.evaluation.context import Source
from fztgraph.evaluation.ends import Ends
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

    ``predicates`` has the rows of single relations and dates. ``rules`` and ``degrees`` count what each rule read, and
    what was how sure (0.8 is from 0.8 to below 0.9).
    """

    scores: dict[str, Score]
    articles: int
    predicted: int
    mistakes: tuple[Mistake, ...] = ()
    rules: dict[str, Tally] = field(default_factory=dict)
    degrees: dict[float, Tally] = field(default_factory=dict)
    predicates: dict[str, Score] = field(default_factory=dict)


def evaluate(
    gold_dir: Path,
    records: Iterable[Mapping[str, Any]],
    *,
    errors: bool = False,
    only: Collection[str] = ("*",),
    texts: Iterable[Mapping[str, Any]] = (),
) -> Evaluation:
    """Compare extractions' records with the gold files of a folder; ``errors`` asks for every mistake.

    ``only`` has patterns of the ids of the articles to look at. ``texts`` has the articles, to quote from: records with
    an id, source and number as extractions have them, and the ``text``.

    Raises:
        UsageError: the folder cannot be used, or no article's id is like a pattern.
    """
    gold = read_gold(gold_dir, only)
    ids = {article.id for article in gold}
    matched = match_records(ids, records)
    ledger = Ledger()
    for article in gold:
        record = matched.get(article.id)
        if record is None:
            ledger.note(Mistake(article.id, "absent", "no prediction for this article"))
        score_article(article, read_prediction(record or {}), ledger)
    return Evaluation(
        scores=dict(sorted(ledger.scores.items())),
        articles=len(ids),
        predicted=len(matched),
        mistakes=tuple(_quoted(ledger.mistakes, match_records(ids, texts))) if errors else (),
        rules=dict(sorted(ledger.rules.items())),
        degrees=dict(sorted(ledger.degrees.items())),
        predicates=dict(sorted(ledger.predicates.items())),
    )


def _quoted(mistakes: Iterable[Mistake], texts: Mapping[str, Mapping[str, Any]]) -> Iterator[Mistake]:
    """Yield the mistakes with their sentences, where the article's text is known."""
    sources = {name: Source(record["text"]) for name, record in texts.items()}
    for mistake in mistakes:
        source = sources.get(mistake.article)
        evidence = mistake.reader.evidence if mistake.reader else None
        yield replace(mistake, context=source.quote(mistake.marks, evidence)) if source else mistake


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
    ends = Ends(article, prediction, alignment)
    score_entities(article, prediction, alignment, ledger)
    for score in (score_relations, score_dates, score_observations):
        score(article, prediction, alignment, ends, ledger)


def _gold_names(record: Mapping[str, Any]) -> list[str]:
    stem = Path(record.get("source") or "").stem
    number = record.get("number")
    return [str(record.get("id")), f"{stem}-{int(number):02d}" if number else stem, stem]
