"""The server under the gateway: uvicorn, with an end to every wait for a client.

uvicorn waits for ever for the rest of a request, and takes connections until no file is left. Here a connection has
seconds for a whole request, and when the room is full, the one that has waited longest makes room for the next.
"""

from __future__ import annotations

import asyncio
import resource
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from uvicorn.config import LOGGING_CONFIG, Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import Server, ServerState

HEADERS_WITHIN: Final = 10.0
"""Seconds from a connection, or from the last answer on it, to the end of the headers. Twilio waits 15 in all."""

BODY_WITHIN: Final = 10.0
"""Seconds more for the body. The webhook gives up sooner, with an answer; this is for everything else."""

KEEP_ALIVE: Final = 5
"""Seconds that a connection stays open after an answer while nothing comes."""

LARGEST_REQUEST: Final = 96 * 1024
"""Bytes until the answer: the 64 KB of the largest body, and headers. uvicorn keeps them in memory without a limit."""

STOPS_WITHIN: Final = 5
"""Seconds at the end for the answers to what came in."""

HALF_SENT_WITHIN: Final = 2.0
"""Seconds at the end for the rest of a body: a text message is one packet or two."""

MOST_FILES: Final = 4096
"""Open files that the process asks for: thousands of clients, whose requests still fit in a small machine."""

RESERVED_FILES: Final = 64
"""Files that are no connection of a client: the database, its log, name look-ups, and connections about to close."""

FEWEST_CONNECTIONS: Final = 16
"""Connections when hardly any file is allowed."""

_TICKS_A_LOOK: Final = 10
"""uvicorn ticks ten times a second."""


class Connections(ServerState):
    """The connections of a server, and which of them wait for the rest of a request."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._waiting: dict[PatientProtocol, float] = {}

    def wait(self, connection: PatientProtocol, now: float) -> None:
        """A connection waits for a request from now on. Those that have waited longest come first."""
        self._waiting.pop(connection, None)
        self._waiting[connection] = now

    def is_waiting(self, connection: PatientProtocol) -> bool:
        """Whether a connection still waits for the rest of a request."""
        return connection in self._waiting

    def wait_no_more(self, connection: PatientProtocol) -> None:
        """The request came in whole, or the connection has gone. One that did not wait is let be."""
        self._waiting.pop(connection, None)

    def make_room(self) -> None:
        """End the connection that has waited longest when there are too many: somebody slow, or gone."""
        if len(self.connections) > self._most and self._waiting:
            next(iter(self._waiting)).give_up()

    def end_overdue(self, now: float) -> None:
        """End the connections that had time enough."""
        for connection, since in list(self._waiting.items()):
            if now - since < HEADERS_WITHIN:
                return
            if not connection.has_headers or now - since > HEADERS_WITHIN + BODY_WITHIN:
                connection.give_up()


class PatientProtocol(HttpToolsProtocol):
    """HTTP over one connection, which says when it waits for its client."""

    server_state: Connections

    @property
    def has_headers(self) -> bool:
        """Whether the headers of a request came in that is not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def give_up(self) -> None:
        """End the connection now, whatever its client still wants to read or write."""
        self.server_state.wait_no_more(self)
        self.connections.discard(self)
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._room = LARGEST_REQUEST
        self.server_state.wait(self, self.loop.time())
        self.server_state.make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self.server_state.wait_no_more(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._room -= len(data)
        if self._room < 0:
            self.give_up()
        else:
            super().data_received(data)

    def on_message_complete(self) -> None:
        # What was answered before its end is still being sent: its client is waited for all the same.
        if not self.cycle.response_complete:
            self.server_state.wait_no_more(self)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._room = LARGEST_REQUEST
        # The next request may have come already, as a whole.
        if self.cycle.response_complete or self.cycle.more_body:
            self.server_state.wait(self, self.loop.time())

    def pause_writing(self) -> None:
        """The answers of many requests lie there unread: no client of ours does that."""
        self.give_up()

    def shutdown(self) -> None:
        if self.has_headers and self.server_state.is_waiting(self):
            self.loop.call_later(HALF_SENT_WITHIN, self._end_half_sent)
        super().shutdown()

    def _end_half_sent(self) -> None:
        if self.server_state.is_waiting(self):
            self.give_up()


class GatewayServer(Server):
    """uvicorn's server, which looks every second for clients that are too slow, and ends in order at a hang-up."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.server_state: Connections = Connections(_most_connections())

    async def on_tick(self, counter: int) -> bool:
        if counter % _TICKS_A_LOOK == 0:
            self.server_state.end_overdue(asyncio.get_running_loop().time())
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        with super().capture_signals():
            # nohup ignores the hang-up: then so do we. Only the main thread may ask for signals.
            ignored = signal.getsignal(signal.SIGHUP) != signal.SIG_DFL
            if ignored or threading.current_thread() is not threading.main_thread():
                yield
                return
            signal.signal(signal.SIGHUP, self.handle_exit)
            try:
                yield
            finally:
                signal.signal(signal.SIGHUP, signal.SIG_DFL)


def gateway_server(
    app: Starlette, host: str, port: int, log_config: dict[str, Any] | None = LOGGING_CONFIG
) -> GatewayServer:
    """A server for an app. ``log_config`` is for the standard logging; None leaves that as it is."""
    return GatewayServer(
        Config(
            app,
            host=host,
            port=port,
            http=PatientProtocol,
            ws="none",
            log_config=log_config,
            # One line a request would tell when somebody asked for help. No proxy header is trusted either.
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=STOPS_WITHIN,
        )
    )


def _most_connections() -> int:
    """As many as there are files for, after asking for more of them."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
            allowed = wanted
    if allowed == resource.RLIM_INFINITY or allowed > MOST_FILES:
        allowed = MOST_FILES
    return max(allowed - sum(1 for _ in Path("/dev/fd").iterdir()) - RESERVED_FILES, FEWEST_CONNECTIONS)
