"""``fztgraph restore``: the generation of a backup in force."""

import argparse
from pathlib import Path

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import keep_days, keep_generations, store_dir

SUMMARY = "publish the generation of a backup; what is in force stays kept"
EXAMPLE = "fztgraph restore fzt-store.tar.gz --store restored"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that fztgraph backup wrote")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Restore and say what is in force."""
    from fztgraph.store.backups import restore

    folder = store_dir(arguments.store)
    report = restore(folder, arguments.file, keep=keep_generations(), keep_days=keep_days())
    if arguments.json:
        write_json(report.to_json())
    else:
        write_report(
            f"{report.store}: generation {report.backed_up} of {report.file} is in force as {report.generation}; "
            f"it holds {report.articles} articles, {report.entities} entities, {report.claims} claims, "
            f"{report.observations} observations"
        )
    return Status.DONE
