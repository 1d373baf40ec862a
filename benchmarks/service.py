"""Measure the service over a large graph: look-ups, many clients at once, a query without end, idle memory.

Each of 50 clients asks one of ten named questions about one of 40 things, waits two seconds on average, and asks the
next; one more sends, again and again, a query that would never end. Every query under load is new to the service: a
remark in it differs each time, so none is answered from what was kept. Look-ups are compared with Oxigraph's own
server, over the same files, by turns, on connections that are kept.
Usage: python benchmarks/service.py STORE [--seconds 60] [--clients 50]
"""

import argparse
import random
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from asking import Server, ask, bound_questions, most_named, our_server, oxigraph_server, processors, show

from fztgraph.store import open_snapshot
from fztgraph.store.layout import database_dir
from fztgraph.web.server import bind

#: How long a query may take here, in seconds, and how long a client waits before it asks again.
LIMIT, THINKING = 5.0, 2.0
THINGS, LOOKUPS, ROUNDS, ALONE = 40, 200, 9, 15
#: It looks at all triples for each triple, which takes time and no memory: a join would meet the bound on memory first.
ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER EXISTS { ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?d)) = "") } }'
LOOKUP = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?label {{ <{}> skos:prefLabel ?label }}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    arguments = parser.parse_args()
    snapshot = open_snapshot(arguments.store)
    print(f"{snapshot.manifest.totals.quads:,} quads, {processors()} processors")
    questions = bound_questions(snapshot.store, things=THINGS)
    lookups = [LOOKUP.format(iri) for iri in most_named(snapshot.store, "fzt:Initiative", LOOKUPS)]
    database = database_dir(snapshot.path)
    del snapshot
    with our_server(arguments.store, "--time-limit", str(LIMIT)) as server:
        time.sleep(2)
        show("Idle", [("memory of all processes, MB", f"{server.memory():.0f}", "under 400")])
        measure_lookups(server, database, lookups)
        measure_load(server, questions, seconds=arguments.seconds, clients=arguments.clients)


def measure_lookups(server: Server, database: Path, queries: list[str]) -> None:
    """Look labels up, the first time and again, and compare with Oxigraph's server."""
    first = _median_lookup(server, queries)
    with bind("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    with oxigraph_server(database, port) as other:
        _median_lookup(other, queries)
        turns = [(_median_lookup(server, queries), _median_lookup(other, queries)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(turn) for turn in zip(*turns, strict=True))
    rows = [
        ("asked the first time, ms", f"{first:.3f}", "under 5"),
        ("asked again, ms", f"{ours:.3f}", "under 5"),
        ("Oxigraph's server, ms", f"{theirs:.3f}", ""),
        ("ours asked again / Oxigraph's, of medians", f"{ours / theirs:.2f}", "1 or less"),
    ]
    show(f"Looking {len(queries)} labels up, one client, medians", rows)


def _median_lookup(server: Server, queries: list[str]) -> float:
    connection = server.connect()
    taken = [ask(connection, server.target(query)) for query in queries]
    connection.close()
    if any(status != 200 for status, _ in taken):
        raise SystemExit(f"a look-up got {next(status for status, _ in taken if status != 200)}")
    return 1000 * statistics.median(seconds for _, seconds in taken)


@dataclass
class Load:
    """What came of asking: the seconds of each question, what failed, and how late the endless query was stopped."""

    taken: dict[str, list[float]]
    failed: list[str] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    peak: float = 0.0


def measure_load(server: Server, questions: dict[str, list[str]], *, seconds: float, clients: int) -> None:
    """Ask alone, then with all clients at once, and compare."""
    serial = iter(range(10**9))
    alone = Load({name: [] for name in questions})
    for _ in range(ALONE):
        _ask_all(server, questions, alone, serial)
    if alone.failed:
        raise SystemExit(f"without load, {alone.failed[0]}")
    before = server.memory()
    load = Load({name: [] for name in questions})
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_client, args=(server, questions, load, serial, number, end))
        for number in range(clients)
    ]
    threads.append(threading.Thread(target=_endless, args=(server, load, end)))
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        load.peak = max(load.peak, server.memory())
        time.sleep(1)
    time.sleep(15)  # spare processes are let go of by then
    _show_load(load, alone, before=before, after=server.memory())


def _ask_all(server: Server, questions: dict[str, list[str]], load: Load, serial: Iterator[int]) -> None:
    connection = server.connect()
    for name, texts in questions.items():
        number = next(serial)
        _note(load, name, *ask(connection, server.target(f"{texts[number % len(texts)]}# {number}")))
    connection.close()


def _client(
    server: Server, questions: dict[str, list[str]], load: Load, serial: Iterator[int], number: int, end: float
) -> None:
    chance = random.Random(number)  # noqa: S311
    connection = server.connect()
    while True:
        time.sleep(2 * THINKING * chance.random())
        if time.monotonic() > end:
            break
        name = chance.choice(list(questions))
        text = f"{chance.choice(questions[name])}# {next(serial)}"
        try:
            _note(load, name, *ask(connection, server.target(text)))
        except OSError as error:
            load.failed.append(f"{name}: {error!r}")
            connection.close()
    connection.close()


def _note(load: Load, name: str, status: int, seconds: float) -> None:
    if status == 200:
        load.taken[name].append(seconds)
    else:
        load.failed.append(f"{name}: {status}")


def _endless(server: Server, load: Load, end: float) -> None:
    connection = server.connect()
    while time.monotonic() < end:
        status, seconds = ask(connection, server.target(ENDLESS))
        if status != 504:
            load.failed.append(f"the endless query: {status}")
        load.late.append(seconds - LIMIT)
    connection.close()


def _show_load(load: Load, alone: Load, *, before: float, after: float) -> None:
    answered = sum(map(len, load.taken.values()))
    rows = []
    for name, taken in load.taken.items():
        quiet, busy = (1000 * statistics.median(each) for each in (alone.taken[name], taken))
        rows.append((f"{name}, ms alone, ms under load", f"{quiet:.1f} {busy:.1f}", f"{busy / quiet:.1f}"))
    show(f"{answered:,} answers under load, medians", rows)
    middle = [1000 * statistics.median([s for taken in each.taken.values() for s in taken]) for each in (alone, load)]
    ratios = [statistics.median(load.taken[name]) / statistics.median(alone.taken[name]) for name in load.taken]
    summary = [
        ("failures other than the endless query", str(len(load.failed)), "0"),
        ("median of all, ms alone, ms under load", f"{middle[0]:.1f} {middle[1]:.1f}", ""),
        ("median of all, under load / alone", f"{middle[1] / middle[0]:.1f}", "10 or less"),
        ("the worst question's median, under load / alone", f"{max(ratios):.1f}", "10 or less"),
        (
            f"endless query stopped ({len(load.late)} times) after its limit, s, worst",
            f"{max(load.late):.2f}",
            "under 1",
        ),
        ("memory before, most, and 15 s after, MB", f"{before:.0f} {load.peak:.0f} {after:.0f}", ""),
    ]
    show("In all", summary)
    for failure in load.failed[:5]:
        print(f"  {failure}")


if __name__ == "__main__":
    main()
