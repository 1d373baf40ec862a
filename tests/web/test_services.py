"""SERVICE asks only the hosts that are allowed, by what the query means and not by its text."""

import gc
import http.server
import threading
from collections.abc import Iterator

import pytest
from pyoxigraph import Store

from fztgraph.web.bounded import UnansweredError
from fztgraph.web.evaluation import answer_question
from fztgraph.web.limits import Limits
from fztgraph.web.questions import Question


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Drop unread answers in the thread that asked, as pyoxigraph wants; a server of another test is another thread."""
    yield
    gc.collect()


ANSWER = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from afar"}}]}}'


@pytest.fixture
def other() -> Iterator[tuple[str, list[str]]]:
    """The host of another SPARQL service, and the requests that it got; /away sends clients elsewhere."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            requests.append(self.path)
            if self.path == "/away":
                self.send_response(307)
                self.send_header("location", "/elsewhere")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("content-type", "application/sparql-results+json")
            self.send_header("content-length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"127.0.0.1:{server.server_port}", requests
    server.shutdown()
    thread.join()
    server.server_close()


def ask(text: str, *allowed: str) -> str:
    return answer_question(Store(), Question(text), Limits(), allowed=allowed).body.decode()


def test_an_allowed_host_is_asked(other: tuple[str, list[str]]) -> None:
    host, requests = other
    assert "from afar" in ask(f"SELECT * {{ SERVICE <http://{host}/sparql> {{ ?s ?p ?x }} }}", host)
    assert requests == ["/sparql"]


def test_an_allowed_host_is_asked_behind_a_number_sign_that_begins_no_comment(other: tuple[str, list[str]]) -> None:
    host, requests = other
    before = "VALUES (?a ?b) { (<http://example.org/a#b> '#') }"
    assert "from afar" in ask(f"SELECT * {{ {before} SERVICE <http://{host}/sparql#x> {{ ?s ?p ?x }} }}", host)
    assert len(requests) == 1


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://HOST/sparql>",
        "SERVICE <http://allowed.example@HOST/sparql>",
        "SERVICE <http://HOST#@allowed.example/sparql>",
        "SERVICE <ftp://allowed.example/sparql>",
        "VALUES ?a { <http://allowed.example/> } SERVICE ?a",
        "SERVICE <http://allowed.example/> { ?s ?p ?x } SERVICE <http://HOST/sparql>",
        "SERVICE <relative>",
    ],
)
def test_no_other_host_is_asked(other: tuple[str, list[str]], clause: str) -> None:
    host, requests = other
    with pytest.raises(UnansweredError, match=r"only these hosts may be asked: allowed\.example") as refusal:
        ask(f"SELECT * {{ {clause.replace('HOST', host)} {{ ?s ?p ?x }} }}", "allowed.example")
    assert (refusal.value.kind, requests) == ("SERVICE_REFUSED", [])


def test_an_allowed_host_cannot_send_the_query_on(other: tuple[str, list[str]]) -> None:
    host, requests = other
    with pytest.raises(UnansweredError):
        ask(f"SELECT * {{ SERVICE <http://{host}/away> {{ ?s ?p ?x }} }}", host)
    assert requests == ["/away"]


def test_from_does_not_fetch(other: tuple[str, list[str]]) -> None:
    host, requests = other
    query = "SELECT * FROM <http://HOST/graph> { ?s ?p ?x }"
    assert '"bindings":[]' in ask(query.replace("HOST", host))
    assert requests == []
