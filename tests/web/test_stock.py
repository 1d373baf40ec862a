"""Who gets a free process."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from serving import publish

from fztgraph.errors import StoreError
from fztgraph.store.layout import current_file, database_dir, generation_dir
from fztgraph.web.editions import Edition
from fztgraph.web.limits import Limits
from fztgraph.web.processes import Worker
from fztgraph.web.stock import Stock


async def wait_until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.02)


def test_the_last_free_process_is_kept_for_queries_that_were_short_before(documents: Path) -> None:
    async def take() -> tuple[int, int, int]:
        stock = Stock(documents, Limits(), ready=2, hosts=())
        await stock.open()
        first = await stock.take()
        waiting = asyncio.ensure_future(stock.take())
        await asyncio.sleep(0)
        known = await asyncio.wait_for(stock.take(is_known=True), 0.05)
        assert not waiting.done()
        second = await asyncio.wait_for(waiting, 20)
        await stock.close()
        return first.pid, known.pid, second.pid

    assert len(set(asyncio.run(take()))) == 3


def test_a_process_that_is_offered_goes_to_whoever_waits(documents: Path) -> None:
    async def take() -> None:
        stock = Stock(documents, Limits(), ready=1, hosts=())
        await stock.open()
        only = await stock.take(is_known=True)
        waiting = asyncio.ensure_future(stock.take(is_known=True))
        await asyncio.sleep(0)
        stock.offer(only)
        assert await asyncio.wait_for(waiting, 20) is only
        await stock.close()
        assert stock.pids == ()

    asyncio.run(take())


def test_a_generation_that_did_not_open_is_tried_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = tmp_path / "store"
    publish(store, "1")
    publish(store, "1", "2")
    database, away = database_dir(generation_dir(store, 2)), tmp_path / "away"
    current_file(store).write_text("000001\n")

    async def switched() -> int:
        stock = Stock(store, Limits(), ready=1, hosts=())
        await stock.open()
        database.rename(away)
        current_file(store).write_text("000002\n")
        await wait_until(lambda: "is tried again in 2 s" in caplog.text)
        assert stock.edition.generation == 1
        away.rename(database)
        await wait_until(lambda: stock.edition.generation == 2)
        generation = (await asyncio.wait_for(stock.take(is_known=True), 20)).edition.generation
        await stock.close()
        return generation

    assert asyncio.run(switched()) == 2


def test_a_generation_that_never_opens_is_tried_less_and_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fztgraph.web.stock._AGAIN_AT_MOST", 3.0)
    publish(tmp_path, "1")

    async def waits() -> list[float]:
        stock = Stock(tmp_path, Limits(), ready=1, hosts=())
        return [stock._note_failure(stock.edition.stamp) for _ in range(4)]

    assert asyncio.run(waits()) == [1.0, 2.0, 3.0, 3.0]


def test_whoever_waits_while_a_generation_is_replaced_gets_a_process_of_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    publish(store, "1")

    async def take() -> Worker:
        stock = Stock(store, Limits(), ready=1, hosts=())
        await stock.open()
        start, old = stock._start, stock.edition

        async def start_new(edition: Edition) -> Worker:
            if edition is old:
                raise StoreError("it is gone")
            return await start(edition)

        await stock.take(is_known=True)
        publish(store, "1", "2")
        monkeypatch.setattr(stock, "_start", start_new)
        worker = await asyncio.wait_for(stock.take(), 20)
        await stock.close()
        return worker

    edition = asyncio.run(take()).edition
    assert isinstance(edition, Edition)
    assert edition.generation == 2
