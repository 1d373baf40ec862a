"""A worker process: it opens one generation read-only and answers one question after another over its pipes.

``python -m fztgraph.web.worker DATABASE LIMITS`` is started by ``processes``. It ends when its input ends, even in the
middle of a query: so none outlives the service. Queries run in the main thread, whose priority the service lowers.
"""

import dataclasses
import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Store

from fztgraph.web.bounded import UnansweredError, out_of_memory
from fztgraph.web.evaluation import answer_question
from fztgraph.web.limits import Limits
from fztgraph.web.questions import LENGTHS_SIZE, Reply, frame_lengths, read_question, to_frame


def main(database: str, limits: str) -> None:
    """Serve until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its workers
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the frames
    allowed = json.loads(limits)
    bounds = Limits(**allowed.pop("limits"))
    try:
        store = Store.read_only(database)
    except (OSError, RuntimeError, ValueError) as error:
        _send(out, {"failed": " ".join(str(error).split())})
        return
    questions: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, questions.put), daemon=True).start()
    _bound_memory(bounds.memory)
    _send(out, {"ready": True})
    while True:
        header, body = _answer(store, questions.get(), bounds, allowed["hosts"])
        _send(out, header, body)


def _answer(store: Store, header: dict[str, Any], limits: Limits, hosts: list[str]) -> tuple[dict[str, Any], bytes]:
    try:
        reply = answer_question(store, read_question(header), limits, allowed=hosts)
    except UnansweredError as error:
        return _problem(error), b""
    except MemoryError:
        return _problem(out_of_memory(limits.memory)), b""
    except RecursionError:
        return {"problem": "NOT_ANSWERED", "detail": "the query is nested too deeply"}, b""
    return _reply_header(reply), reply.body


def _problem(error: UnansweredError) -> dict[str, Any]:
    return {"problem": error.kind, "detail": error.detail, "members": error.members}


def _bound_memory(limit: int) -> None:
    """Have the system refuse this process more memory than it has now and a limit; the engine aborts it then.

    What counts is data, not the files of the store, which the system maps and drops as it likes. Only Linux counts so.
    """
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 (Unix alone has it)

    data = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    bound = data + limit if most == resource.RLIM_INFINITY else min(data + limit, most)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _reply_header(reply: Reply) -> dict[str, Any]:
    return {field.name: getattr(reply, field.name) for field in dataclasses.fields(reply) if field.name != "body"}


def _read(stream: BinaryIO, put: Callable[[dict[str, Any]], None]) -> None:
    while start := stream.read(LENGTHS_SIZE):
        put(json.loads(stream.read(frame_lengths(start)[0])))
    os._exit(0)


def _send(out: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    out.write(to_frame(header, body))
    out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
