"""``fztgraph rollback``: an earlier generation in force again."""

import argparse
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import keep_days, keep_generations, store_dir

if TYPE_CHECKING:
    from fztgraph.store.reports import RollbackReport

SUMMARY = "put an earlier generation in force again, at once; what is in force now stays kept"
EXAMPLE = "fztgraph rollback --to 3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--to", metavar="N", type=int, help="the generation to go back to (else the one before)")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Go back and say to what."""
    from fztgraph.store.rollbacks import roll_back

    folder = store_dir(arguments.store)
    report = roll_back(folder, to=arguments.to, keep=keep_generations(), keep_days=keep_days())
    if arguments.json:
        write_json(report.to_json())
    else:
        write_report(_describe(report))
    return Status.DONE


def _describe(report: "RollbackReport") -> str:
    instead = f" in place of {report.replaced}" if report.replaced else ""
    return (
        f"{report.store}: generation {report.restores} is in force again, as {report.generation}{instead}; "
        f"it holds {report.articles} articles, {report.entities} entities, {report.claims} claims, "
        f"{report.observations} observations"
    )
