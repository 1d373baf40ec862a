"""Extractions against gold files: precision, recall and F1 of entities and facts.

The unit is the article. An entity is right when its label is right and one of its names is one of the gold names;
a fact is right when its two ends are. Optional gold is neither required nor counted wrong.
"""

from fztgraph.evaluation.report import format_mistakes, format_rules, format_scores, rules_record, scores_record
from fztgraph.evaluation.scoring import Evaluation, evaluate, match_records
from fztgraph.evaluation.selection import select_mistakes
from fztgraph.evaluation.texts import find_gold_texts

__all__ = [
    "Evaluation",
    "evaluate",
    "find_gold_texts",
    "format_mistakes",
    "format_rules",
    "format_scores",
    "match_records",
    "rules_record",
    "scores_record",
    "select_mistakes",
]
