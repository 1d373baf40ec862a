"""Who gets a free process."""

import asyncio
from pathlib import Path

from fztgraph.web.limits import Limits
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
