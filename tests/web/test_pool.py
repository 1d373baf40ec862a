"""Limits, lanes, new generations, clients that go away and workers that die, all over real HTTP and real processes."""

import asyncio
import contextlib
import gc
import itertools
import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from serving import DATA, ENDLESS, Answer, Service, publish, running, wait_for

from fztgraph.store.layout import current_file, generation_dir
from fztgraph.web.limits import Limits
from fztgraph.web.pool import Pool
from fztgraph.web.questions import Question

LIMIT = 4


@pytest.fixture(scope="module")
def limited(documents: Path) -> Iterator[Service]:
    """A service whose queries may take a little longer than a quick one does."""
    with running(documents, limits=Limits(time=LIMIT)) as service:
        yield service


def endless(number: int) -> str:
    """A query that never ends, and is not the one of another number."""
    return f"{ENDLESS} # {number}"


def is_running(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def kill_workers(service: Service) -> None:
    """Kill the workers of a service, and wait until they are dead."""
    pids = set(service.pids)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not pids & set(service.pids))


def ask_in_threads(
    service: Service, queries: list[str], forms: Sequence[str] = ("json",)
) -> tuple[list[Answer], list[threading.Thread]]:
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda q=query, f=form: answers.append(service.get(q, format=f)))
        for query, form in zip(queries, itertools.cycle(forms), strict=False)
    ]
    for thread in threads:
        thread.start()
    return answers, threads


def test_an_endless_query_is_stopped_at_the_limit_and_its_process_with_it(limited: Service) -> None:
    before = set(limited.pids)
    started = time.monotonic()
    answer = limited.get(endless(1))
    assert LIMIT <= time.monotonic() - started < LIMIT + 1
    assert (answer.status, answer.kind, answer.json["limit"]) == (504, "time-limit", LIMIT)
    wait_for(lambda: any(not is_running(pid) for pid in before))
    wait_for(lambda: len(limited.pids) == 2)


def test_slow_queries_do_not_delay_quick_ones(limited: Service) -> None:
    quick = "SELECT (RAND() AS ?never_kept) {}"
    assert limited.get(quick).status == 200
    answers, threads = ask_in_threads(limited, [endless(number) for number in range(10, 16)])
    waits = []
    while any(thread.is_alive() for thread in threads):
        started = time.monotonic()
        assert limited.get(quick).status == 200
        waits.append(time.monotonic() - started)
    assert {answer.status for answer in answers} <= {503, 504}
    assert len(answers) == 6
    assert len(waits) > 10
    assert sorted(waits)[len(waits) // 2] < 0.5


def test_a_query_that_was_long_before_begins_in_the_long_lane(documents: Path) -> None:
    with running(documents, limits=Limits(time=2), workers=1) as service:
        assert service.get(endless(5)).kind == "time-limit"
        answers, threads = ask_in_threads(service, [endless(5)] * 2, forms=("json", "xml"))
        for thread in threads:
            thread.join()
        assert sorted(answer.kind for answer in answers) == ["busy", "time-limit"]


def test_a_client_that_goes_away_frees_its_worker(documents: Path) -> None:
    with running(documents, limits=Limits(time=60)) as service:
        before = service.pids
        host, port = urlsplit(service.url).netloc.split(":")
        with socket.create_connection((host, int(port))) as connection:
            request = f"GET /sparql?query={quote(endless(2))} HTTP/1.1\r\nHost: x\r\n\r\n"
            connection.sendall(request.encode())
            time.sleep(0.5)
            assert all(map(is_running, before))
        wait_for(lambda: not all(map(is_running, before)))
        wait_for(lambda: len(service.pids) == 2)


def test_a_worker_that_dies_is_told_and_replaced(limited: Service) -> None:
    answers, threads = ask_in_threads(limited, [endless(3)])
    time.sleep(0.3)
    kill_workers(limited)
    threads[0].join()
    assert [(answer.status, answer.kind) for answer in answers] == [(500, "worker-died")]
    assert limited.get("ASK {}").json["boolean"] is True
    wait_for(lambda: len(limited.pids) == 2)


def test_workers_that_died_while_idle_are_not_asked(limited: Service) -> None:
    kill_workers(limited)
    assert limited.get("SELECT * { ?idle ?p ?o }").status == 200


def test_a_query_that_exhausts_the_stack_harms_no_other(limited: Service) -> None:
    answer = limited.get("ASK " + "{" * 60_000 + "}" * 60_000)
    assert answer.kind in {"worker-died", "malformed-query", "not-answered", "time-limit"}
    assert limited.get("ASK { ?s ?p ?o }").status == 200


def growing(power: int) -> str:
    """A query that holds ten to the power of texts of 20 letters, and tells how many letters that is."""
    values = "".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(power))
    return f'SELECT (STRLEN(GROUP_CONCAT("twenty letters in it"; SEPARATOR = "")) AS ?n) {{ {values} }}'


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts all memory of a process")
def test_a_query_that_needs_more_memory_than_the_limit_is_told_so_and_its_process_replaced(documents: Path) -> None:
    with running(documents, limits=Limits(time=30, memory=64 << 20)) as service:
        before = set(service.pids)
        answer = service.get(growing(7))
        assert (answer.status, answer.kind, answer.json["limit"]) == (422, "memory-limit", 64 << 20)
        assert "more than 64 MiB of memory" in answer.json["detail"]
        wait_for(lambda: len(service.pids) == 2)
        assert set(service.pids) != before
        assert service.get(SUBJECTS).status == 200


def test_a_query_may_take_what_the_limit_leaves(limited: Service) -> None:
    rows = limited.get(growing(6)).json["results"]["bindings"]
    assert int(rows[0]["n"]["value"]) == 20 * 10**6


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.12, 0.3])
def test_a_pool_that_is_closed_in_the_middle_of_all_leaves_nothing_behind(documents: Path, pause: float) -> None:
    lost: list[object] = []

    async def close() -> tuple[set[int], set[str]]:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: lost.append(context))
        pool = Pool(documents, Limits(), workers=2)
        await pool.open()
        asks = [asyncio.ensure_future(pool.ask(Question(endless(number)))) for number in range(30, 36)]
        await asyncio.sleep(0.5)
        for ask in asks[:3]:
            ask.cancel()
        await asyncio.sleep(pause)
        pids, closing = set(pool.pids), asyncio.ensure_future(pool.close())
        await asyncio.sleep(0)
        for ask in asks[3:]:
            ask.cancel()
        await asyncio.gather(closing, *asks, return_exceptions=True)
        await asyncio.sleep(0.05)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        return pids | set(pool.pids), {str(task.get_coro()) for task in others}

    pids, tasks = asyncio.run(close())
    gc.collect()
    assert pids
    assert (tasks, lost, [pid for pid in pids if is_running(pid)]) == (set(), [], [])


def test_no_worker_outlives_the_service(documents: Path) -> None:
    with running(documents, limits=Limits(time=30)) as service:
        pids = service.pids
        assert len(pids) == 2
    wait_for(lambda: not any(map(is_running, pids)))


SUBJECTS = "SELECT ?s { ?s a ?c } ORDER BY ?s"


def subjects(service: Service) -> list[str]:
    rows = service.get(SUBJECTS).json["results"]["bindings"]
    return [row["s"]["value"].removeprefix(DATA) for row in rows]


def test_a_new_generation_is_picked_up_while_old_queries_go_on(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, "old")
    with running(store, limits=Limits(time=4)) as service:
        assert subjects(service) == ["old"]
        etag = service.get(SUBJECTS).headers["etag"]
        answers, threads = ask_in_threads(service, [endless(4)])
        publish(store, "new", keep=1)
        wait_for(lambda: subjects(service) == ["new"], seconds=3)
        assert threads[0].is_alive()
        assert service.get(SUBJECTS, headers={"if-none-match": etag}).status == 200
        threads[0].join()
        assert answers[0].kind == "time-limit"
        assert not generation_dir(store, 1).exists()


def test_a_damaged_generation_is_not_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = tmp_path / "store"
    publish(store, "good")
    with running(store) as service:
        shutil.copytree(generation_dir(store, 1), generation_dir(store, 2))
        current_file(store).write_text("000002\n")
        wait_for(lambda: "generation 1 stays in use" in caplog.text)
        assert subjects(service) == ["good"]


def test_a_store_built_anew_is_picked_up_though_its_number_is_the_same(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, "first")
    with running(store) as service:
        assert subjects(service) == ["first"]
        shutil.rmtree(store)
        publish(store, "again")
        wait_for(lambda: subjects(service) == ["again"])


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, "one")
    with running(store) as service:
        shutil.rmtree(store)
        kill_workers(service)
        answer = service.get("ASK { ?gone ?p ?o }")
        assert (answer.status, answer.kind, answer.headers["retry-after"]) == (503, "store-unavailable", "5")
        publish(store, "two")
        wait_for(lambda: service.get("ASK { ?back ?p ?o }").status == 200)
