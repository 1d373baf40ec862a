"""The two lanes in which queries run, so that a slow query never delays a quick one.

A query starts in the quick lane. One that computes more than ``limits.QUICK`` moves over to the long lane with its
process, which goes behind the others in priority, and a fresh process takes its place. Where the long lane is full, the
query is stopped and begins again there when there is room. A query that was long before starts in the long lane; one
that was short before has places of its own, and the stock keeps a process for those. So the quick lane always has room
soon, and the long one never takes more than its share of processes and memory.
"""

import asyncio
from collections import OrderedDict
from pathlib import Path

from fztgraph.web.editions import Edition
from fztgraph.web.limits import GRACE, QUICK, QUICK_BY_CLOCK, QUICK_WHEN_PRESSED, WAITING, WIDTH, Limits
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.processes import Worker
from fztgraph.web.questions import Question, Reply
from fztgraph.web.stock import Stock

#: How often a query in the quick lane is looked at, in seconds.
_STEP = 0.1
#: A worker that dies as soon as it is asked may have been dying before: the query is given to another, once.
_AT_ONCE = 0.25
#: How many queries are remembered that were long, and that were short.
_REMEMBERED = 1024


class Pool:
    """``workers`` processes stay ready; as many queries at most run in the long lane."""

    def __init__(self, store_dir: Path, limits: Limits, *, workers: int, hosts: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self._stock = Stock(store_dir, limits, ready=workers, hosts=hosts)
        self._new = asyncio.Semaphore(WIDTH * workers)
        self._known = asyncio.Semaphore(WIDTH * workers)
        self._long = asyncio.Semaphore(workers)
        self._waiting = 0
        self._were_long = Memory()
        self._were_short = Memory()

    async def open(self) -> None:
        """Start the processes; raises StoreError where they cannot open the store."""
        await self._stock.open()

    async def close(self) -> None:
        """End all processes."""
        await self._stock.close()

    @property
    def edition(self) -> Edition:
        """The generation that new queries are asked of."""
        return self._stock.edition

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        return self._stock.pids

    async def ask(self, question: Question) -> Reply:
        """Answer a question within the time limit; raises ProblemError. A caller who is cancelled frees the worker."""
        started = _now()
        try:
            return await self._ask(question, started + self.limits.time)
        except ProblemError as problem:
            if problem.kind is not Kind.WORKER_DIED or _now() - started > _AT_ONCE:
                raise
        return await self._ask(question, started + self.limits.time)

    async def _ask(self, question: Question, deadline: float) -> Reply:
        if question.digest not in self._were_long:
            reply = await self._ask_quick(question, deadline)
            if reply is not None:
                return reply
        return await self._ask_long(question, deadline)

    async def _ask_quick(self, question: Question, deadline: float) -> Reply | None:
        """Answer in the quick lane, from there in the long one; None where that is full."""
        is_known = question.digest in self._were_short
        lane = self._known if is_known else self._new
        await self._enter(lane, deadline)
        try:
            worker = await self._take(deadline, is_known=is_known)
            asked = _ask(worker, question)
            try:
                if await self._is_quick(worker, asked, deadline):
                    self._were_short.add(question.digest)
                    return asked.result()
                self._were_short.discard(question.digest)
                self._were_long.add(question.digest)
                if self._long.locked():
                    return None
                await self._long.acquire()
                lane.release()
                lane = self._long
                self._put_behind(worker)
                return await self._finish(asked, deadline)
            finally:
                self._give_back(worker, asked)
        finally:
            lane.release()

    async def _ask_long(self, question: Question, deadline: float) -> Reply:
        await self._enter(self._long, deadline)
        try:
            worker = await self._take(deadline)
            self._put_behind(worker)
            asked = _ask(worker, question)
            try:
                return await self._finish(asked, deadline)
            finally:
                self._give_back(worker, asked)
        finally:
            self._long.release()

    async def _is_quick(self, worker: Worker, asked: asyncio.Future[Reply], deadline: float) -> bool:
        """Return whether a query ends before it counts as long."""
        before = worker.computed()
        end = min(deadline, _now() + QUICK_BY_CLOCK)
        while _now() < end:
            if await _wait(asked, min(end, _now() + _STEP)):
                return True
            if worker.computed() - before > (QUICK_WHEN_PRESSED if self._waiting else QUICK):
                return False
        return False

    async def _finish(self, asked: asyncio.Future[Reply], deadline: float) -> Reply:
        if not await _wait(asked, deadline):
            limit = self.limits.time
            raise ProblemError(
                Kind.TIME_LIMIT,
                f"the query was stopped after {limit:g} seconds; ask for less, say with LIMIT, or bind more of it",
                {"limit": limit},
            )
        return asked.result()

    async def _enter(self, lane: asyncio.Semaphore, deadline: float) -> None:
        if self._waiting >= WAITING:
            raise _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout_at(deadline):
                await lane.acquire()
        except TimeoutError as error:
            raise _busy() from error
        finally:
            self._waiting -= 1

    async def _take(self, deadline: float, *, is_known: bool = False) -> Worker:
        try:
            async with asyncio.timeout_at(deadline):
                return await self._stock.take(is_known=is_known)
        except TimeoutError as error:
            raise _busy() from error

    def _put_behind(self, worker: Worker) -> None:
        worker.lower_priority()
        self._stock.refill()

    def _give_back(self, worker: Worker, asked: asyncio.Future[Reply]) -> None:
        """Use a process again once its query has ended; end it with its query where that still runs."""
        if not asked.done():
            if not self._stock.spawn(self._stop(worker, asked)):
                asked.cancel()
            return
        self._stock.offer(worker)

    async def _stop(self, worker: Worker, asked: asyncio.Future[Reply]) -> None:
        """Give a query of the quick lane a moment to end by itself, which spares starting a process."""
        try:
            if not worker.is_low:
                await _wait(asked, _now() + GRACE)
        finally:  # the service may be closing
            if not asked.done():
                asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        if asked.cancelled():
            self._stock.retire(worker)
        else:
            self._give_back(worker, asked)


class Memory:
    """The digests of the last queries of a sort."""

    def __init__(self) -> None:
        self._digests: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, digest: str) -> bool:
        return digest in self._digests

    def add(self, digest: str) -> None:
        """Keep a digest, and forget the oldest where there are too many."""
        self._digests[digest] = None
        self._digests.move_to_end(digest)
        while len(self._digests) > _REMEMBERED:
            self._digests.popitem(last=False)

    def discard(self, digest: str) -> None:
        """Forget a digest."""
        self._digests.pop(digest, None)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _ask(worker: Worker, question: Question) -> asyncio.Future[Reply]:
    """Ask a worker; what becomes of it is not reported as lost where nobody waits for it any more."""
    asked = asyncio.ensure_future(worker.ask(question))
    asked.add_done_callback(lambda done: done.cancelled() or done.exception())
    return asked


async def _wait(asked: asyncio.Future[Reply], until: float) -> bool:
    """Return whether a query has ended by a time of the loop's clock; it goes on if not."""
    done, _ = await asyncio.wait({asked}, timeout=max(until - _now(), 0.0))
    return bool(done)


def _busy() -> ProblemError:
    return ProblemError(
        Kind.BUSY, "all workers are taken by other queries; try again later", headers={"retry-after": "5"}
    )
