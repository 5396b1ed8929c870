"""A phone without a browser: what it sends is written here, and every byte that it is sent is kept."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode, urlsplit

from kiosk.desk.guard import COOKIE


class RawPhone:
    """A phone that knows the desk by its name on the network."""

    def __init__(self, address: str) -> None:
        """``address`` is the desk's; whatever it is called, it runs on this machine."""
        self._address = address
        self._cookie = ""
        self.bytes = b""

    async def pair(self, code: str) -> None:
        said = await self.ask("POST", "/pair", urlencode({"code": code}))
        self._cookie = said.partition(f"{COOKIE}=")[2].partition(";")[0]
        assert self._cookie

    async def ask(self, method: str, path: str, body: str = "") -> str:
        """What is answered, with its headers."""
        reader, writer = await self._sent(method, path, body)
        said = await reader.read()
        writer.close()
        self.bytes += said
        return said.decode()

    async def listen(self, path: str, until: str) -> None:
        """Take in a page of events until it tells something."""
        reader, writer = await self._sent("GET", path)
        said = b""
        while until.encode() not in said:
            piece = await reader.read(4096)
            assert piece, said
            said += piece
            self.bytes += piece
        writer.close()

    async def _sent(self, method: str, path: str, body: str = "") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        parts = urlsplit(self._address)
        reader, writer = await asyncio.open_connection("127.0.0.1", parts.port)
        lines = (
            f"{method} {path} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"Origin: {self._address}",
            f"Cookie: {COOKIE}={self._cookie}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            "Connection: close",
        )
        writer.write("\r\n".join((*lines, "", body)).encode())
        return reader, writer
