"""A worker process as the service sees it: started, asked, put behind others, ended."""

import asyncio
import contextlib
import dataclasses
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from fztgraph.errors import StoreError
from fztgraph.web.bounded import out_of_memory
from fztgraph.web.limits import Limits
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.questions import LENGTHS_SIZE, Question, Reply, frame_lengths, question_header, to_frame

#: How far the priority of a long query is below that of the others (``nice``).
_LOW_PRIORITY = 10
#: The unit of processor time in ``/proc``.
_TICKS = os.sysconf("SC_CLK_TCK")
#: How many bytes of an answer lie in this process before the worker has to wait.
_BUFFER = 1 << 20

#: How long a process that has closed its pipe may take to end by itself, in seconds, so that it can tell why.
_DYING = 1.0


class Worker:
    """One process with one generation open. It answers one question at a time."""

    def __init__(self, process: asyncio.subprocess.Process, edition: object, limits: Limits) -> None:
        self.edition = edition
        self._limits = limits
        self.pid = process.pid
        self.is_low = False
        self._process = process

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs, asked of the system, since the event loop hears of an end a little later."""
        if self._process.returncode is not None:
            return False
        with contextlib.suppress(ChildProcessError):
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        return False

    def computed(self) -> float:
        """Return how much the process has computed so far, in processor seconds; 0 where the system does not say."""
        try:
            fields = (
                Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            )
            return (int(fields[11]) + int(fields[12])) / _TICKS
        except (OSError, IndexError, ValueError):
            return 0.0

    async def ask(self, question: Question) -> Reply:
        """Send a question and return the answer; raises ProblemError for a refusal and for a death."""
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.write(to_frame(question_header(question)))
            await self._process.stdin.drain()
            header, body = await self.receive()
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_DYING):
                    await self._process.wait()
            await self.end()
            raise self._death() from error
        if "problem" in header:
            raise ProblemError(Kind[header["problem"]], header["detail"], header.get("members", {}))
        return Reply(body=body, **header)

    def _death(self) -> ProblemError:
        """Return why the process ended: the engine aborts it where the system refuses memory."""
        code = self._process.returncode
        if code == -signal.SIGABRT and sys.platform == "linux":
            refusal = out_of_memory(self._limits.memory)
            return ProblemError(Kind[refusal.kind], refusal.detail, refusal.members)
        return ProblemError(Kind.WORKER_DIED, f"it ended with status {code}; another takes its place")

    async def receive(self) -> tuple[dict[str, Any], bytes]:
        """Read one frame."""
        assert self._process.stdout is not None  # noqa: S101
        start = await self._process.stdout.readexactly(LENGTHS_SIZE)
        header, body = frame_lengths(start)
        text = await self._process.stdout.readexactly(header)
        return json.loads(text), await self._process.stdout.readexactly(body)

    def lower_priority(self) -> None:
        """Let others go first; a process that was put behind stays there, so it is not used for another query."""
        self.is_low = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOW_PRIORITY)

    async def end(self) -> None:
        """Stop the process at once and wait until it is gone."""
        if self.is_alive:  # a Popen that is told to kill what has died takes its status from whoever waits for it
            os.kill(self.pid, signal.SIGKILL)
        await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()


async def start_worker(database: Path, edition: object, limits: Limits, hosts: tuple[str, ...]) -> Worker:
    """Start a process and wait until it has the store open; raises StoreError where it cannot open it."""
    settings = json.dumps({"limits": dataclasses.asdict(limits), "hosts": hosts})
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "fztgraph.web.worker", str(database), settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_BUFFER,
    )
    worker = Worker(process, edition, limits)
    try:
        header, _ = await worker.receive()
    except asyncio.IncompleteReadError as error:
        await worker.end()
        raise StoreError(f"{database}: a worker ended with status {process.returncode} while opening it") from error
    except asyncio.CancelledError:
        await worker.end()
        raise
    if "failed" in header:
        await worker.end()
        raise StoreError(f"{database}: the graph does not open ({header['failed']})")
    return worker
