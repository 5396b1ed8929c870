"""The line from a kiosk to the desk: one question, one answer, and an end to every wait."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from kiosk.calling.signing import NONCE, SIGNATURE, TIME, Request, Signer

SECONDS: Final = 3.0
"""How long one question may take, from the look for the machine to the last byte of its answer."""

LONGEST: Final = 65536
"""Bytes of an answer."""

OK: Final = 200


class DeskSilentError(Exception):
    """No answer of the desk's came: it is off, or who answered was not the desk."""


class DeskLine:
    """Asks the desk at an address, as one of its kiosks."""

    def __init__(
        self, address: str, key: str, *, seconds: float = SECONDS, clock: Callable[[], float] = time.time
    ) -> None:
        """``address`` is the ``desk`` of ``office.toml``, ``key`` the shared secret."""
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._netloc = parts.netloc
        self._signer = Signer(key)
        self._seconds = seconds
        self._clock = clock

    async def ask(self, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the desk answers. Raises DeskSilentError, also for an answer that is not the desk's."""
        sent = json.dumps(body).encode()
        request = Request("POST", path, sent, f"{self._clock():.3f}", secrets.token_urlsafe(16))
        try:
            async with asyncio.timeout(self._seconds):
                said = await self._exchanged(request)
        except (OSError, TimeoutError, asyncio.LimitOverrunError) as error:
            raise DeskSilentError(type(error).__name__) from error
        return self._read(said, request.nonce)

    async def _exchanged(self, request: Request) -> bytes:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            headers = {
                "Host": self._netloc,
                "Content-Type": "application/json",
                "Content-Length": str(len(request.body)),
                TIME: request.time,
                NONCE: request.nonce,
                SIGNATURE: self._signer.request(request),
            }
            # HTTP/1.0: the answer comes in one piece and ends with the connection.
            head = f"{request.method} {request.path} HTTP/1.0\r\n"
            head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            writer.write(head.encode("latin-1") + b"\r\n" + request.body)
            said = b""
            while len(said) <= LONGEST and (more := await reader.read(LONGEST)):
                said += more
            return said
        finally:
            writer.close()

    def _read(self, said: bytes, nonce: str) -> Mapping[str, Any]:
        head, _, body = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        status = first.split(" ")[1] if first.count(" ") >= 1 else ""
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        signed = self._signer.answer(nonce, OK, body)
        if status != str(OK) or not hmac.compare_digest(headers.get(SIGNATURE, "").encode(), signed.encode()):
            raise DeskSilentError(f"status {status}")
        try:
            answer = json.loads(body)
        except ValueError as error:
            raise DeskSilentError("no JSON") from error
        if not isinstance(answer, dict):
            raise DeskSilentError("no object")
        return answer
