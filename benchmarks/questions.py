"""Measure ten named questions: through our query layer, against pyoxigraph called directly and rdflib in memory.

Each is asked about one thing, by turns, and the median of some turns counts. rdflib holds the merge of the graphs, as
our default graph does, and has a limit a question, since some take it minutes; a question that is stopped counts with
the limit, which favours rdflib. It is given a smaller store for the same reason; ours answers on that too.
Usage: python benchmarks/questions.py STORE SMALLER_STORE
"""

import argparse
import signal
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import rdflib
from asking import bound_questions, show
from pyoxigraph import DefaultGraph, RdfFormat, Store

from fztgraph.queries import query_store
from fztgraph.store import open_snapshot
from fztgraph.vocab import PREFIXES

TURNS, LIMIT = 7, 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("smaller", type=Path)
    arguments = parser.parse_args()
    compare_with_pyoxigraph(arguments.store)
    compare_with_rdflib(arguments.smaller)


def compare_with_pyoxigraph(store_dir: Path) -> None:
    """Ask through our layer and directly, by turns."""
    snapshot = open_snapshot(store_dir)
    rows, ratios = [], []
    for name, texts in bound_questions(snapshot.store, things=10).items():
        ours, theirs = _by_turns(
            lambda text=texts[-1]: list(query_store(snapshot.store, text).rows()),
            lambda text=texts[-1]: list(snapshot.store.query(text, prefixes=PREFIXES)),
        )
        ratios.append(ours / theirs)
        rows.append((name, f"{ours:.1f} {theirs:.1f}", f"{ratios[-1]:.2f}"))
    rows.append(("median ratio", f"{statistics.median(ratios):.2f}", "under 1.5"))
    show(f"{snapshot.manifest.totals.quads:,} quads: ours, ms; pyoxigraph called directly, ms; ratio", rows)


def compare_with_rdflib(store_dir: Path) -> None:
    """Ask through our layer and rdflib."""
    snapshot = open_snapshot(store_dir)
    graph = load_rdflib(snapshot.store)
    rows, ratios = [], []
    for name, texts in bound_questions(snapshot.store, things=10).items():
        text = texts[-1]
        ours = _median(lambda text=text: list(query_store(snapshot.store, text).rows()))
        theirs, note = _limited(lambda text=text: list(graph.query(text, initNs=PREFIXES)))
        ratios.append(ours / theirs)
        rows.append((name, f"{ours:.1f} {theirs:.0f}", f"{ratios[-1]:.4f}{note}"))
    rows.append(("median ratio", f"{statistics.median(ratios):.4f}", "under 0.1"))
    show(f"{len(graph):,} triples, rdflib {rdflib.__version__} in memory: ours, ms; rdflib, ms; ratio", rows)


def load_rdflib(store: Store) -> rdflib.Graph:
    """Return the merge of the graphs in rdflib's memory."""
    lines = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return rdflib.Graph().parse(data=lines, format="nt")


def _by_turns(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    turns = [(_clock(ours), _clock(theirs)) for _ in range(TURNS)]
    return statistics.median(turn[0] for turn in turns), statistics.median(turn[1] for turn in turns)


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_clock(work) for _ in range(TURNS))


def _clock(work: Callable[[], object]) -> float:
    """Return the milliseconds that the processor spends."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def _limited(work: Callable[[], object]) -> tuple[float, str]:
    """Return the milliseconds of one turn, and a remark where it was stopped."""
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LIMIT)
    try:
        return _clock(work), ""
    except TimeoutError:
        return 1000.0 * LIMIT, " (stopped)"
    finally:
        signal.alarm(0)


def _stop(_number: int, _frame: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
