"""The present generation as the explorer reads it: its store, open in this process, and the index of its names."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import BoundedSemaphore
from typing import TypeVar

from pyoxigraph import Store

from fztgraph.errors import FztError
from fztgraph.explorer.index import Index, StoppedError
from fztgraph.explorer.source import Source, StoreSource
from fztgraph.explorer.visit import Answer, Moved, Shown
from fztgraph.web.editions import Edition
from fztgraph.web.indexing import index_at_last
from fztgraph.web.problems import Kind, ProblemError

log = logging.getLogger(__name__)

T = TypeVar("T")

#: How often a new generation is looked for, in seconds, how many pages are made at once, how long one may wait for the
#: index, and how many may: the others are for pages that do without.
_LOOK, _PAGES, _WAIT, _WAITING = 0.5, 4, 60.0, 2
#: How many characters of pages are kept, in all and of one.
_KEPT, _KEPT_ONE = 8_000_000, 1_000_000


class Kept:
    """Pages that were just made, by what stands for generation, language and address; the latest asked for stay."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Answer] = OrderedDict()
        self._size = 0

    def get(self, tag: str) -> Answer | None:
        """Return a page that is kept."""
        page = self._pages.get(tag)
        if page is not None:
            self._pages.move_to_end(tag)
        return page

    def put(self, tag: str, page: Answer) -> None:
        """Keep a page, unless it is large."""
        if tag in self._pages or _size(page) > _KEPT_ONE:
            return
        self._pages[tag] = page
        self._size += _size(page)
        while self._size > _KEPT:
            self._size -= _size(self._pages.popitem(last=False)[1])


def _size(page: Answer) -> int:
    """Return how many characters a page has, and some for what goes with it."""
    if isinstance(page, Moved):
        return 200
    return 200 + len(page.content if isinstance(page, Shown) else page)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A generation that is open; what is made of it goes on when another takes its place."""

    edition: Edition
    source: Source
    indexed: "Future[Index]"
    kept: Kept
    seats: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_WAITING))

    def index(self) -> Index:
        """Return the index, once it is built; raises ProblemError where that takes long, or where many wait for it."""
        if self.indexed.done():
            return self._result(0)
        if not self.seats.acquire(blocking=False):
            raise _unready()
        try:
            return self._result(_WAIT)
        finally:
            self.seats.release()

    def _result(self, wait: float) -> Index:
        try:
            return self.indexed.result(wait)
        except (TimeoutError, CancelledError, StoppedError) as error:
            raise _unready() from error


def _unready() -> ProblemError:
    return ProblemError(
        Kind.STORE_UNAVAILABLE, "the names are still being read; try again", headers={"retry-after": "5"}
    )


class Present:
    """Opens the generation that ``edition`` names, and makes pages of it in threads of its own.

    ``first_pages`` makes pages by their tags that are kept from the start of a generation.
    """

    def __init__(
        self, edition: Callable[[], Edition], *, first_pages: Callable[[Opened], Mapping[str, Answer]] | None = None
    ) -> None:
        self._edition = edition
        self._first_pages = first_pages
        self._threads = ThreadPoolExecutor(_PAGES, "explorer")
        self._indexer = ThreadPoolExecutor(1, "index")
        self._opening = asyncio.Lock()
        self._opened: Opened | None = None
        self._watch: asyncio.Task[None] | None = None
        self._is_closing = False

    def open(self) -> None:
        """Begin to follow the generations."""
        self._watch = asyncio.ensure_future(self._follow())

    async def close(self) -> None:
        """Let go of the store when the pages in progress are made."""
        self._is_closing = True
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        for threads in (self._indexer, self._threads):
            await asyncio.to_thread(threads.shutdown, cancel_futures=True)
        self._opened = None

    async def opened(self) -> Opened:
        """Return the present generation; raises ProblemError where it does not open."""
        async with self._opening:
            edition = self._edition()
            if self._opened is None or self._opened.edition is not edition:
                self._opened = await self.run(lambda: self._open(edition))
            return self._opened

    async def run(self, work: Callable[[], T]) -> T:
        """Do some work in a thread of the explorer."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _open(self, edition: Edition) -> Opened:
        try:
            store = Store.read_only(str(edition.database))
        except (OSError, RuntimeError, ValueError) as error:
            problem = str(error).splitlines()[0]
            raise ProblemError(
                Kind.STORE_UNAVAILABLE, f"the graph does not open ({problem})", headers={"retry-after": "5"}
            ) from error
        source = StoreSource(store)

        def is_stopped() -> bool:
            return self._is_closing or self._edition() is not edition

        indexed = self._indexer.submit(index_at_last, edition.database, is_stopped=is_stopped)
        return Opened(edition, source, indexed, Kept())

    async def _follow(self) -> None:
        """Open each generation before somebody asks for it."""
        warmed: Opened | None = None
        while True:
            try:
                opened = await self.opened()
                if opened is not warmed:
                    warmed = opened
                    await self._warm(opened)
            except (ProblemError, FztError) as error:
                log.error("the explorer cannot open generation %d: %s", self._edition().generation, error)  # noqa: TRY400
            await asyncio.sleep(_LOOK)

    async def _warm(self, opened: Opened) -> None:
        """Keep the first pages; one that cannot be made is left to those who ask for it, who are told why."""
        if self._first_pages is None:
            return
        make = partial(self._first_pages, opened)
        try:
            made = await self.run(make)
        except Exception:
            log.exception("the first pages of generation %d cannot be made", opened.edition.generation)
            return
        for tag, page in made.items():
            opened.kept.put(tag, page)
