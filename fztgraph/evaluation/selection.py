"""The mistakes of an evaluation that someone wants to look at: of one label, one predicate, one rule."""

from collections.abc import Collection
from dataclasses import replace

from fztgraph.errors import UsageError
from fztgraph.evaluation.ledger import Mistake
from fztgraph.evaluation.scoring import Evaluation
from fztgraph.model import Label
from fztgraph.vocab import DATES, RELATIONS

#: What the figures go by among the predicates.
FIGURES = "observation"


def select_mistakes(
    evaluation: Evaluation, *, label: str | None = None, predicate: str | None = None, rule: str | None = None
) -> Evaluation:
    """Return the evaluation with only those mistakes that are of a label or a predicate, and that a rule made.

    Raises:
        UsageError: there is no such label or predicate, or no rule of that name read anything.
    """
    if label is not None:
        labels = [known.value for known in Label]
        _expect(label, labels, "label", f"the labels are {', '.join(labels)}")
    if predicate is not None:
        predicates = [*RELATIONS, *DATES, FIGURES]
        _expect(predicate, predicates, "predicate", f"the predicates are {', '.join(predicates)}")
    if rule is not None:
        _expect(rule, evaluation.rules, "rule that read anything in these articles", "--by-rule lists those that did")
    rows = {f"entity {label}"} if label is not None else set()
    if predicate is not None:
        rows |= {FIGURES} if predicate == FIGURES else {f"relation {predicate}", f"date {predicate}"}
    mistakes = [mistake for mistake in evaluation.mistakes if not rows or mistake.row in rows]
    return replace(evaluation, mistakes=tuple(m for m in mistakes if rule is None or _is_by(m, rule)))


def _is_by(mistake: Mistake, rule: str) -> bool:
    return mistake.reader is not None and mistake.reader.rule == rule


def _expect(name: str, known: Collection[str], what: str, remedy: str) -> None:
    if name not in known:
        raise UsageError(f"{name}: is no {what}; {remedy}")
