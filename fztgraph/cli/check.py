"""``fztgraph check``: whether the ontology is sound, and the store."""

import argparse
from pathlib import Path

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import STORE, store_dir

SUMMARY = "validate the ontology, the rules, the gazetteer and the store"
EXAMPLE = "fztgraph check --store fzt-store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print what is wrong, one line each; a store that is not named and not there is not missed."""
    from fztgraph.checks import check

    store = store_dir(arguments.store)
    report = check(store if store.exists() or store != Path(str(STORE.default)) else None)
    if arguments.json:
        write_json(report.to_json())
    else:
        for finding in report.findings:
            write_report(finding)
        found = "nothing is wrong" if not report.findings else f"{len(report.findings)} wrong"
        write_report(f"checked {', '.join(report.checked)} in {report.seconds:.1f} s: {found}")
    return Status(report.status)
