"""Requests that were answered before, to the byte, get the same bytes again, before anything reads them.

A look-up of a label takes the engine a few hundredths of a millisecond; reading its request, finding its route and
writing its headers anew take ten times as long. What is kept holds for one generation, and only of ``GET /sparql``.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

log = logging.getLogger(__name__)

_BEGINNING, _END = b"GET /sparql?", b"\r\n\r\n"
#: How much is kept in all, of one response and of one request, in bytes.
_KEPT, _KEPT_ONE, _REQUEST = 8 * 1024 * 1024, 64 * 1024, 4096
#: Where the bytes of a request stand among what the server tells the application.
_RAW = "fztgraph.request"
#: Headers of requests whose answer hangs on more than their bytes: on a body, on the connection, on who sends them.
_PARTICULAR = (b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"forwarded", b"x-forwarded")
_Headers = Sequence[tuple[bytes, bytes]]


class Repeats:
    """Responses, each with the request that got it, for as long as their generation is in use."""

    def __init__(self, edition: Callable[[], object]) -> None:
        self.edition = edition
        self._kept_of: object = None
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0

    def find(self, request: bytes) -> bytes | None:
        """Return the response to a request, from its headers on."""
        if not self._kept or self._kept_of is not self.edition():
            return None
        response = self._kept.get(request)
        if response is not None:
            self._kept.move_to_end(request)
        return response

    def keep(self, request: bytes, response: bytes, edition: object) -> None:
        """Keep a response that was made from an edition; the oldest go where there are too many."""
        if edition is not self.edition() or len(response) > _KEPT_ONE or request in self._kept:
            return
        if self._kept_of is not edition:
            self._kept.clear()
            self._kept_of, self._size = edition, 0
        self._kept[request] = response
        self._size += len(request) + len(response)
        while self._size > _KEPT:
            self._size -= sum(map(len, self._kept.popitem(last=False)))


class Recorder:
    """Passes requests on to an application, and keeps the responses that will be the same next time."""

    def __init__(self, app: ASGIApp, repeats: Repeats) -> None:
        self.repeats = repeats
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = scope["state"].get(_RAW) if scope["type"] == "http" else None
        if request is None or _is_particular(scope):
            await self._app(scope, receive, send)
            return
        edition = self.repeats.edition()
        messages: list[Message] = []

        async def send_and_keep(message: Message) -> None:
            messages.append(message)
            await send(message)

        await self._app(scope, receive, send_and_keep)
        if len(messages) == 2 and _is_steady(messages[0]):
            self.repeats.keep(request, _written(messages[0]["headers"]) + messages[1].get("body", b""), edition)


class RepeatProtocol(H11Protocol):
    """The server's protocol, but for requests that it has had before."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, dict(app_state), _loop)
        assert isinstance(config.app, Recorder)  # noqa: S101
        self._repeats = config.app.repeats

    def data_received(self, data: bytes) -> None:
        """Answer a request that is known; read all others."""
        self.app_state.pop(_RAW, None)
        if data.startswith(_BEGINNING) and data.endswith(_END) and self._is_free():
            response = self._repeats.find(data)
            if response is not None:
                self._repeat(response)
                return
            if len(data) < _REQUEST and _is_one(data):
                self.app_state[_RAW] = data
        super().data_received(data)

    def _is_free(self) -> bool:
        """Whether nothing is under way on this connection, and what is written goes out."""
        return (
            self.conn.our_state is h11.IDLE
            and self.conn.their_state is h11.IDLE
            and not self.conn.trailing_data[0]
            and not self.flow.write_paused
            and not self.transport.is_closing()
        )

    def _repeat(self, response: bytes) -> None:
        self.transport.write(b"HTTP/1.1 200 OK\r\n" + _lines(self.server_state.default_headers) + response)
        log.info("GET /sparql 200 repeated %d bytes", len(response))
        self.on_response_complete()


def _is_one(data: bytes) -> bool:
    """Whether there is one head of a request in what ends with one."""
    return data.count(_END) == 1 and data.count(b"\n") == data.count(b"\r\n")


def _is_particular(scope: Scope) -> bool:
    return scope["http_version"] != "1.1" or any(
        name.startswith(_PARTICULAR) or (name == b"connection" and value.lower() != b"keep-alive")
        for name, value in scope["headers"]
    )


def _is_steady(start: Message) -> bool:
    """Whether a response is a whole answer that has a tag, and so holds for the whole generation."""
    return start.get("status") == 200 and any(name == b"etag" for name, _ in start["headers"])


def _written(headers: _Headers) -> bytes:
    return _lines(headers) + b"\r\n"


def _lines(headers: _Headers) -> bytes:
    return b"".join(b"%b: %b\r\n" % header for header in headers)
