"""``fztgraph view``: one self-contained page to look at the graph."""

import argparse
import dataclasses
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_output, add_store
from fztgraph.cli.output import Status, complain, write_json, write_report
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.views import ViewReport

SUMMARY = "write one self-contained page that shows the graph, or one entity's part of it"
EXAMPLE = "fztgraph view 黑河片区 -o heihe.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("entity", metavar="ENTITY", nargs="?", help="a name or an IRI (else the whole graph)")
    add_output(parser, metavar="FILE.html", meaning="the page to write")
    parser.add_argument("--hops", metavar="N", type=int, default=2, help="how many steps from ENTITY to show (2)")
    parser.add_argument("--since", metavar="DAY", help="only what articles say since then: 2024-05-31, 2024-05 or 2024")
    parser.add_argument("--theme", metavar="THEME", help="only what articles on a theme say, given by its name or id")
    parser.add_argument("--limit", metavar="N", type=int, help="show at most so many things (1000; 5000 is the most)")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of the page's own words (zh)")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the page and say what it shows."""
    from fztgraph.store import open_snapshot
    from fztgraph.views import USUAL_THINGS, write_view

    snapshot = open_snapshot(store_dir(arguments.store))
    report = write_view(
        snapshot,
        arguments.output,
        entity=arguments.entity,
        hops=arguments.hops,
        since=arguments.since,
        theme=arguments.theme,
        lang=arguments.lang,
        limit=USUAL_THINGS if arguments.limit is None else arguments.limit,
    )
    if report.others:
        complain(f"{arguments.entity} is also the name of {', '.join(report.others)}; give an IRI to choose")
    if arguments.json:
        write_json(_record(report))
    else:
        write_report(_describe(report))
    return Status.DONE


def _describe(report: "ViewReport") -> str:
    """Return what the page shows, in one line, and what it leaves out."""
    line = (
        f"{report.path}: {report.entities} entities, {report.relations} relations, {report.dates} dates and "
        f"{report.figures} figures of {report.articles} articles ({report.size // 1024} KiB)"
    )
    if report.hidden:
        line += (
            f"; {report.hidden} entities are left out, so name one ENTITY, fewer hops or a higher --limit to see all"
        )
    return line


def _record(report: "ViewReport") -> dict[str, object]:
    return {**dataclasses.asdict(report), "path": str(report.path)}
