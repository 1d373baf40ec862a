"""Measure the explorer over a large graph, by HTTP: search as one types, pages of things, zones side by side.

Queries are parts of names, pinyin, initials and English names of things drawn at random, each asked once. Pages are
those of the things that most articles mention, and of things drawn at random from all that articles mention; none is
asked for twice, so none is one that was kept.
Usage: python benchmarks/explorer.py STORE [--queries 300] [--pages 200]
"""

import argparse
import http.client
import random
import statistics
import time
from pathlib import Path
from urllib.parse import quote

from asking import Server, our_server, processors, show
from invented import INDICATORS

from fztgraph.explorer.folding import fold
from fztgraph.explorer.index import Index, build_index
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.syllables import syllables
from fztgraph.iris import ID
from fztgraph.store import open_snapshot

#: How many of the things that are mentioned most have their pages asked for.
TOP = 40


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--pages", type=int, default=200)
    arguments = parser.parse_args()
    snapshot = open_snapshot(arguments.store)
    started = time.perf_counter()
    index = build_index(StoreSource(snapshot.store))
    taken = time.perf_counter() - started
    quads, things = snapshot.manifest.totals.quads, len(index.iris)
    print(f"{quads:,} quads, {things:,} things of which articles mention {index.told:,}, {processors()} processors")
    del snapshot
    with our_server(arguments.store) as server:
        first = _ask(server.connect(), "/search.json?q=sfh")
        show(
            "Index of names", [("built alone, s", f"{taken:.1f}", ""), ("first search answered, s", f"{first:.1f}", "")]
        )
        _measure_search(server, index, arguments.queries)
        _measure_pages(server, index, arguments.pages)
        _measure_comparisons(server, index)
        show("After all", [("memory of all processes, MB", f"{server.memory():.0f}", "")])


def _measure_search(server: Server, index: Index, count: int) -> None:
    chance = random.Random(0)  # noqa: S311
    connection, rows = server.connect(), []
    everything: list[float] = []
    for name, make in (("parts of names", _part), ("pinyin", _pinyin), ("initials", _initials), ("English", _english)):
        queries = [make(index, chance) for _ in range(count // 4)]
        taken = [1000 * _ask(connection, f"/search.json?limit=8&q={quote(query)}") for query in queries]
        rows.append((f"{name}, median and worst, ms", f"{statistics.median(taken):.1f} {max(taken):.1f}", ""))
        everything += taken
    rows.append(("all, median, ms", f"{statistics.median(everything):.1f}", "under 100"))
    show("Search as one types", rows)


def _name(index: Index, chance: random.Random) -> str:
    return fold(index.zh[chance.randrange(index.told)])


def _part(index: Index, chance: random.Random) -> str:
    name = _name(index, chance)
    start = chance.randrange(max(1, len(name) - 2))
    return name[start : start + chance.randint(2, 4)]


def _pinyin(index: Index, chance: random.Random) -> str:
    return chance.choice(["", " "]).join(syllables(_name(index, chance)[:3]))


def _initials(index: Index, chance: random.Random) -> str:
    return "".join(each[0] for each in syllables(_name(index, chance)[:4]))


def _english(index: Index, chance: random.Random) -> str:
    return chance.choice([name for name in index.en[:2000] if name])[:12]


def _measure_pages(server: Server, index: Index, count: int) -> None:
    chance = random.Random(1)  # noqa: S311
    connection = server.connect()
    groups = {
        "things drawn at random": chance.sample(index.iris[TOP : index.told], count),
        f"the {TOP} things that are mentioned most": list(index.iris[:TOP]),
    }
    first = _ask(connection, "/")
    rows = [
        (
            "the first page, for the first time and again, ms",
            f"{1000 * first:.0f} {1000 * _ask(connection, '/'):.1f}",
            "",
        )
    ]
    for name, iris in groups.items():
        taken = sorted(1000 * _ask(connection, "/id/" + quote(iri.removeprefix(ID), safe="/%")) for iri in iris)
        told = f"{statistics.median(taken):.0f} {taken[len(taken) * 9 // 10]:.0f} {taken[-1]:.0f}"
        rows.append((f"{name}: median, nine tenths, worst, ms", told, "under 200" if "random" in name else ""))
    show("Pages of things", rows)


def _measure_comparisons(server: Server, index: Index) -> None:
    """Ask for zones side by side and for indicators, once before it counts, since the first chart loads its library."""
    chance, connection = random.Random(2), server.connect()  # noqa: S311
    zones = [
        iri.removeprefix(ID) for place, iri in enumerate(index.iris[: index.told]) if index.types[place] == "ZoneArea"
    ]
    pairs = [chance.sample(zones, 2) for _ in range(30)]
    fours = [chance.sample(zones, 4) for _ in range(10)]
    groups = {
        "two areas side by side": [_compared(pair) for pair in pairs],
        "four areas side by side": [_compared(four) for four in fours],
        "an indicator of all things": [f"/figures?i={quote(name)}" for name in INDICATORS],
        "an indicator of two areas": [
            f"/figures?i={quote(name)}&e={quote(one)}&e={quote(other)}"
            for name, (one, other) in zip(INDICATORS, pairs, strict=False)
        ],
    }
    rows = []
    for name, targets in groups.items():
        _ask(connection, targets[0] + "&lang=en")
        taken = sorted(1000 * _ask(connection, target) for target in targets)
        told = f"{statistics.median(taken):.0f} {taken[-1]:.0f}"
        rows.append((f"{name}: median, worst, ms", told, "under 200" if "four" not in name else ""))
    show("Zones and figures", rows)


def _compared(keys: list[str]) -> str:
    return "/compare?" + "&".join(f"z={quote(key)}" for key in keys)


def _ask(connection: http.client.HTTPConnection, target: str) -> float:
    started = time.perf_counter()
    connection.request("GET", target, headers={"Accept": "text/html"})
    response = connection.getresponse()
    response.read()
    if response.status not in (200, 303):
        raise SystemExit(f"{target}: {response.status}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
