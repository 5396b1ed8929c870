"""How long somebody waits for a reply beside others who text as fast as they can: ordinary words, and hostile texts.

A real gateway in a process of its own, over HTTP. A neighbour texts one ordinary message after another, beside eight
clients that never pause. What he waits while one of them, and then all of them, send the slowest texts of
``bench.hostile`` is held against what he waits while all eight text ordinary words.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from urllib.parse import urlsplit

from bench.hostile import slowest_texts
from bench.load import SAID, request_of
from bench.measure import Result
from bench.server import GATEWAY, TOKEN, started, wait_until_alive
from sms_gateway.simulator.sender import Sender

CLIENTS = 8
MESSAGES = 100
"""Messages of the neighbour in each round."""

PAUSE = 0.01
"""Seconds between a reply to the neighbour and his next message: so he meets the others at any moment."""

HOSTILE = 8
"""How many hostile texts are sent, in turns."""


def measure(rounds: int) -> Iterator[Result]:
    """Milliseconds that the neighbour waits: the median, and the 95th of a hundred."""
    hostile = slowest_texts(HOSTILE)
    waits: dict[int, list[list[float]]] = {0: [], 1: [], CLIENTS: []}
    with gateway() as address:
        post = Posted(address)
        asyncio.run(post.neighbour(0, hostile))  # A service is measured as it runs all day.
        for _ in range(rounds):
            for count, found in waits.items():
                found.append(sorted(asyncio.run(post.neighbour(count, hostile))))
    for count in (1, CLIENTS):
        who = "one" if count == 1 else "all"
        for name, part in (("median", 0.5), ("95th of 100", 0.95)):
            ours, usual = ([times[int(len(times) * part)] for times in waits[key]] for key in (count, 0))
            yield Result(f"neighbour's wait, {who} of {CLIENTS} hostile, {name}", "ms", ours, usual, 1.5)


@contextmanager
def gateway() -> Iterator[str]:
    """A running gateway with a database of its own; its address."""
    with started(GATEWAY) as server:
        wait_until_alive(server.address, server.process)
        yield server.address


class Posted:
    """Messages to a gateway, each from a number that has not texted before: no limit for one number stops them."""

    def __init__(self, address: str) -> None:
        self._sender = Sender(address, address, TOKEN, "")
        self._number = 0
        url = urlsplit(address)
        assert url.hostname is not None
        assert url.port is not None
        self._host, self._port = url.hostname, url.port

    async def neighbour(self, hostile_clients: int, hostile: list[str]) -> list[float]:
        """Milliseconds that each message of the neighbour takes, beside clients of whom so many are hostile."""
        others = [
            asyncio.create_task(self._never_pauses(hostile if client < hostile_clients else list(SAID), client))
            for client in range(CLIENTS)
        ]
        waits = []
        connection = await asyncio.open_connection(self._host, self._port)
        for _, said in zip(range(MESSAGES), cycle(SAID), strict=False):
            await asyncio.sleep(PAUSE)
            request = self._request(said)
            start = time.perf_counter()
            await reply_to(connection, request)
            waits.append((time.perf_counter() - start) * 1000)
        for client in others:
            client.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        connection[1].close()
        return waits

    async def _never_pauses(self, texts: list[str], first: int) -> None:
        connection = await asyncio.open_connection(self._host, self._port)
        for said in cycle(texts[first % len(texts) :] + texts[: first % len(texts)]):
            await reply_to(connection, self._request(said))

    def _request(self, said: str) -> bytes:
        self._number += 1
        sender = replace(self._sender, number=f"+3247{self._number:07}")
        return request_of(sender, sender.form(said))


async def reply_to(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: bytes) -> None:
    """Send a request and read its response. Raises RuntimeError when it was not answered."""
    reader, writer = connection
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(f"the gateway answered {head.splitlines()[0]!r}")
    await reader.readexactly(next(int(line.split(b":")[1]) for line in head.splitlines() if b"content-length" in line))
