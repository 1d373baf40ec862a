"""``fztgraph export``: the graph in a form that other programs read."""

import argparse

from fztgraph.cli.options import add_output, add_store
from fztgraph.cli.output import Status, write_report
from fztgraph.settings import store_dir

SUMMARY = "write the graph as Turtle, TriG, N-Quads, JSON-LD, GraphML or CSV tables, by suffix"
EXAMPLE = "fztgraph export -o graph.ttl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_output(
        parser,
        metavar="FILE",
        meaning="a file that ends in .ttl, .trig, .nq, .jsonld, .graphml, or .zip for CSV tables; "
        "or a folder to put the CSV tables into",
    )
    add_store(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the file."""
    from fztgraph.exports import export_graph
    from fztgraph.store import open_snapshot

    snapshot = open_snapshot(store_dir(arguments.store))
    export_graph(snapshot, arguments.output)
    write_report(f"{arguments.output}: generation {snapshot.generation} of the graph, {len(snapshot.store)} quads")
    return Status.DONE
