"""Answers of the present generation: from a worker, or from those that were just given."""

import hashlib
import re
from collections import OrderedDict

from fztgraph.web.editions import Edition
from fztgraph.web.pool import Pool
from fztgraph.web.questions import Question, Reply

#: Functions whose value differs from run to run, and other servers, whose answers may.
_UNSTEADY = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)
#: How much is kept in all, and of one answer at most, in bytes.
_KEPT, _KEPT_ONE = 16 * 1024 * 1024, 512 * 1024


class Answers:
    """Asks a pool, and keeps small answers for as long as their generation is in use."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._size = 0

    @property
    def edition(self) -> Edition:
        """The generation that new questions are asked of."""
        return self.pool.edition

    def tag(self, question: Question) -> str | None:
        """Return what changes whenever the answer may: generation, query and form; None for an unsteady query."""
        if _UNSTEADY.search(question.text):
            return None
        parts = f"{self.edition.stamp} {question.digest} {question.form}"
        return hashlib.blake2b(parts.encode(), digest_size=15).hexdigest()

    async def ask(self, question: Question) -> Reply:
        """Answer a question; raises ProblemError."""
        edition, tag = self.edition, self.tag(question)
        key = f"{tag} {question.gzip}"
        if tag is not None and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        reply = await self.pool.ask(question)
        if tag is not None and edition is self.edition and len(reply.body) <= _KEPT_ONE:
            self._keep(key, reply)
        return reply

    def _keep(self, key: str, reply: Reply) -> None:
        self._size += len(reply.body) - (len(self._kept[key].body) if key in self._kept else 0)
        self._kept[key] = reply
        while self._size > _KEPT:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body)
