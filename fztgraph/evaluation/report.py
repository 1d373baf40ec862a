"""An evaluation as text and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from fztgraph.evaluation.ledger import Mistake, Score, Tally
from fztgraph.evaluation.scoring import Evaluation


def format_scores(evaluation: Evaluation, *, as_json: bool = False, by_rule: bool = False) -> str:
    """Return the scores as tables for people, or as JSON; ``by_rule`` adds what each rule read."""
    if as_json:
        rows = scores_record(evaluation) | {row: _row(score) for row, score in evaluation.predicates.items()}
        record = rows | (rules_record(evaluation) if by_rule else {})
        return json.dumps(record, ensure_ascii=False, indent=1)
    header = f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'hit':>6}{'spur':>6}{'miss':>6}"
    count = f"{evaluation.predicted} of {evaluation.articles} articles predicted"
    table = (count, header, *(_line(row, score) for row, score in evaluation.scores.items()))
    predicates = ("", *(_line(row, score) for row, score in evaluation.predicates.items()))
    lines = (*table, *(predicates if evaluation.predicates else ()))
    return "\n".join((*lines, "", format_rules(evaluation)) if by_rule else lines)


def format_mistakes(evaluation: Evaluation) -> str:
    """Return the mistakes, one a line: the article, the kind and what it is, separated by tabs.

    Below each, indented, are what read it, what comes close to it, and its sentence, as far as they are known.
    """
    return "\n".join(" ".join(line.splitlines()) for mistake in evaluation.mistakes for line in _lines(mistake))


def _lines(mistake: Mistake) -> Iterator[str]:
    yield "\t".join((mistake.article, mistake.kind, mistake.what))
    if mistake.reader:
        yield f"    rule {mistake.reader.rule}, {mistake.reader.confidence:.2f}"
    yield from (f"    {near}" for near in mistake.near)
    if mistake.context:
        yield f"    > {mistake.context}"


def format_rules(evaluation: Evaluation) -> str:
    """Return a table of what each rule read, the most often wrong first, and one of how right the sure ones were."""
    rules = sorted(evaluation.rules.items(), key=lambda item: (-item[1].wrong, -item[1].required, item[0]))
    heading = f"{'right':>7}{'requ':>6}{'opt':>6}{'wrong':>6}"
    return "\n".join(
        (
            f"{'rule':32}{heading}",
            *(_tally_line(rule, tally) for rule, tally in rules),
            "",
            f"{'confidence, from':32}{heading}",
            *(_tally_line(f"{degree:.1f}", tally) for degree, tally in evaluation.degrees.items()),
        )
    )


def rules_record(evaluation: Evaluation) -> dict[str, Any]:
    """Return the same two tables for JSON."""
    rules = {rule: asdict(tally) for rule, tally in evaluation.rules.items()}
    degrees = {f"{degree:.1f}": asdict(tally) for degree, tally in evaluation.degrees.items()}
    return {"rules": rules, "confidence": degrees}


def _tally_line(name: str, tally: Tally) -> str:
    return f"{name:32}{tally.precision:7.3f}{tally.required:6d}{tally.allowed:6d}{tally.wrong:6d}"


def scores_record(evaluation: Evaluation) -> dict[str, Any]:
    """Return the rows by name, and the mistakes, where they were asked for, as ``errors``."""
    record: dict[str, Any] = {row: _row(score) for row, score in evaluation.scores.items()}
    if evaluation.mistakes:
        record["errors"] = [_mistake(mistake) for mistake in evaluation.mistakes]
    return record


def _mistake(mistake: Mistake) -> dict[str, Any]:
    record: dict[str, Any] = {"article": mistake.article, "kind": mistake.kind, "what": mistake.what}
    reader = {"rule": mistake.reader.rule, "confidence": mistake.reader.confidence} if mistake.reader else {}
    more = {"row": mistake.row, **reader, "near": list(mistake.near), "context": mistake.context}
    return record | {key: value for key, value in more.items() if value}


def _row(score: Score) -> dict[str, float]:
    ratios = {"P": score.precision, "R": score.recall, "F1": score.f1}
    return ratios | {"hit": score.hit, "spurious": score.spurious, "missed": score.missed}


def _line(row: str, score: Score) -> str:
    ratios = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
    return f"{row:32}{ratios}{score.hit:6d}{score.spurious:6d}{score.missed:6d}"
