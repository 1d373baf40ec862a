"""``fztgraph evaluate``: precision, recall and F1 against gold files, and the mistakes in their sentences."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fztgraph.cli.options import add_json
from fztgraph.cli.output import Status, write_report
from fztgraph.cli.records import extract_each, read_each
from fztgraph.errors import ArticleError, UsageError
from fztgraph.model import Article

SUMMARY = "measure precision, recall and F1 against gold files"
EXAMPLE = "fztgraph evaluate gold/issue-238 newsletters/issue-238.md --predicate locatedIn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", metavar="GOLD_DIR", type=Path, help="a folder with one gold file an article")
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=[],
        type=Path,
        help="the texts of the articles (else those beside GOLD_DIR)",
    )
    parser.add_argument("--extractions", metavar="F", type=Path, help="compare what extract printed into this file")
    parser.add_argument(
        "--article",
        metavar="ID",
        action="append",
        help="only the articles with this id, or like this pattern: 'web-0*'",
    )
    parser.add_argument(
        "--errors", action="store_true", help="list each mistake, with what comes close to it and its sentence"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--label", metavar="LABEL", help="list the mistakes among the entities of this label")
    chosen.add_argument(
        "--predicate",
        metavar="NAME",
        help="list those among the facts of this predicate; observation means the figures",
    )
    parser.add_argument("--rule", metavar="NAME", help="list the mistakes that this rule made")
    parser.add_argument("--by-rule", action="store_true", help="count what each rule read rightly and wrongly as well")
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the scores, the mistakes before them where they are asked for."""
    from fztgraph.evaluation import evaluate, find_gold_texts, format_mistakes, format_scores, select_mistakes

    only = arguments.article or ["*"]
    asked = arguments.errors or any((arguments.label, arguments.predicate, arguments.rule))
    problems: list[ArticleError] = []
    articles: list[Article] = []
    if arguments.extractions is None:
        articles += read_each(arguments.paths or find_gold_texts(arguments.gold, only), problems)
        records: Iterable[dict[str, Any]] = extract_each(articles)
    else:
        records = _read_extractions(arguments.extractions)
        articles += read_each(arguments.paths, problems) if arguments.paths else ()
    evaluation = evaluate(arguments.gold, records, errors=asked, only=only, texts=map(_text, articles))
    evaluation = select_mistakes(evaluation, label=arguments.label, predicate=arguments.predicate, rule=arguments.rule)
    if evaluation.mistakes and not arguments.json:
        write_report(format_mistakes(evaluation) + "\n")
    write_report(format_scores(evaluation, as_json=arguments.json, by_rule=arguments.by_rule))
    if evaluation.predicted < evaluation.articles:
        return Status.PARTIAL if evaluation.predicted else Status.FAILED
    return Status.PARTIAL if problems else Status.DONE


def _text(article: Article) -> dict[str, Any]:
    return {"id": article.iri, "source": article.source, "number": article.number, "text": article.text}


def _read_extractions(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give a file that extract printed") from error
    except ValueError as error:
        raise UsageError(
            f"{path}: is not what extract prints ({error}); give a file of one JSON object a line"
        ) from error
