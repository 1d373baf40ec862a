"""``fztgraph site``: the explorer as static files, for an intranet's web server."""

import argparse
import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_output, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.explorer.site import SiteReport

SUMMARY = "write the explorer as static files, and again only what has changed"
EXAMPLE = "fztgraph site -o site"

#: An address, or a path from the server's root.
_BASE = re.compile(r"(https?://[^\s?#]+|/[^\s?#]*)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_output(parser, metavar="DIR", meaning="the folder to write into: a new one, an empty one, or that of a site")
    parser.add_argument("--lang", choices=["zh", "en", "both"], default="both", help="the languages (both)")
    parser.add_argument(
        "--base", metavar="URL", default="", help="the site's address, to write a page for what is not there (404.html)"
    )
    parser.add_argument("--processes", metavar="N", type=int, help="processes that make pages (up to 4)")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the site and say what changed."""
    from fztgraph.cli.progress import Progress
    from fztgraph.explorer.site import write_site

    if arguments.base and not _BASE.fullmatch(arguments.base):
        raise UsageError(f"--base {arguments.base!r} is no address; write https://HOST/PATH/ or /PATH/")
    if arguments.processes is not None and arguments.processes < 1:
        raise UsageError(f"--processes: {arguments.processes} is not above 0")
    progress = Progress()
    try:
        report = write_site(
            store_dir(arguments.store),
            arguments.output,
            langs=("zh", "en") if arguments.lang == "both" else (arguments.lang,),
            base=arguments.base,
            processes=arguments.processes,
            tell=progress,
        )
    finally:
        progress.close()
    if arguments.json:
        write_json({**dataclasses.asdict(report), "path": str(report.path)})
    else:
        write_report(_describe(report, arguments.output))
    return Status.DONE


def _describe(report: "SiteReport", folder: Path) -> str:
    """Return what was done, in one line."""
    return (
        f"{folder / 'index.html'}: {report.pages} pages of generation {report.generation}, {report.size >> 20} MiB; "
        f"{report.written} files written, {report.unchanged} unchanged, {report.removed} removed"
    )
