"""``fztgraph extract``: what is in the files, one JSON object per article."""

import argparse
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fztgraph.cli.output import Status, write
from fztgraph.cli.records import extract_records
from fztgraph.errors import ArticleError

SUMMARY = "print what is in files, one JSON object per article; writes no store"
EXAMPLE = "fztgraph extract newsletters/ > extractions.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files, folders of files, or patterns")
    parser.add_argument(
        "--format", choices=["jsonl"], default="jsonl", help="one JSON object a line, the only format so far"
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="say on standard error which figures are left out, with the sentence and why",
    )


def run(arguments: argparse.Namespace) -> Status:
    """Print article by article; a file that cannot be read is reported and the others are printed."""
    from fztgraph.records import record_line

    problems: list[ArticleError] = []
    printed = 0
    with _log_shown(shown=arguments.verbose):
        for record in extract_records(arguments.paths, problems):
            write(record_line(record))
            printed += 1
    if not printed:
        return Status.FAILED
    return Status.PARTIAL if problems else Status.DONE


@contextmanager
def _log_shown(*, shown: bool) -> Iterator[None]:
    """Send what the package logs to standard error, a line each, if that is wished."""
    log, handler = logging.getLogger("fztgraph"), logging.StreamHandler()
    level = log.level
    if shown:
        log.addHandler(handler)
        log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
