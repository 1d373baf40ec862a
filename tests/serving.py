"""What the tests of the service need: a small store, and the real server on a free port with real worker processes."""

import contextlib
import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from pyoxigraph import Literal, NamedNode, Quad
from starlette.applications import Starlette

from fztgraph.iris import Iri
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, open_writer
from fztgraph.web.app import create_app
from fztgraph.web.server import address, bind, make_server

DATA = "https://example.org/data/"
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
#: Has as many solutions as there are atoms in a pinhead, whatever the store holds.
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(18)) + "}"


@dataclass(frozen=True)
class Answer:
    """What the service answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        """The end of a problem's type."""
        assert self.headers["content-type"] == "application/problem+json"
        assert self.json["status"] == self.status
        return self.json["type"].rpartition("#")[2]


@dataclass(frozen=True)
class Service:
    """A running service, and how to ask it."""

    url: str
    app: Starlette
    store: Path

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = self.connect()
        with contextlib.closing(connection):
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=30)

    def get(self, query: str, *, headers: Mapping[str, str] | None = None, method: str = "GET", **more: str) -> Answer:
        return self.request(method, "/sparql?" + urlencode({"query": query, **more}), headers=headers)

    def post(self, body: bytes | str, media_type: str, **headers: str) -> Answer:
        data = body.encode() if isinstance(body, str) else body
        return self.request("POST", "/sparql", data, {"content-type": media_type, **headers})

    @property
    def pids(self) -> tuple[int, ...]:
        """The worker processes."""
        return self.app.state.answers.pool.pids


def publish(store: Path, *names: str, keep: int = 5) -> int:
    """Publish a generation with a graph a name, in which the graph's own IRI is a document; return its number."""
    records, kind = {}, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    with open_writer(store, rebuild=True) as writer, writer.begin() as build:
        for name in names:
            graph = NamedNode(DATA + name)
            label = Quad(graph, NamedNode("https://example.org/says"), Literal(f"第“{name}”\n号, 42"), graph)
            size = build.replace(Iri(graph.value), [Quad(graph, kind, NamedNode(DOCUMENT), graph), label])
            records[Iri(graph.value)] = ArticleRecord(f"/{name}", name, "", "", Counts(quads=size))
        report = RefreshReport(str(store))
        return build.publish(Manifest(articles=records), report=report, keep=keep).generation


@contextlib.contextmanager
def running(store: Path, **options: Any) -> Iterator[Service]:
    """Run the service until the block ends."""
    app = create_app(store, **{"workers": 2, **options})
    with bind("127.0.0.1", 0) as listener:
        server = make_server(app)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            wait_for(lambda: server.started or not thread.is_alive())
            assert server.started
            yield Service(address(listener).rstrip("/"), app, store)
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


def wait_for(condition: Callable[[], object], *, seconds: float = 15) -> None:
    """Wait until something holds; fail where it does not within the time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
