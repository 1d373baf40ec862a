"""Run the application: bind the port first, so that one in use is told in one line."""

import logging
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette

from fztgraph.errors import FztError
from fztgraph.store import open_snapshot
from fztgraph.web.app import create_app
from fztgraph.web.limits import QUERY_SIZE, Limits
from fztgraph.web.repeats import KEEP_ALIVE, Recorder, RepeatProtocol, Repeats

#: How long a request's first lines may be: a query in an address takes up to three characters a byte.
_HEAD_SIZE = 4 * QUERY_SIZE
#: How long requests may take to end after a signal, in seconds.
_FAREWELL = 3
#: How long a thread that makes pages may keep the interpreter from requests, in seconds. Python's own is ten times
#: as long, which a look-up would wait several times.
_SWITCH = 0.0005
#: How many connections may wait to be taken up.
_BACKLOG = 1024


class AddressError(FztError):
    """The service cannot listen where it was told to."""


def serve(
    store_dir: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8787,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    workers: int | None = None,
    origins: Sequence[str] = (),
    services: Sequence[str] = (),
    announce: Callable[[str, int], None] = lambda _url, _generation: None,
) -> None:
    """Serve a store until a signal comes; ``announce`` gets the address and the generation.

    Raises StoreError where the store does not open, and AddressError where the port is taken.
    """
    generation = open_snapshot(store_dir).generation
    app = create_app(store_dir, limits=limits, workers=workers, origins=origins, services=services)
    sys.setswitchinterval(_SWITCH)
    with bind(host, port) as listener:
        announce(address(listener), generation)
        make_server(app).run(sockets=[listener])


def make_server(app: Starlette) -> uvicorn.Server:
    """Return the server of an application, which listens where its ``run`` is told to.

    Its protocol is the one of h11: httptools loses the body of a POST that offers h2c, as Java's clients do, and long
    addresses.
    """
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    repeats = Repeats(lambda: app.state.answers.edition)

    class Protocol(RepeatProtocol):
        def __init__(self, **given: Any) -> None:
            super().__init__(repeats, **given)

    return uvicorn.Server(
        uvicorn.Config(
            Recorder(app, repeats),
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="on",
            ws="none",
            loop="asyncio",
            http=Protocol,
            timeout_keep_alive=KEEP_ALIVE,
            h11_max_incomplete_event_size=_HEAD_SIZE,
            timeout_graceful_shutdown=_FAREWELL,
        )
    )


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises AddressError where it cannot.

    It says that it is TCP, since the event loop sends small answers at once only where a socket does.
    """
    listener = None
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)
    except OSError as error:
        if listener is not None:
            listener.close()
        problem = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise AddressError(
            f"cannot listen on {host}, port {port}: {problem}; choose another with --host and --port (0: any free port)"
        ) from error
    return listener


def address(listener: socket.socket) -> str:
    """Return the address of a socket that listens, as a browser takes it."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
