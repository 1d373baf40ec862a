"""What is asked again to the byte: the same answer, and nothing of one request in that of another."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from serving import Service, publish, running, wait_for

from fztgraph.web import repeats
from fztgraph.web.repeats import Repeats

_ASKED = "GET /sparql?query=ASK%7B%3Fs%20%3Fp%20{number}%7D HTTP/1.1\r\nHost: here\r\n{more}\r\n"
_BOOLEAN = b'{"head":{},"boolean":false}'


class Line:
    """A connection on which bytes are sent as they are."""

    def __init__(self, service: Service) -> None:
        address = urlsplit(service.url)
        self._socket = socket.create_connection((address.hostname, address.port), timeout=10)
        self.close = self._socket.close

    def ask(self, request: str, *, answers: int = 1) -> list[bytes]:
        """Return the answers without their dates, which end where a boolean does."""
        self._socket.sendall(request.encode())
        got = b""
        while got.count(_BOOLEAN) < answers:
            got += self._socket.recv(65536) or pytest.fail(f"closed after {got!r}")
        return [b"\r\n".join(x for x in part.split(b"\r\n") if b"date:" not in x) for part in got.split(_BOOLEAN)[:-1]]


@pytest.fixture
def line(service: Service) -> Iterator[Line]:
    with closing(Line(service)) as line:
        yield line


@pytest.fixture
def repeated(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], bool]]:
    """Whether an answer was repeated, as the log says."""
    with caplog.at_level("INFO", repeats.__name__):
        yield lambda: any("repeated" in message for message in caplog.messages)


def test_a_request_that_is_repeated_gets_the_same_bytes(line: Line, repeated: Callable[[], bool]) -> None:
    request = _ASKED.format(number=1, more="")
    first, second = line.ask(request), line.ask(request)
    assert first == second
    assert b"x-content-type-options: nosniff" in second[0]
    assert repeated()


@pytest.mark.parametrize(
    "more",
    [
        "Content-Length: 0\r\n",
        "Connection: TE\r\n",
        "X-Forwarded-Proto: https\r\n",
        "Expect: 100-continue\r\n",
        "Accept: text/csv;q=0, */*\r\nUpgrade: h2c\r\n",
    ],
)
def test_a_request_that_its_bytes_do_not_tell_all_of_is_read_each_time(
    line: Line, repeated: Callable[[], bool], more: str
) -> None:
    request = _ASKED.format(number=2, more=more)
    assert len({line.ask(request)[0] for _ in range(3)}) == 1
    assert not repeated()


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_two_requests_that_come_at_once_are_two(line: Line, repeated: Callable[[], bool], end: str) -> None:
    both = (_ASKED.format(number=3, more="") + _ASKED.format(number=4, more="")).replace("\r\n", end)
    both = both.removesuffix(end) + "\r\n"
    for _ in range(2):
        tags = [next(x for x in answer.split(b"\r\n") if b"etag" in x) for answer in line.ask(both, answers=2)]
        assert tags[0] != tags[1]
    assert not repeated()


def test_a_known_request_behind_the_beginning_of_another_is_part_of_that(line: Line) -> None:
    known = _ASKED.format(number=5, more="")
    line.ask(known)
    begun = "POST /sparql?query=ASK%7B%3Fs%20%3Fp%205%7D HTTP/1.1\r\nHost: here\r\nContent-Length: "
    begun += f"{len(known)}\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
    line._socket.sendall(begun.encode())
    line._socket.sendall(known.encode())
    assert line._socket.recv(65536).startswith(b"HTTP/1.1 400")


def test_the_server_sees_a_request_now_and_then_so_that_it_keeps_the_connection(
    line: Line, repeated: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = _ASKED.format(number=6, more="")
    monkeypatch.setattr(repeats, "_UNSEEN", 0)
    assert line.ask(request) == line.ask(request)
    assert not repeated()
    monkeypatch.undo()
    line.ask(request)
    assert repeated()


def test_other_pages_between_leave_the_connection_as_it_is(line: Line, repeated: Callable[[], bool]) -> None:
    line.ask(_ASKED.format(number=7, more=""))
    line._socket.sendall(b"GET /static/query.css HTTP/1.1\r\nHost: here\r\n\r\n")
    while b"}" not in line._socket.recv(65536)[-5:]:
        pass
    line.ask(_ASKED.format(number=7, more=""))
    assert repeated()


def test_nothing_is_repeated_while_the_server_has_the_turn(line: Line, repeated: Callable[[], bool]) -> None:
    known = _ASKED.format(number=8, more="")
    line.ask(known)
    values = "".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(6))
    sums = " + ".join(f"?v{n}" for n in range(6))
    slow = quote(f"ASK {{ {values} FILTER({sums} < RAND() - 1) }}")
    slow = f"GET /sparql?query={slow} HTTP/1.1\r\nHost: here\r\n\r\n"
    line._socket.sendall(slow.encode())
    time.sleep(0.1)
    assert [b"etag" in answer for answer in line.ask(known, answers=2)] == [False, True]
    assert not repeated()


def test_a_new_generation_is_answered_anew(tmp_path: Path) -> None:
    publish(tmp_path, "1")
    with running(tmp_path) as service:
        answers = service.get("SELECT * { ?s ?p ?o }"), service.get("SELECT * { ?s ?p ?o }")
        publish(tmp_path, "1", "2")
        wait_for(lambda: service.app.state.answers.edition.generation == 2)
        later = service.get("SELECT * { ?s ?p ?o }")
    assert answers[0].body == answers[1].body != later.body


def test_the_oldest_go_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "_KEPT", 20)
    edition = object()
    kept = Repeats(lambda: edition)
    for name in (b"a", b"b", b"c"):
        kept.keep(name, b"123456789", edition)
    assert [kept.find(name) is None for name in (b"a", b"b", b"c")] == [True, False, False]


def test_what_an_edition_said_is_not_kept_for_the_next() -> None:
    kept = Repeats(lambda: 2)
    kept.keep(b"a", b"1", 1)
    assert kept.find(b"a") is None
