"""``fztgraph history``: the generations that are kept, and what changed in their counts."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.cli.status import describe_time
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.store.survey import KeptRecord

SUMMARY = "list the generations that are kept, when each was published and what changed in its counts"
EXAMPLE = "fztgraph history --store fzt-store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print one line a generation, the oldest first."""
    from fztgraph.store.survey import list_history

    records = list_history(store_dir(arguments.store))
    if arguments.json:
        write_json([record.to_json() for record in records])
    else:
        write_report("\n".join(_describe(records)))
    return Status.DONE


def _describe(records: "Iterable[KeptRecord]") -> Iterable[str]:
    for record in records:
        counts = ", ".join(_count(name, number, record.change) for name, number in record.counts.items())
        back = f"; a rollback to {record.run['restores']}" if record.run.get("restores") else ""
        yield f"{record.generation}  {describe_time(record.published)}  {counts or 'its report cannot be read'}{back}"


def _count(name: str, number: int, change: dict[str, int]) -> str:
    """Return a count, with what it changed by."""
    return f"{number} {name}" + (f" ({change[name]:+d})" if change.get(name) else "")
