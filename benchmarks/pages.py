"""Measure how long a page takes from being opened to a settled view, in headless Chromium, against pyvis as it comes.

The graphs are of invented articles. Ours is timed as it opens, in groups where there are many things, and again with
each thing drawn for itself; pyvis with its own physics until nothing moves any more. Usage: python benchmarks/pages.py
[--things 200 1000 5000] [--against 200 1000] [--patience 120]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from invented import invent_extractions
from pyoxigraph import Store
from pyvis.network import Network

from fztgraph.processing import SHARED_GRAPHS
from fztgraph.quads import article_quads
from fztgraph.store import add_quads
from fztgraph.views.collection import collect_picture
from fztgraph.views.page import render_page
from fztgraph.views.picture import Picture

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402

ROUNDS = 3
#: The things shown are the best connected of so many times as many, as on any page that cannot hold all.
_CHOSEN_FROM = 3
#: There are not many more things that invented articles name often.
_NAMED = 6000
#: Ours says itself when its first picture stands.
_OURS = "return document.documentElement.dataset.settled && Number(document.documentElement.dataset.settled)"
#: Notes when the physics of a page of pyvis has come to rest.
_WATCH = """setInterval(() => {
  const physics = window.network && network.physics;
  if (physics && physics.stabilized && !physics.startedStabilization) window.settledAt ||= performance.now();
}, 20)"""
_THEIRS = "return window.settledAt"


@dataclass(frozen=True)
class Generation:
    """What a page reads."""

    store: Store


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--things", type=int, nargs="*", default=[200, 1000, 5000])
    parser.add_argument("--against", type=int, nargs="*", default=[200, 1000], help="the sizes to measure pyvis at")
    parser.add_argument("--patience", type=float, default=120.0, help="how long to wait for pyvis, in seconds")
    arguments = parser.parse_args()
    print(f"{'things':>6}{'relations':>11}{'KiB':>8}{'written, s':>12}{'opened, s':>11}{'each drawn, s':>15}", end="")
    print(f"{'pyvis, s':>10}{'times':>8}")
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder)) as driver:
        for things in arguments.things:
            against = arguments.patience if things in arguments.against else 0.0
            print("".join(_row(driver, Path(folder), things, against)), flush=True)


def _row(driver: Any, folder: Path, things: int, patience: float) -> Iterator[str]:
    picture, html, seconds = _written(things)
    (folder / "ours.html").write_text(html, encoding="utf-8")
    ours = (folder / "ours.html").as_uri()
    opened = median(_settled(driver, ours, _OURS, 60.0) for _ in range(ROUNDS))
    drawn = median(_settled(driver, f"{ours}#way=none&loose=1", _OURS, 60.0) for _ in range(ROUNDS))
    relations = sum(fact.kind == "relation" for fact in picture.facts)
    yield f"{len(picture.things):>6}{relations:>11}{len(html.encode()) // 1024:>8}{seconds:>12.1f}"
    yield f"{opened:>11.2f}{drawn:>15.2f}"
    if patience:
        yield _compared(driver, folder, picture, patience, opened)


def _compared(driver: Any, folder: Path, picture: Picture, patience: float, opened: float) -> str:
    """Return how long pyvis takes, and how many times as long that is."""
    (folder / "theirs.html").write_text(_pyvis_page(picture), encoding="utf-8")
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
    theirs = _settled(driver, (folder / "theirs.html").as_uri(), _THEIRS, patience)
    more = ">" if theirs >= patience else ""
    return f"{more + format(theirs, '.1f'):>10}{more + format(theirs / opened, '.0f'):>8}"


def _settled(driver: Any, address: str, read: str, patience: float) -> float:
    """Return the seconds from opening a page to its settled view, as the page's own clock has them."""
    driver.get("about:blank")
    driver.get(address)
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        found = driver.execute_script(read)
        if found:
            return float(found) / 1000
        time.sleep(0.02)
    return patience


def _written(things: int) -> tuple[Picture, str, float]:
    """Return a picture of so many things, its page, and the seconds that both took."""
    store = Store()
    for make in SHARED_GRAPHS.values():
        add_quads(store, make())
    named: set[str] = set()
    for extraction in invent_extractions():
        add_quads(store, article_quads(extraction))
        named.update(entity.iri for entity in extraction.entities)
        if len(named) >= min(_CHOSEN_FROM * things, _NAMED):
            break
    began = time.perf_counter()
    picture = collect_picture(Generation(store), limit=things)
    return picture, render_page(picture), time.perf_counter() - began


def _pyvis_page(picture: Picture) -> str:
    """Return the page that pyvis writes of the same things and relations when nothing is said about how."""
    network = Network(directed=True, cdn_resources="in_line")
    for place, thing in enumerate(picture.things):
        network.add_node(place, label=thing.name)
    for fact in picture.facts:
        if fact.object is not None:
            network.add_edge(fact.subject, fact.object)
    return str(network.generate_html())


if __name__ == "__main__":
    main()
