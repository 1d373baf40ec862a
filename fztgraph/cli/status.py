"""``fztgraph status``: what a store holds, since when, and who is writing it."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.store.survey import StoreStatus

SUMMARY = "tell what is published, since when, what is kept and who is writing"
EXAMPLE = "fztgraph status --store fzt-store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the state of the store."""
    from fztgraph.store.survey import survey_store

    status = survey_store(store_dir(arguments.store))
    if arguments.json:
        write_json(status.to_json())
    else:
        write_report(_describe(status))
    return Status.DONE


def describe_time(moment: dt.datetime | None) -> str:
    """Return a time to the second."""
    return moment.strftime("%Y-%m-%d %H:%M:%S") if moment else "at an unknown time"


def _describe(status: "StoreStatus") -> str:
    lines = [
        f"{status.store}: generation {status.generation}, published {describe_time(status.published)}",
        f"holds {', '.join(f'{number} {name}' for name, number in status.counts.items())}",
        f"built by {_describe_run(status)}",
        f"reads {', '.join(status.roots) or 'no folder'}",
        f"keeps {_name_numbers(status.kept)}",
    ]
    if status.aside:
        lines.append(f"kept aside: generation {status.aside}; `fztgraph refresh --accept` publishes it")
        lines += [f"  {finding}" for finding in status.findings]
    if status.later:
        lines.append(f"not in force: {_name_numbers(status.later)}; the next refresh deletes this")
    if status.leftovers and status.writer is None:
        lines.append(f"broken off: {', '.join(status.leftovers)}; the next refresh deletes this")
    lines.append(f"being written by {status.writer}" if status.writer else "nobody is writing")
    return "\n".join(lines)


def _describe_run(status: "StoreStatus") -> str:
    """Return what the run did that built the present generation."""
    if status.restores:
        return f"a rollback: the content is that of generation {status.restores}"
    names = {"new": "new", "changed": "changed", "unchanged": "unchanged", "removed": "taken out", "failed": "left out"}
    done = [f"{status.run[name]} {said}" for name, said in names.items() if isinstance(status.run.get(name), int)]
    seconds = status.run.get("seconds")
    took = f" in {seconds:.1f} s" if isinstance(seconds, float) else ""
    return f"fztgraph {status.version or 'of an unknown version'}: {', '.join(done) or 'no report is kept'}{took}"


def _name_numbers(numbers: tuple[int, ...]) -> str:
    return f"generation{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
