"""Who gets a free process."""

import asyncio
from pathlib import Path

import pytest
from serving import publish

from fztgraph.errors import StoreError
from fztgraph.web.editions import Edition
from fztgraph.web.limits import Limits
from fztgraph.web.processes import Worker
from fztgraph.web.stock import Stock


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
