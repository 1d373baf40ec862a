"""The worker processes: some stay ready, more are started while many queries come, all of the present generation."""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NamedTuple

from fztgraph.errors import StoreError
from fztgraph.web.editions import Edition, Stamp, current_stamp, read_edition
from fztgraph.web.limits import Limits
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.processes import Worker, start_worker

log = logging.getLogger(__name__)

#: How often the store is looked at for a new generation, and how long a spare process is kept, in seconds.
_LOOK, _SPARE = 0.5, 10.0
#: How long after a generation did not open it is tried again, in seconds: first, and at most; twice as long each time.
_AGAIN, _AGAIN_AT_MOST = 1.0, 60.0


class Failure(NamedTuple):
    """A generation that did not open, and when it is tried again, by the loop's clock."""

    stamp: Stamp
    wait: float
    until: float

    def holds(self, stamp: Stamp, now: float) -> bool:
        """Whether a generation is not worth trying: it is the one that failed, and not yet due."""
        return stamp == self.stamp and now < self.until


class Stock:
    """Hands out free processes. The last free one is kept for queries that were short before (``is_known``)."""

    def __init__(self, store_dir: Path, limits: Limits, *, ready: int, hosts: tuple[str, ...]) -> None:
        self.edition: Edition = read_edition(store_dir)
        self._store_dir = store_dir
        self._limits = limits
        self._ready = ready
        self._hosts = hosts
        self._all: set[Worker] = set()
        self._idle: deque[Worker] = deque()
        self._takers: dict[bool, deque[asyncio.Future[Worker]]] = {True: deque(), False: deque()}
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: Failure | None = None
        self._looking = asyncio.Lock()
        self._is_closing = False
        self._last_short = 0.0

    async def open(self) -> None:
        """Start the processes; raises StoreError where they cannot open the store."""
        starts = (self._start(self.edition) for _ in range(self._ready))
        for started in await asyncio.gather(*starts, return_exceptions=True):
            if isinstance(started, BaseException):
                raise started
            self._idle.append(started)
        self.spawn(self._watch())

    async def close(self) -> None:
        """End all processes."""
        self._is_closing = True
        while self._tasks:  # one that is stopped may leave something to do
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))
        self._all.clear()
        self._idle.clear()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        return tuple(sorted(worker.pid for worker in self._all if worker.is_alive))

    async def take(self, *, is_known: bool = False) -> Worker:
        """Return a free process, or wait for the next; raises ProblemError where none can be started."""
        while len(self._idle) > (0 if is_known else 1):
            worker = self._idle.pop()
            if self._is_fit(worker):
                return worker
            self.retire(worker)
        self._last_short = asyncio.get_running_loop().time()
        taker: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._takers[is_known].append(taker)
        self.refill()
        try:
            return await taker
        except asyncio.CancelledError:
            if taker.done() and not taker.cancelled() and taker.exception() is None:
                self.offer(taker.result())
            raise
        finally:
            if taker in self._takers[is_known]:
                self._takers[is_known].remove(taker)

    def offer(self, worker: Worker) -> None:
        """Hand a free process to whoever waits, else keep it; end one that is not to be used again."""
        if not self._is_fit(worker):
            self.retire(worker)
            return
        for is_known in (True, False) if self._idle else (True,):
            while self._takers[is_known]:
                taker = self._takers[is_known].popleft()
                if not taker.done():
                    taker.set_result(worker)
                    return
        self._idle.append(worker)
        self.refill()  # whoever still waits gets another, since this one is kept

    def retire(self, worker: Worker) -> None:
        """End a process, and start another where one is missing then."""
        self.spawn(self._end(worker))

    def refill(self) -> None:
        """Start what is missing: one process for each that waits, one that is kept, and those that stay ready."""
        if self._is_closing:
            return
        waiting = sum(not taker.done() for takers in self._takers.values() for taker in takers)
        busy = sum(worker.is_alive and not worker.is_low for worker in self._all) - len(self._idle)
        kept = 0 if self._idle else 1
        missing = max(waiting + kept, self._ready - busy - len(self._idle)) - self._starting
        for _ in range(missing):
            self._starting += 1
            self.spawn(self._start_one())

    def spawn(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do some work beside all else; it is stopped when the stock is closed, and not begun after that (False)."""
        if self._is_closing:
            work.close()
            return False
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    def _is_fit(self, worker: Worker) -> bool:
        return worker.is_alive and not worker.is_low and worker.edition is self.edition

    async def _end(self, worker: Worker) -> None:
        await worker.end()
        self._all.discard(worker)
        self.refill()

    async def _start_one(self) -> None:
        edition = self.edition
        started: Worker | Exception
        try:
            started = await self._start(edition)
        except (StoreError, OSError) as error:
            started = error
            await self._look()
        finally:
            self._starting -= 1
        if isinstance(started, Worker):
            self.offer(started)
        elif self.edition is edition:
            log.error("no worker can be started: %s", started)
            self._fail_takers(started)
        else:
            self.refill()

    async def _start(self, edition: Edition) -> Worker:
        worker = await start_worker(edition.database, edition, self._limits, self._hosts)
        self._all.add(worker)
        return worker

    def _fail_takers(self, error: Exception) -> None:
        for taker in (*self._takers[True], *self._takers[False]):
            if not taker.done():
                taker.set_exception(ProblemError(Kind.STORE_UNAVAILABLE, str(error), headers={"retry-after": "5"}))

    async def _watch(self) -> None:
        """Look for a new generation, and let go of processes that are no longer needed."""
        while True:
            await asyncio.sleep(_LOOK)
            await self._look()
            now = asyncio.get_running_loop().time()
            if len(self._idle) > self._ready and now - self._last_short > _SPARE:
                self.retire(self._idle.popleft())

    async def _look(self) -> None:
        """Go over to a new generation, if there is one, once a process has it open."""
        async with self._looking:
            stamp = current_stamp(self._store_dir)
            if stamp is None or stamp == self.edition.stamp or self._is_hopeless(stamp):
                return
            try:
                edition = await asyncio.to_thread(read_edition, self._store_dir)
                worker = await self._start(edition)
            except (StoreError, OSError) as error:
                wait = self._note_failure(stamp)
                log.error(  # noqa: TRY400
                    "generation %d stays in use, and the next is tried again in %g s: %s",
                    *(self.edition.generation, wait, error),
                )
                return
            self._failed = None
            self._switch(edition, worker)

    def _is_hopeless(self, stamp: Stamp) -> bool:
        return self._failed is not None and self._failed.holds(stamp, asyncio.get_running_loop().time())

    def _note_failure(self, stamp: Stamp) -> float:
        """Return how long to wait before a generation is tried again."""
        wait = _AGAIN
        if self._failed is not None and self._failed.stamp == stamp:
            wait = min(2 * self._failed.wait, _AGAIN_AT_MOST)
        self._failed = Failure(stamp, wait, asyncio.get_running_loop().time() + wait)
        return wait

    def _switch(self, edition: Edition, worker: Worker) -> None:
        """Put a generation in use; what runs on the old one goes on."""
        log.info("generation %d takes the place of %d", edition.generation, self.edition.generation)
        self.edition = edition
        old, self._idle = self._idle, deque()
        for idle in old:
            self.retire(idle)
        self.offer(worker)
        self.refill()
