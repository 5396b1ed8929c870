"""A client that is not the bottleneck: signed requests made beforehand, written as bytes over open connections."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from urllib.parse import urlencode, urlsplit

from sms_gateway.simulator.sender import Sender

REQUESTS = 1500
CONNECTIONS = 32
SAID = ("hello", "1", "menu", "wachtwoord", "5", "je cherche un mot de passe", "3", "9")


def requests(address: str, token: str, prefix: str) -> list[bytes]:
    """The bytes of every request: 20 parameters each, another number and message each time."""
    made = []
    for number in range(REQUESTS):
        sender = Sender(address, address, token, f"+32{prefix}{number:07}")
        form = sender.form(SAID[number % len(SAID)]) | {
            "ToState": "",
            "ToCity": "",
            "ToZip": "",
            "FromState": "",
            "FromCity": "",
            "FromZip": "",
            "MessagingServiceSid": f"MG{'0' * 32}",
        }
        assert len(form) == 20
        made.append(request_of(sender, form))
    return made


def request_of(sender: Sender, form: dict[str, str]) -> bytes:
    """The bytes of one signed request."""
    body = urlencode(form)
    head = (
        f"POST /sms HTTP/1.1\r\nHost: {urlsplit(sender.address).netloc}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"X-Twilio-Signature: {sender.signature(form)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


async def _client(host: str, port: int, mine: list[bytes], times: list[float]) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    for request in mine:
        start = time.perf_counter()
        if reader.at_eof() or writer.is_closing():
            reader, writer = await asyncio.open_connection(host, port)
        writer.write(request)
        closing = await _response(reader)
        times.append(time.perf_counter() - start)
        if closing:
            writer.close()
            reader, writer = await asyncio.open_connection(host, port)
    writer.close()


async def _response(reader: asyncio.StreamReader) -> bool:
    """Read one response; whether the server closes the connection behind it."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(f"the server answered {head.splitlines()[0]!r}")
    length = next(int(line.split(b":")[1]) for line in head.splitlines() if line.startswith(b"content-length"))
    await reader.readexactly(length)
    return b"connection: close" in head or head.startswith(b"http/1.0")


async def run(address: str, token: str, prefix: str) -> dict[str, float]:
    """Send everything; requests a second, and the 99th percentile of the times in milliseconds."""
    made = requests(address, token, prefix)
    url = urlsplit(address)
    assert url.hostname is not None
    assert url.port is not None
    times: list[float] = []
    start = time.perf_counter()
    await asyncio.gather(
        *(_client(url.hostname, url.port, made[first::CONNECTIONS], times) for first in range(CONNECTIONS))
    )
    total = time.perf_counter() - start
    return {"throughput": REQUESTS / total, "p99": sorted(times)[int(len(times) * 0.99)] * 1000}


if __name__ == "__main__":
    # A warm-up comes from other numbers than the run that counts.
    prefix = "46" if "warm" in sys.argv else "47"
    json.dump(asyncio.run(run(sys.argv[1], os.environ["TWILIO_AUTH_TOKEN"], prefix)), sys.stdout)
