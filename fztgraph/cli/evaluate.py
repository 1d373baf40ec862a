"""``fztgraph evaluate``: precision, recall and F1 against gold files."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fztgraph.cli.options import add_json
from fztgraph.cli.output import Status, write_report
from fztgraph.cli.records import extract_records
from fztgraph.errors import ArticleError, UsageError

SUMMARY = "measure precision, recall and F1 against gold files"
EXAMPLE = "fztgraph evaluate gold/issue-238 newsletters/issue-238.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", metavar="GOLD_DIR", type=Path, help="a folder with one gold file an article")
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="the texts of the articles (else those beside GOLD_DIR)"
    )
    parser.add_argument("--extractions", metavar="F", type=Path, help="compare what extract printed into this file")
    parser.add_argument("--errors", action="store_true", help="list each mistake as well")
    parser.add_argument("--by-rule", action="store_true", help="count what each rule read rightly and wrongly as well")
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the scores, the mistakes before them where they are asked for."""
    from fztgraph.evaluation import evaluate, find_gold_texts, format_mistakes, format_scores

    problems: list[ArticleError] = []
    if arguments.extractions is not None:
        records: Iterable[dict[str, Any]] = _read_extractions(arguments.extractions)
    else:
        records = extract_records(arguments.paths or find_gold_texts(arguments.gold), problems)
    evaluation = evaluate(arguments.gold, records, errors=arguments.errors)
    if evaluation.mistakes and not arguments.json:
        write_report(format_mistakes(evaluation))
    write_report(format_scores(evaluation, as_json=arguments.json, by_rule=arguments.by_rule))
    if evaluation.predicted < evaluation.articles:
        return Status.PARTIAL if evaluation.predicted else Status.FAILED
    return Status.PARTIAL if problems else Status.DONE


def _read_extractions(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except ValueError as error:
        raise UsageError(
            f"{path}: is not what extract prints ({error}); give a file of one JSON object a line"
        ) from error
