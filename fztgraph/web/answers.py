"""Answers of the present generation: from a worker, or from those that were just given."""

import asyncio
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import NamedTuple

from fztgraph.web.editions import Edition
from fztgraph.web.pool import Pool
from fztgraph.web.questions import Question, Reply

#: Functions whose value differs from run to run, and other servers, whose answers may.
_UNSTEADY = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)
#: How much is kept in all, and of one answer at most, in bytes of answers and queries.
_KEPT, _KEPT_ONE = 16 * 1024 * 1024, 512 * 1024


class Answer(NamedTuple):
    """A reply, and what changes whenever it may; None for the reply to an unsteady query."""

    reply: Reply
    tag: str | None


class _Run:
    """A question that is being answered, for as long as anyone waits for the answer."""

    def __init__(self, work: Coroutine[None, None, Answer], ended: Callable[[], None]) -> None:
        self._task = asyncio.ensure_future(work)
        self._task.add_done_callback(self._read)
        self._ended = ended
        self._waiting = 0

    async def answer(self) -> Answer:
        """Wait for the answer; whoever waits last and goes away stops the run."""
        self._waiting += 1
        try:
            return await asyncio.shield(self._task)
        finally:
            self._waiting -= 1
            if not self._waiting and not self._task.done():
                self._ended()
                self._task.cancel()

    def _read(self, task: asyncio.Task[Answer]) -> None:
        self._ended()
        _ = task.cancelled() or task.exception()  # one that nobody waits for any more is not reported as lost


class Answers:
    """Asks a pool, once where several ask the same; keeps small answers for as long as their generation is in use."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._edition = pool.edition
        self._kept: OrderedDict[Question, Answer] = OrderedDict()
        self._size = 0
        self._runs: dict[tuple[Edition, Question], _Run] = {}

    @property
    def edition(self) -> Edition:
        """The generation that new questions are asked of."""
        return self.pool.edition

    def tag(self, question: Question) -> str | None:
        """Return what stands for generation, query and form; None for an unsteady query."""
        if _UNSTEADY.search(question.text):
            return None
        parts = f"{self.edition.stamp} {question.digest} {question.form}"
        return hashlib.blake2b(parts.encode(), digest_size=15).hexdigest()

    def kept(self, question: Question) -> Answer | None:
        """Return an answer of the present generation that was given before."""
        if self._edition is not self.edition:
            self._edition, self._size = self.edition, 0
            self._kept.clear()
        answer = self._kept.get(question)
        if answer is not None:
            self._kept.move_to_end(question)
        return answer

    async def ask(self, question: Question) -> Answer:
        """Answer a question; raises ProblemError."""
        if (kept := self.kept(question)) is not None:
            return kept
        if self.tag(question) is None:
            return Answer(await self.pool.ask(question), None)
        key = (self.edition, question)
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = _Run(self._ask(question), lambda: self._forget(key, run))
        return await run.answer()

    def _forget(self, key: tuple[Edition, Question], run: _Run | None) -> None:
        """Let the next who asks the same begin anew."""
        if self._runs.get(key) is run:
            del self._runs[key]

    async def _ask(self, question: Question) -> Answer:
        edition, tag = self.edition, self.tag(question)
        reply = await self.pool.ask(question)
        if edition is not self.edition:
            return Answer(reply, None)  # of either generation
        answer = Answer(reply, tag)
        if tag is not None and _size(question, answer) <= _KEPT_ONE and self.kept(question) is None:
            self._keep(question, answer)
        return answer

    def _keep(self, question: Question, answer: Answer) -> None:
        self._kept[question] = answer
        self._size += _size(question, answer)
        while self._size > _KEPT:
            self._size -= _size(*self._kept.popitem(last=False))


def _size(question: Question, answer: Answer) -> int:
    return len(question.text) + len(answer.reply.body)
