"""The line to the desk: an end to every wait, and no answer of anybody else's."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from kiosk.calling.line import DeskLine, DeskSilentError
from kiosk.calling.signing import KEY, NONCE, SHORTEST_KEY, SIGNATURE, DeskKeyError, Signer, desk_key

SECRET = "s" * SHORTEST_KEY

Answer = Callable[[dict[str, str], asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def machine(answer: Answer) -> AsyncIterator[str]:
    """A machine at the address of the desk that answers a request, of which it knows the headers."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        try:
            await answer(headers, writer)
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def saying(body: bytes, *, status: str = "200 OK", signed: Callable[[str], str]) -> Answer:
    """A machine that gives this answer, with a signature made of the nonce."""

    async def answer(headers: dict[str, str], writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status}\r\n{SIGNATURE.title()}: {signed(headers[NONCE])}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return answer


COMES = json.dumps({"comes": True}).encode()


async def test_the_answer_of_the_desk_is_taken() -> None:
    async with machine(saying(COMES, signed=lambda nonce: Signer(SECRET).answer(nonce, 200, COMES))) as address:
        assert await DeskLine(address, SECRET).ask("/kiosk/call", {}) == {"comes": True}


@pytest.mark.parametrize(
    ("body", "status", "signed"),
    [
        (COMES, "200 OK", lambda nonce: "0" * 64),
        (COMES, "200 OK", lambda nonce: Signer("x" * 32).answer(nonce, 200, COMES)),
        (COMES, "200 OK", lambda nonce: Signer(SECRET).answer("an older one", 200, COMES)),
        (COMES, "401 No", lambda nonce: Signer(SECRET).answer(nonce, 401, COMES)),
        (b"[]", "200 OK", lambda nonce: Signer(SECRET).answer(nonce, 200, b"[]")),
        (b"{", "200 OK", lambda nonce: Signer(SECRET).answer(nonce, 200, b"{")),
        (b"", "", lambda nonce: ""),
        (b"\xff" * 200_000, "200 OK", lambda nonce: ""),
    ],
    ids=["unsigned", "another key", "said before", "refused", "no object", "no JSON", "no HTTP", "endless"],
)
async def test_no_other_answer_is(body: bytes, status: str, signed: Callable[[str], str]) -> None:
    async with machine(saying(body, status=status, signed=signed)) as address:
        with pytest.raises(DeskSilentError):
            await DeskLine(address, SECRET).ask("/kiosk/call", {})


async def test_a_machine_that_says_a_letter_at_a_time_holds_up_nobody() -> None:
    async def slowly(_: dict[str, str], writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with machine(slowly) as address:
        began = time.monotonic()
        with pytest.raises(DeskSilentError):
            await DeskLine(address, SECRET, seconds=0.1).ask("/kiosk/call", {})
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("given", [{}, {KEY: ""}, {KEY: "short" * 6}])
def test_a_missing_or_short_key_is_told_without_showing_it(given: dict[str, str]) -> None:
    with pytest.raises(DeskKeyError) as caught:
        desk_key(given)
    assert "openssl rand -hex 32" in str(caught.value)
    assert "short" * 6 not in str(caught.value)


def test_the_key_is_that_of_the_environment() -> None:
    assert desk_key({KEY: SECRET}) == SECRET
