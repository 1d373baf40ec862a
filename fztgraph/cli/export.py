"""``fztgraph export``: the graph, or a part of it, in a form that other programs read."""

import argparse
import dataclasses
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_output, add_store
from fztgraph.cli.output import Status, complain, write_json, write_report
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.exports import ExportReport

SUMMARY = "write the graph as Turtle, TriG, N-Quads, JSON-LD, GraphML, CSV or Parquet tables, by suffix"
EXAMPLE = "fztgraph export -o suifenhe.graphml --zone 绥芬河片区 --since 2024"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_output(
        parser,
        metavar="FILE",
        meaning="a file that ends in .ttl, .trig, .nq, .jsonld, .graphml, or .zip for CSV tables; "
        "or a folder to put the CSV tables into, Parquet tables if its name ends in .parquet",
    )
    parser.add_argument("--zone", metavar="ZONE", help="only what has to do with a zone, its areas and what lies in it")
    parser.add_argument("--theme", metavar="THEME", action="append", help="only articles of a theme; may be repeated")
    parser.add_argument(
        "--class", metavar="CLASS", action="append", dest="class_", help="only things of a class; may be repeated"
    )
    parser.add_argument("--since", metavar="DATE", help="only articles of this day, month or year, or later")
    parser.add_argument("--until", metavar="DATE", help="only articles of this day, month or year, or earlier")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the file and say what is in it."""
    from fztgraph.exports import export_graph, select
    from fztgraph.store import open_snapshot

    if str(arguments.output) == "-":
        raise UsageError(
            "-o -: an export is not written to standard output; name a file, such as graph.ttl, or a folder"
        )
    snapshot = open_snapshot(store_dir(arguments.store))
    selection = select(
        snapshot.store,
        zone=arguments.zone,
        theme=arguments.theme,
        class_=arguments.class_,
        since=arguments.since,
        until=arguments.until,
    )
    report = export_graph(snapshot, arguments.output, selection)
    if not any(count for name, count in report.counts.items() if name != "about"):
        complain(f"nothing in the graph is of {report.part}; the export is empty")
    if arguments.json:
        write_json({**dataclasses.asdict(report), "path": str(report.path)})
    else:
        write_report(_describe(report))
    return Status.DONE


def _describe(report: "ExportReport") -> str:
    """Return what was written, in the unit of the format, and of what."""
    tables = {name: count for name, count in report.counts.items() if name != "about"}
    said = [f"{count} {name}" for name, count in tables.items()]
    unit = "rows: " if "articles" in tables else ""
    part = f", of {report.part}" if report.part else ""
    return f"{report.path}: {unit}{', '.join(said)}{part}; generation {report.generation}"
