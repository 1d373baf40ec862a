"""The ten questions that are measured, about things that invented articles name, and a service to ask them of."""

import contextlib
import http.client
import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import Store

from fztgraph.queries import query_store
from fztgraph.queries.named import bind, named_query

#: Named questions, each with the parameter that says about what, and the class of such a thing.
QUESTIONS = {
    "agency-actions": ("agency", "fzt:Agency"),
    "areas": ("zone", "fzt:PilotZone"),
    "articles": ("thing", "fzt:Zone"),
    "carried-out": ("actor", "fzt:Agency"),
    "company-network": ("company", "fzt:Company"),
    "figures": ("about", "fzt:Place"),
    "mentioned-together": ("thing", "fzt:Company"),
    "neighbourhood": ("thing", "fzt:Initiative"),
    "policy": ("policy", "fzt:Policy"),
    "timeline": ("thing", "fzt:Initiative"),
}
_MENTIONED = """SELECT ?thing { ?article schema:mentions ?thing . ?thing a %s }
GROUP BY ?thing ORDER BY DESC(COUNT(DISTINCT ?article)) ?thing LIMIT %d"""


def most_named(store: Store, class_name: str, count: int) -> list[str]:
    """Return the IRIs of the things of a class that most articles name."""
    return [str(row[0].value) for row in query_store(store, _MENTIONED % (class_name, count)).rows()]


def bound_questions(store: Store, *, things: int) -> dict[str, list[str]]:
    """Return the ten questions as SPARQL, each about as many things as that."""
    bound = {}
    for name, (parameter, class_name) in QUESTIONS.items():
        iris = most_named(store, class_name, things)
        bound[name] = [bind(named_query(name), {parameter: iri}, store).text for iri in iris]
    return bound


@dataclass(frozen=True)
class Server:
    """A server that runs: its process and where it answers queries."""

    pid: int
    port: int
    path: str

    def connect(self, *, timeout: float = 120) -> http.client.HTTPConnection:
        """Return a connection of its own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def memory(self) -> float:
        """Return the proportional memory of the process and of all below it, in MB: shared pages count once."""
        return sum(map(_memory, _family(self.pid))) / 1000

    def processes(self) -> int:
        """Return how many processes there are."""
        return len(_family(self.pid))

    def target(self, query: str) -> str:
        """Return what a request asks for."""
        return f"{self.path}?{urlencode({'query': query})}"


def ask(connection: http.client.HTTPConnection, target: str) -> tuple[int, float]:
    """Return the status of an answer and how many seconds it took."""
    started = time.perf_counter()
    connection.request("GET", target, headers={"Accept": "application/sparql-results+json"})
    response = connection.getresponse()
    response.read()
    return response.status, time.perf_counter() - started


@contextlib.contextmanager
def our_server(store_dir: Path, *options: str) -> Iterator[Server]:
    """Run ``fztgraph serve`` on a free port until the block ends."""
    command = [sys.executable, "-m", "fztgraph", "serve", "--store", str(store_dir), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603
        try:
            line = process.stdout.readline()
            yield Server(process.pid, int(line.partition("http://127.0.0.1:")[2].partition("/")[0]), "/sparql")
        finally:
            process.terminate()


@contextlib.contextmanager
def oxigraph_server(database: Path, port: int) -> Iterator[Server]:
    """Run Oxigraph's own server over the same files until the block ends."""
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve-read-only", "--location", str(database), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        server = Server(process.pid, port, "/query")
        try:
            _wait_for(server)
            yield server
        finally:
            process.terminate()


def _wait_for(server: Server) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError):
            ask(server.connect(), server.target("ASK {}"))
            return
        time.sleep(0.05)
    raise SystemExit("Oxigraph's server does not start")


def _family(pid: int) -> list[int]:
    """Return a process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    with contextlib.suppress(OSError):
        below = [_family(int(child)) for child in children.read_text(encoding="ascii").split()]
        return [pid, *itertools.chain.from_iterable(below)]
    return []


def _memory(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def show(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
    """Print a table: what was measured, what came out, what is wanted."""
    print(f"\n{title}")
    for what, value, wanted in rows:
        print(f"  {what:<64}{value:>14}  {wanted}")


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))
