"""``fztgraph digest``: what is new, changed and withdrawn since a date, to print or to send."""

import argparse
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, complain, write, write_json, write_report
from fztgraph.errors import UsageError
from fztgraph.periods import first_day, make_point, parse_iso
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.explorer.digest import Digest

SUMMARY = "tell what is new, changed and withdrawn since a date, by zone and theme"
EXAMPLE = "fztgraph digest --since 2024-07-01 --zone 黑河片区 -o digest.html"

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--since", metavar="DATE", required=True, help="the first day: 2024-06-16, 2024-06 or 2024")
    parser.add_argument("--zone", metavar="ZONE", help="a zone, by name or IRI, with its areas (else all zones)")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of the digest (zh)")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="a page to print (.html) or Markdown (.md), else printed"
    )
    parser.add_argument("--explorer", metavar="URL", help="where names and articles lead: the address of an explorer")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the digest and say what it tells."""
    from fztgraph.explorer.digest import explorer_links, read_digest, write_markdown, write_page
    from fztgraph.queries import find_thing
    from fztgraph.store import open_snapshot

    since = _read_day(arguments.since)
    form = _read_form(arguments.output)
    links = explorer_links(arguments.explorer)
    folder = store_dir(arguments.store)
    snapshot = open_snapshot(folder)
    zone = None
    if arguments.zone is not None:
        found = find_thing(snapshot.store, arguments.zone, class_name="Zone")
        zone = found.thing.value
        if remark := found.remark(arguments.zone):
            complain(remark)
    digest = read_digest(folder, snapshot, since=since, zone=zone, lang=arguments.lang)
    text = write_page(digest, links) if form == ".html" else write_markdown(digest, links)
    if arguments.output is not None:
        arguments.output.write_text(text, encoding="utf-8", newline="\n")
    if arguments.json:
        write_json(_record(digest, arguments.output))
    elif arguments.output is not None:
        write_report(_describe(digest, arguments.output))
    else:
        write(text.rstrip("\n"))
    return Status.DONE


def _read_day(text: str) -> dt.date:
    """Return the first day of a date, month or year."""
    point = make_point(*parse_iso(text).first) if _DATE.fullmatch(text) else None
    if point is None:
        raise UsageError(f"--since {text!r} is not a date; write 2024-06-16, 2024-06 or 2024")
    return first_day(point)


def _read_form(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ".md"
    if suffix not in (".html", ".htm", ".md", ".markdown"):
        raise UsageError(f"{output}: a digest is a page or Markdown; give the file a name that ends in .html or .md")
    return ".html" if suffix.startswith(".htm") else ".md"


def _describe(digest: "Digest", path: Path) -> str:
    """Return what the digest tells, in one line."""
    if digest.is_empty:
        return f"{path}: nothing was added, changed or withdrawn since {digest.since}"
    line = f"{path}: {digest.new_facts} new facts since {digest.since}"
    if digest.basis.base is None:
        return line + "; no earlier generation tells what changed or was withdrawn"
    known = f"{len(digest.revised)} changed and {digest.withdrawn_facts} withdrawn"
    return f"{line}, {known}, compared with generation {digest.basis.base.generation}"


def _record(digest: "Digest", path: Path | None) -> dict[str, object]:
    basis = digest.basis
    return {
        "path": str(path) if path else None,
        "since": digest.since.isoformat(),
        "zone": digest.zone.iri if digest.zone else None,
        "generation": basis.present.generation,
        "compared_with": basis.base.generation if basis.base else None,
        "new": digest.new_facts,
        "listed": digest.new_facts - digest.unlisted,
        "changed": len(digest.revised) if basis.is_known else None,
        "withdrawn": digest.withdrawn_facts if basis.is_known else None,
        "articles": len(digest.articles) + digest.unlisted_articles,
    }
