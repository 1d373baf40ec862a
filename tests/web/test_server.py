"""``fztgraph serve`` from the command line, and what it says where it cannot serve."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import DATA, Service, publish, running, wait_for

from fztgraph.store.layout import current_file, database_dir, generation_dir
from fztgraph.web.server import address, bind


@contextlib.contextmanager
def serve(store: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command, and end it at the end of the block if it still runs."""
    command = [sys.executable, "-m", "fztgraph", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_a_signal_and_leaves_no_process(documents: Path, sign: signal.Signals) -> None:
    with serve(documents) as process:
        line = process.stdout.readline()
        url = re.fullmatch(r"generation 1 is at (http://127.0.0.1:\d+/), SPARQL at \1sparql; Ctrl-C stops\n", line)[1]
        with urllib.request.urlopen(url + "sparql?query=ASK%7B%7D&format=json", timeout=20) as response:  # noqa: S310
            assert b'"boolean":true' in response.read()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.send_signal(sign)
        _, log = process.communicate(timeout=20)
    assert "GET /sparql 200 1 rows" in log
    assert "Traceback" not in log
    assert len(children) >= 2
    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def test_workers_end_with_a_service_that_is_killed(documents: Path) -> None:
    with serve(documents) as process:
        url = process.stdout.readline().split()[4].rstrip(",")
        urllib.request.urlopen(url, timeout=20).close()  # noqa: S310
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)
    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def test_a_port_in_use_is_told_in_one_line(fztgraph, documents: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = fztgraph("serve", "--store", documents, "--port", port)
    assert (outcome.status, outcome.one_line) == (1, True)
    assert f"cannot listen on 127.0.0.1, port {port}: Address already in use; choose another" in outcome.err


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--port", "70000"], 2, "--port: 70000 is not from 0 to 65535"),
        (["--host", "no.such.host.invalid"], 1, "cannot listen on no.such.host.invalid"),
        (["--time-limit", "0"], 2, "--time-limit: 0.0 is not above 0"),
        (["--time-limit", "nan"], 2, "--time-limit: nan is not above 0"),
        (["--max-memory", "0"], 2, "--max-memory: 0 is not above 0"),
        (["--workers", "-1"], 2, "--workers: -1 is not above 0"),
        (["--port", "x"], 2, "invalid int value"),
    ],
)
def test_wrong_options_are_told_in_one_line(fztgraph, documents: Path, options: list, status: int, said: str) -> None:
    outcome = fztgraph("serve", "--store", documents, *options)
    assert (outcome.status, outcome.one_line) == (status, True)
    assert said in outcome.err


def test_a_missing_store_is_told_in_one_line(fztgraph, tmp_path: Path) -> None:
    outcome = fztgraph("serve", "--store", tmp_path / "none", "--port", 0)
    assert (outcome.status, outcome.one_line) == (1, True)
    assert "no store at" in outcome.err


def test_a_damaged_store_is_told_in_one_line(fztgraph, tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, "1")
    for file in database_dir(generation_dir(store, 1)).iterdir():
        file.write_bytes(b"damaged")
    outcome = fztgraph("serve", "--store", store, "--port", 0)
    assert (outcome.status, outcome.one_line) == (1, True)
    assert "the graph does not open" in outcome.err
    current_file(store).write_text("word")
    assert "is not the number of a generation" in fztgraph("serve", "--store", store, "--port", 0).err


def test_the_socket_says_that_it_is_tcp_so_that_small_answers_go_out_at_once() -> None:
    with bind("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_an_address_of_version_six_has_brackets() -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")
    with bind("::1", 0) as listener:
        assert re.fullmatch(r"http://\[::1\]:\d+/", address(listener))


def test_the_first_page_leads_to_the_endpoint(service: Service) -> None:
    assert 'href="/sparql"' in service.request("GET", "/").body.decode()
    assert service.request("GET", "/static/query.css").headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/sparql", "/static/query.css", "/nothing", "/static/nothing"])
def test_every_page_may_ask_only_its_own_server(service: Service, path: str) -> None:
    headers = service.request("GET", path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"


def test_a_fault_is_a_problem_with_the_headers_of_all_else(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("fztgraph.web.sparql.describe_service", None)
    answer = service.request("GET", "/sparql")
    assert (answer.status, answer.kind) == (500, "internal")
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert answer.headers["x-content-type-options"] == "nosniff"
    wait_for(lambda: "TypeError" in caplog.text)


def test_people_are_told_a_fault_on_a_page(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fztgraph.web.explorer.is_known", None)
    answer = service.request("GET", "/?lang=en", headers={"accept": "text/html"})
    assert answer.status == 500
    assert "The service has a fault" in answer.body.decode()
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")


def test_what_is_not_here_is_a_problem(service: Service) -> None:
    answer = service.request("GET", "/nothing")
    assert (answer.status, answer.kind) == (404, "not-found")
    assert "/nothing is no page of this service" in answer.json["detail"]


def test_other_origins_may_read_answers_only_where_they_are_named(documents: Path, service: Service) -> None:
    query, origin = f"ASK {{ <{DATA}1> ?p ?o }}", {"origin": "https://page.example"}
    assert service.get(query, headers=origin).headers["access-control-allow-origin"] is None
    with running(documents, origins=["https://page.example"]) as open_service:
        assert open_service.get(query, headers=origin).headers["access-control-allow-origin"] == "https://page.example"
        asked = {**origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
        preflight = open_service.request("OPTIONS", "/sparql", headers=asked)
        assert (preflight.status, preflight.headers["access-control-allow-methods"]) == (200, "GET, HEAD, POST")
        exposed = open_service.get(query, headers=origin).headers["access-control-expose-headers"]
        assert exposed == "ETag, Retry-After, fztgraph-notes"
        other = {"origin": "https://other.example"}
        assert open_service.get(query, headers=other).headers["access-control-allow-origin"] is None
