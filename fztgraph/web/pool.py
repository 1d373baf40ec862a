"""The workers and the two lanes in which queries run, so that a slow query never delays a quick one.

A query starts in the quick lane. One that runs longer than ``limits.QUICK`` moves over to the long lane with its
process, which goes behind the others in priority, and a fresh process takes its place. Where the long lane is full, the
query is stopped and begins again there when there is room. A query that was long before starts in the long lane.
So the quick lane always has room soon, and the long one never takes more than its share of processes and memory.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from fztgraph.errors import StoreError
from fztgraph.web.editions import Edition, Stamp, current_stamp, read_edition
from fztgraph.web.limits import GRACE, QUICK, WAITING, Limits
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.processes import Worker, start_worker
from fztgraph.web.questions import Question, Reply

log = logging.getLogger(__name__)

#: How often the store is looked at for a new generation, and how long a spare process is kept, in seconds.
_LOOK, _SPARE = 0.5, 10.0
#: How many queries that were long are remembered.
_REMEMBERED = 1024


class Pool:
    """``workers`` processes stay ready; as many more are started while that many queries come at once."""

    def __init__(self, store_dir: Path, limits: Limits, *, workers: int, hosts: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self.edition: Edition = read_edition(store_dir)
        self._store_dir = store_dir
        self._workers = workers
        self._hosts = hosts
        self._quick = asyncio.Semaphore(2 * workers)
        self._long = asyncio.Semaphore(workers)
        self._idle: deque[Worker] = deque()
        self._takers: deque[asyncio.Future[Worker]] = deque()
        self._starting = 0
        self._waiting = 0
        self._all: set[Worker] = set()
        self._slow: OrderedDict[str, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: Stamp | None = None
        self._switching = asyncio.Lock()
        self._closing = False
        self._last_short = 0.0

    async def open(self) -> None:
        """Start the processes; raises StoreError where they cannot open the store."""
        started = await asyncio.gather(*(self._start(self.edition) for _ in range(self._workers)))
        self._idle.extend(started)
        self._spawn(self._watch())

    async def close(self) -> None:
        """End all processes."""
        self._closing = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in list(self._all)))

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        return tuple(sorted(worker.pid for worker in self._all if worker.is_alive))

    async def ask(self, question: Question) -> Reply:
        """Answer a question within the time limit; raises ProblemError. A caller who is cancelled frees the worker."""
        deadline = asyncio.get_running_loop().time() + self.limits.time
        if question.digest not in self._slow:
            reply = await self._ask_quick(question, deadline)
            if reply is not None:
                return reply
        return await self._ask_long(question, deadline)

    async def _ask_quick(self, question: Question, deadline: float) -> Reply | None:
        """Answer in the quick lane, from there in the long one; None where that is full."""
        lane = self._quick
        await self._enter(lane, deadline)
        try:
            worker = await self._take(deadline)
            asked = asyncio.ensure_future(worker.ask(question))
            try:
                if await _wait(asked, min(deadline, asyncio.get_running_loop().time() + QUICK)):
                    return asked.result()
                self._remember(question)
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
            asked = asyncio.ensure_future(worker.ask(question))
            try:
                reply = await self._finish(asked, deadline)
            finally:
                self._give_back(worker, asked)
            return reply
        finally:
            self._long.release()

    async def _finish(self, asked: "asyncio.Future[Reply]", deadline: float) -> Reply:
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

    async def _take(self, deadline: float) -> Worker:
        """Return a free process, an idle one or the next that becomes free or has started."""
        while self._idle:
            worker = self._idle.pop()
            if self._is_fit(worker):
                return worker
            self._retire(worker)
        self._last_short = asyncio.get_running_loop().time()
        taker: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._takers.append(taker)
        self._refill()
        try:
            async with asyncio.timeout_at(deadline):
                return await taker
        except BaseException as error:
            if taker.done() and not taker.cancelled() and taker.exception() is None:
                self._offer(taker.result())
            taker.cancel()
            if isinstance(error, TimeoutError):
                raise _busy() from error
            raise

    def _offer(self, worker: Worker) -> None:
        """Hand a free process to whoever waits, else keep it."""
        if not self._is_fit(worker):
            self._retire(worker)
            return
        while self._takers:
            taker = self._takers.popleft()
            if not taker.done():
                taker.set_result(worker)
                return
        self._idle.append(worker)

    def _is_fit(self, worker: Worker) -> bool:
        return worker.is_alive and not worker.is_low and worker.edition is self.edition

    def _put_behind(self, worker: Worker) -> None:
        worker.lower_priority()
        self._refill()

    def _give_back(self, worker: Worker, asked: "asyncio.Future[Reply]") -> None:
        """Use a process again once its query has ended; end it with its query where that still runs."""
        if asked.done():
            if not asked.cancelled():
                asked.exception()  # so that one that nobody waits for is not reported as lost
            self._offer(worker)
        else:
            self._spawn(self._stop(worker, asked))
        self._refill()

    async def _stop(self, worker: Worker, asked: "asyncio.Future[Reply]") -> None:
        """Give a query of the quick lane a moment to end by itself, which spares starting a process."""
        if not worker.is_low:
            await _wait(asked, asyncio.get_running_loop().time() + GRACE)
        if asked.done():
            self._give_back(worker, asked)
            return
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        await self._end(worker)

    def _retire(self, worker: Worker) -> None:
        self._spawn(self._end(worker))

    async def _end(self, worker: Worker) -> None:
        await worker.end()
        self._all.discard(worker)
        self._refill()

    def _refill(self) -> None:
        """Start what is missing: one process for each that waits, and those that stay ready."""
        if self._closing:
            return
        waiting = sum(not taker.done() for taker in self._takers)
        busy = sum(worker.is_alive and not worker.is_low for worker in self._all) - len(self._idle)
        missing = max(waiting, self._workers - busy - len(self._idle)) - self._starting
        for _ in range(missing):
            self._starting += 1
            self._spawn(self._start_one())

    async def _start_one(self) -> None:
        try:
            worker = await self._start(self.edition)
        except (StoreError, OSError) as error:
            self._starting -= 1
            if not await self._look():
                log.error("no worker can be started: %s", error)  # noqa: TRY400
                self._fail_takers(error)
            return
        except BaseException:
            self._starting -= 1
            raise
        self._starting -= 1
        self._offer(worker)

    def _fail_takers(self, error: Exception) -> None:
        while self._takers:
            taker = self._takers.popleft()
            if not taker.done():
                taker.set_exception(ProblemError(Kind.STORE_UNAVAILABLE, str(error), headers={"retry-after": "5"}))

    async def _start(self, edition: Edition) -> Worker:
        worker = await start_worker(edition.database, edition, self.limits, self._hosts)
        self._all.add(worker)
        return worker

    async def _watch(self) -> None:
        """Look for a new generation, and let go of processes that are no longer needed."""
        while True:
            await asyncio.sleep(_LOOK)
            await self._look()
            now = asyncio.get_running_loop().time()
            if len(self._idle) > self._workers and now - self._last_short > _SPARE:
                self._retire(self._idle.popleft())

    async def _look(self) -> bool:
        """Answer from a new generation once a process has it open; return whether there is one."""
        async with self._switching:
            stamp = current_stamp(self._store_dir)
            if stamp is None or stamp in {self.edition.stamp, self._failed}:
                return False
            try:
                edition = await asyncio.to_thread(read_edition, self._store_dir)
                worker = await self._start(edition)
            except (StoreError, OSError) as error:
                self._failed = stamp
                log.error("generation %d stays in use: %s", self.edition.generation, error)  # noqa: TRY400
                return False
            self._switch(edition, worker)
            return True

    def _switch(self, edition: Edition, worker: Worker) -> None:
        """Put a generation in use; what runs on the old one goes on."""
        log.info("generation %d takes the place of %d", edition.generation, self.edition.generation)
        self.edition = edition
        old, self._idle = self._idle, deque()
        for idle in old:
            self._retire(idle)
        self._offer(worker)
        self._refill()

    def _remember(self, question: Question) -> None:
        self._slow[question.digest] = None
        while len(self._slow) > _REMEMBERED:
            self._slow.popitem(last=False)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _wait(asked: "asyncio.Future[Reply]", until: float) -> bool:
    """Return whether a query has ended by a time of the loop's clock; it goes on if not."""
    left = max(until - asyncio.get_running_loop().time(), 0.0)
    done, _ = await asyncio.wait({asked}, timeout=left)
    return bool(done)


def _busy() -> ProblemError:
    return ProblemError(
        Kind.BUSY, "all workers are taken by other queries; try again later", headers={"retry-after": "5"}
    )
