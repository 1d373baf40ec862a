"""The worker processes: some stay ready, more are started while many queries come, all of the present generation."""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from fztgraph.errors import StoreError
from fztgraph.web.editions import Edition, Stamp, current_stamp, read_edition
from fztgraph.web.limits import Limits
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.processes import Worker, start_worker

log = logging.getLogger(__name__)

#: How often the store is looked at for a new generation, and how long a spare process is kept, in seconds.
_LOOK, _SPARE = 0.5, 10.0


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
        self._failed: Stamp | None = None
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
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in list(self._all)))

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

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do some work beside all else; it is stopped when the stock is closed."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

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
            if stamp is None or stamp in {self.edition.stamp, self._failed}:
                return
            try:
                edition = await asyncio.to_thread(read_edition, self._store_dir)
                worker = await self._start(edition)
            except (StoreError, OSError) as error:
                self._failed = stamp
                log.error("generation %d stays in use: %s", self.edition.generation, error)  # noqa: TRY400
                return
            self._switch(edition, worker)

    def _switch(self, edition: Edition, worker: Worker) -> None:
        """Put a generation in use; what runs on the old one goes on."""
        log.info("generation %d takes the place of %d", edition.generation, self.edition.generation)
        self.edition = edition
        old, self._idle = self._idle, deque()
        for idle in old:
            self.retire(idle)
        self.offer(worker)
        self.refill()
