"""Requests that were answered before, to the byte, get the same bytes again, before anything reads them.

A look-up of a label takes the engine a few hundredths of a millisecond; reading its request, finding its route and
writing its headers anew take ten times as long. What is kept holds for one generation, and only of ``GET /sparql``.

Between a connection and the server's own protocol stands ``RepeatProtocol``, an ``asyncio.Protocol`` like that one. It
tells that a connection is free by what it passed on and what the application answered, and by nothing else.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from email.utils import formatdate
from enum import Enum, auto
from functools import lru_cache
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

log = logging.getLogger(__name__)

#: How long a connection is kept that asks nothing, in seconds. The server counts from the last request that it saw, so
#: it gets one to see after half of that.
KEEP_ALIVE = 15
_UNSEEN = KEEP_ALIVE / 2

_BEGINNING, _END = b"GET /sparql?", b"\r\n\r\n"
#: How much is kept in all, of one response and of one request, in bytes.
_KEPT, _KEPT_ONE, _REQUEST = 8 * 1024 * 1024, 64 * 1024, 4096
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


class Turn(Enum):
    """Whose turn it is on a connection."""

    CLIENT = auto()
    SERVER = auto()
    #: Something came that is not told apart here, such as a body or a request behind another.
    UNKNOWN = auto()


#: The connection, and the request on it, that the server is given; its task for the request inherits this.
_ASKED: ContextVar[tuple["RepeatProtocol", bytes] | None] = ContextVar("_ASKED", default=None)


class Recorder:
    """Passes requests on to an application, and keeps the responses that will be the same next time."""

    def __init__(self, app: ASGIApp, repeats: Repeats) -> None:
        self.repeats = repeats
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = _ASKED.get() if scope["type"] == "http" else None
        if asked is None or _is_particular(scope):
            await self._app(scope, receive, send)
            return
        connection, request = asked
        edition = self.repeats.edition()
        messages: list[Message] = []

        async def send_and_keep(message: Message) -> None:
            messages.append(message)
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                connection.answered()

        await self._app(scope, receive, send_and_keep)
        if request.startswith(_BEGINNING) and len(messages) == 2 and _is_steady(messages[0]):
            self.repeats.keep(request, _written(messages[0]["headers"]) + messages[1].get("body", b""), edition)


class RepeatProtocol(asyncio.Protocol):
    """Answers requests that were answered before, and passes all else on to the server's protocol for HTTP/1.1.

    ``given`` is what the server makes its protocols from.
    """

    def __init__(self, repeats: Repeats, **given: Any) -> None:
        self._repeats = repeats
        self._server = H11Protocol(**given)
        self._transport: asyncio.Transport
        self._turn = Turn.CLIENT
        self._is_paused = False
        self._seen = time.monotonic()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self._transport = transport
        self._server.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Answer a request that is known; pass all others on."""
        if self._turn is not Turn.CLIENT or not data.endswith(_END):
            self._turn = Turn.UNKNOWN
            self._server.data_received(data)
        elif (response := self._known(data)) is not None:
            log.info("GET /sparql 200 repeated %d bytes", len(response))
            self._transport.write(b"HTTP/1.1 200 OK\r\n" + _date(int(time.time())) + response)
        else:
            self._pass(data)

    def _known(self, data: bytes) -> bytes | None:
        """Return the response to a request where it may be sent at once."""
        if not data.startswith(_BEGINNING) or self._is_paused or self._transport.is_closing():
            return None
        return self._repeats.find(data) if time.monotonic() - self._seen < _UNSEEN else None

    def _pass(self, data: bytes) -> None:
        """Pass on what may be a whole request, so that the application can say when it has answered it."""
        self._seen = time.monotonic()
        if len(data) > _REQUEST or not data.startswith(b"GET ") or not _is_one(data):
            self._turn = Turn.UNKNOWN
            self._server.data_received(data)
            return
        self._turn = Turn.SERVER
        token = _ASKED.set((self, data))
        try:
            self._server.data_received(data)
        finally:
            _ASKED.reset(token)

    def answered(self) -> None:
        """Note that the server has answered what it was given."""
        if self._turn is Turn.SERVER:
            self._turn = Turn.CLIENT

    def eof_received(self) -> None:
        """Pass on that nothing more comes."""
        self._turn = Turn.UNKNOWN
        self._server.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass on that the connection is gone."""
        self._server.connection_lost(exc)

    def pause_writing(self) -> None:
        """Note, and pass on, that the client does not take what is written."""
        self._is_paused = True
        self._server.pause_writing()

    def resume_writing(self) -> None:
        """Note, and pass on, that the client takes what is written."""
        self._is_paused = False
        self._server.resume_writing()


@lru_cache(maxsize=1)
def _date(now: int) -> bytes:
    """Return the header that says when a response was sent."""
    return b"date: " + formatdate(now, usegmt=True).encode() + b"\r\n"


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
