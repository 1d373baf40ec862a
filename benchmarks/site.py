"""Measure the writing of a site: all of it, again with nothing changed, and again with one article changed.

The articles are invented, as many as tell of so many things. Usage: python benchmarks/site.py FOLDER [--things 10000]
[--processes 2]
"""

import argparse
import dataclasses
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from asking import processors, show
from invented import invent_extractions
from storing import build_store

from fztgraph.quads import article_quads
from fztgraph.store import RefreshReport, open_snapshot, open_writer

#: How many quads there are for each thing that articles tell of, in the graphs of the other benchmarks.
_QUADS = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--things", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    store, site = arguments.folder / "store", arguments.folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    totals = build_store(store, quads=_QUADS * arguments.things).manifest.totals
    print(f"{totals.quads:,} quads, {processors()} processors, {arguments.processes} processes")
    rows = [_row("all of it", store, site, arguments.processes, "under 300 s and 2,000 MB")]
    rows.append(_row("again, nothing changed", store, site, arguments.processes, ""))
    _change(store)
    rows.append(_row("again, one article changed", store, site, arguments.processes, "under 15 s"))
    show("Site", [row for found in rows for row in found])


def _row(name: str, store: Path, site: Path, processes: int, bound: str) -> list[tuple[str, str, str]]:
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "fztgraph", "site", "-o", str(site), "--store", str(store), "--json"]
    printed = subprocess.run([*command, "--processes", str(processes)], check=True, stdout=subprocess.PIPE)  # noqa: S603
    taken, report = time.perf_counter() - started, json.loads(printed.stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    largest = after.ru_maxrss / 1024
    files = f"{report['pages']:,} pages, {report['written']:,} files written, {report['size'] >> 20:,} MiB"
    return [
        (f"{name}, s", f"{taken:.0f}", bound),
        (f"{name}: processor time, s", f"{worked:.0f}", ""),
        (f"{name}: memory of {processes + 1} processes at most, MB", f"{largest * (processes + 1):.0f}", ""),
        (f"{name}: {files}", "", ""),
    ]


def _change(store: Path) -> None:
    """Publish a generation in which one article is another."""
    other = next(invent_extractions(1))
    snapshot = open_snapshot(store)
    graph = min(snapshot.manifest.articles)
    article = dataclasses.replace(other.article, iri=graph)
    quads = article_quads(dataclasses.replace(other, article=article))
    with open_writer(store) as writer, writer.begin() as build:
        record = snapshot.manifest.articles[graph]
        counts = dataclasses.replace(record.counts, quads=build.replace(graph, quads))
        content = hashlib.sha256(article.text.encode()).hexdigest()
        changed = {graph: dataclasses.replace(record, content=content, counts=counts)}
        manifest = dataclasses.replace(snapshot.manifest, articles={**snapshot.manifest.articles, **changed})
        build.publish(manifest, report=RefreshReport(str(store)), keep=2)


if __name__ == "__main__":
    main()
