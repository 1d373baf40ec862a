"""``fztgraph query``: SPARQL on the current generation of the store."""

import argparse
import sys
from pathlib import Path

from fztgraph.cli.options import add_store
from fztgraph.cli.output import Status, write
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

SUMMARY = "run a SPARQL query, your own or a named one, on the store"
EXAMPLE = "fztgraph query 'SELECT ?line ?place { ?line fzt:routeTo ?place }' --format csv"

#: Those of ``queries.FORMATS``, written here so that ``--help`` does not open the graph libraries.
FORMATS = ("table", "csv", "tsv", "json", "xml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("text", metavar="TEXT", nargs="?", help="the query; the usual prefixes need not be declared")
    source.add_argument("--file", metavar="F", type=Path, help="read the query from a file, - for standard input")
    source.add_argument("--name", metavar="N", help="a query that comes with fztgraph")
    parser.add_argument("--format", choices=FORMATS, default="table", help="the form of the answer (table)")
    add_store(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the answer."""
    from fztgraph.queries import format_results, run_query
    from fztgraph.store import open_snapshot

    text = _query_text(arguments)
    snapshot = open_snapshot(store_dir(arguments.store))
    write(format_results(run_query(snapshot, text), arguments.format).removesuffix("\n"))
    return Status.DONE


def _query_text(arguments: argparse.Namespace) -> str:
    from fztgraph.queries import named_queries, named_query

    if arguments.name is not None:
        return named_query(arguments.name).text
    if arguments.file is not None:
        return _read(arguments.file)
    if arguments.text is not None:
        return str(arguments.text)
    names = ", ".join(named_queries())
    raise UsageError(f"no query is given; write one as TEXT, or use --file F, or --name N with one of: {names}")


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text; a query file is SPARQL text in UTF-8") from error
