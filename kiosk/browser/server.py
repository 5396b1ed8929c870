"""The server of the screen in a browser: a page, its files, and a connection for each visitor."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from kiosk.browser.pages import FILES, HEADERS, WAITS, fonts, screen_page, waiting_page
from kiosk.browser.visitor import VisitorProcess
from kiosk.language.offered import OfferedLanguages
from kiosk.mistake import Mistake
from kiosk.office import OfficeSettings

LONGEST_MESSAGE: Final = 65536
"""Bytes that a page may say at once: a key is a few, a paste some more."""

HEARTBEAT: Final = 15.0
"""Seconds between two questions to a browser whether it is still there: a machine may lose its power."""


class BrowserError(Mistake):
    """The screen cannot be served here; the message says why."""


class BrowserServer:
    """Serves the screen, to so many visitors at once as the office allows."""

    def __init__(self, office: OfficeSettings, languages: OfferedLanguages, most: int) -> None:
        self._screen = screen_page(office, languages)
        self._waiting = waiting_page(office, languages)
        self._files: Mapping[str, Path] = {**FILES, **fonts()}
        self._most = most
        self._open: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """What aiohttp runs."""
        application = web.Application()
        application.add_routes(
            (
                web.get("/", self._page),
                web.get("/screen", self._visit),
                web.get("/files/{name}", self._file),
            )
        )
        application.on_response_prepare.append(_forbid)
        application.on_shutdown.append(self._close)
        return application

    @property
    def _full(self) -> bool:
        return len(self._open) >= self._most

    async def _page(self, _: web.Request) -> web.Response:
        if self._full:
            return web.Response(
                text=self._waiting, content_type="text/html", status=503, headers={"Retry-After": str(WAITS)}
            )
        return web.Response(text=self._screen, content_type="text/html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = self._files.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        """One visitor, from the first page until the browser has gone."""
        if not _is_ours(request):
            raise web.HTTPForbidden
        if self._full:
            raise web.HTTPServiceUnavailable
        connection = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LONGEST_MESSAGE)
        process = VisitorProcess(
            "",
            write_bytes=connection.send_bytes,
            write_str=connection.send_str,
            close=connection.close,  # type: ignore[arg-type]
            download_manager=DownloadManager(),
        )
        self._open.add(connection)
        try:
            await connection.prepare(request)
            await process.start(_number(request, "width"), _number(request, "height"))
            async for message in connection:
                if message.type is not WSMsgType.TEXT:
                    break
                await process.take(message.data)
        except (ValueError, RecursionError):
            # Said by no page of ours: whoever it is may begin anew.
            await connection.close()
        finally:
            try:
                await process.stop()
            finally:
                self._open.discard(connection)
        return connection

    async def _close(self, _: web.Application) -> None:
        """Let go of everybody: their browsers wait for a new server."""
        for connection in tuple(self._open):
            await connection.close()


def serve(office: OfficeSettings, languages: OfferedLanguages, host: str, port: int, most: int) -> None:
    """Serve until somebody ends it. Raises BrowserError when the address cannot be had."""
    server = BrowserServer(office, languages, most)
    logging.getLogger("aiohttp.server").addFilter(_without_address)
    try:
        web.run_app(server.application(), host=host, port=port, access_log=None, print=None)
    except OSError as error:
        raise BrowserError(f"kiosk serve: cannot listen on {host}, port {port}: {error.strerror}") from error


async def _forbid(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def _is_ours(request: web.Request) -> bool:
    """Whether a page of this server asks. A browser says of every connection which page opens it, and no page can make
    it say otherwise. Behind a proxy with TLS, ``Host`` must be what the browser calls it."""
    return request.headers.get("Origin") in (f"http://{request.host}", f"https://{request.host}")


def _without_address(record: logging.LogRecord) -> bool:
    """aiohttp would log who asked: an address of the network is a person's."""
    record.msg, record.args = "a request failed", ()
    return True


def _number(request: web.Request, name: str) -> int:
    said = request.query.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 1
