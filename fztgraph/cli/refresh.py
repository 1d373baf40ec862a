"""``fztgraph refresh``: brings the store up to date with the corpus."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, complain, write_json, write_report
from fztgraph.cli.progress import Progress
from fztgraph.errors import UsageError
from fztgraph.settings import KEEP_GENERATIONS, keep_days, keep_generations, store_dir

if TYPE_CHECKING:
    from fztgraph.store import RefreshReport

SUMMARY = "bring the store up to date with the corpus; does nothing when nothing changed"
EXAMPLE = "fztgraph refresh newsletters/ --store fzt-store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="files, folders of files, or patterns such as 'news/**/*.pdf' (else those that the store remembers)",
    )
    parser.add_argument("--rebuild", action="store_true", help="begin with an empty graph and read everything again")
    parser.add_argument("--prune", action="store_true", help="take out the articles of files that are gone")
    parser.add_argument("--keep", metavar="N", type=int, help=f"{KEEP_GENERATIONS.help} ({KEEP_GENERATIONS.default})")
    parser.add_argument(
        "--accept", action="store_true", help="publish what the last refresh kept aside, as it is; reads no files"
    )
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Refresh and report; problems go to standard error, one line each."""
    if arguments.accept:
        return _accept(arguments)
    from fztgraph.refresh import refresh

    progress = Progress()
    try:
        report = refresh(
            arguments.paths,
            store_dir(arguments.store),
            rebuild=arguments.rebuild,
            prune=arguments.prune,
            keep=arguments.keep,
            progress=progress,
        )
    finally:
        progress.close()
    for line in (*report.problems, *report.notes, *report.held):
        complain(line)
    if arguments.json:
        write_json(report.to_json())
    else:
        write_report(_describe(report))
    return Status(report.status)


def _accept(arguments: argparse.Namespace) -> Status:
    """Publish what is kept aside."""
    from fztgraph.store.aside import accept_aside

    if arguments.paths or arguments.rebuild or arguments.prune:
        raise UsageError("--accept publishes what is kept aside and reads no files; give it alone")
    folder = store_dir(arguments.store)
    report = accept_aside(folder, keep=keep_generations(arguments.keep), keep_days=keep_days())
    if arguments.json:
        write_json(report)
    else:
        write_report(f"{folder}: generation {report['generation']}, which was kept aside, is published")
    return Status.DONE


def _describe(report: "RefreshReport") -> str:
    """Return what was done and what the store holds now, in two lines."""
    done = f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, {report.removed} taken out"
    if report.failed:
        done += f", {report.failed} left out"
    state = f"generation {report.generation} published" if report.published else "nothing to publish"
    if report.aside:
        state = (
            f"generation {report.aside} kept aside, {report.generation or 'none'} stays in force "
            "(`fztgraph refresh --accept` publishes it)"
        )
    holds = (
        f"{report.articles} articles, {report.entities} entities, {report.claims} claims, "
        f"{report.observations} observations"
    )
    return f"{done}: {state} in {report.seconds:.1f} s\n{report.store} holds {holds}"
