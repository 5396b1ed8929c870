"""Real gateways, each a process: one is killed in the middle and every message is sent again; three begin at once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import Counter

import httpx

from sms_gateway.simulator.sender import Sender, message_in

SENDERS = 50
SAID = ("english", "1", "6", "begin", "1", "next")
"""From the choice of a language to the third step of the first guide of Safe. The same words twice within seconds would
be one message."""


class Gateway:
    """The real command, in a process of its own."""

    def __init__(self, database_url: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "TWILIO_AUTH_TOKEN": "token",
            "SMS_GATEWAY_PUBLIC_URL": self.address,
            "SMS_GATEWAY_HASH_KEY": "k" * 32,
            "KIOSK_DATABASE_URL": database_url,
        }

    async def start(self) -> None:
        command = [sys.executable, "-m", "sms_gateway", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)
        async with httpx.AsyncClient() as client:
            while True:
                try:
                    if (await client.get(f"{self.address}/healthz")).status_code == 200:
                        return
                except httpx.HTTPError:
                    assert self.process.poll() is None
                    await asyncio.sleep(0.02)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


async def test_killed_in_the_middle_each_message_has_one_reply_and_moves_once(database_url: str) -> None:
    gateway = Gateway(database_url)
    await gateway.start()
    senders = [Sender(gateway.address, gateway.address, "token", f"+3247000{number:04}") for number in range(SENDERS)]
    replies: dict[str, set[str]] = {f"SM{n}-{turn}": set() for n in range(SENDERS) for turn in range(len(SAID))}
    answered = 0
    enough = asyncio.Event()

    async def send(client: httpx.AsyncClient, number: int, turn: int) -> bool:
        nonlocal answered
        sender, sid = senders[number], f"SM{number}-{turn}"
        form = sender.form(SAID[turn], sid)
        headers = {"X-Twilio-Signature": sender.signature(form)}
        try:
            response = await client.post(f"{gateway.address}/sms", data=form, headers=headers)
        except httpx.HTTPError:
            return False
        assert response.status_code == 200
        replies[sid].add(message_in(response.text))
        answered += 1
        if answered == SENDERS * 3:
            enough.set()
        return True

    async def send_again(client: httpx.AsyncClient, number: int, turn: int) -> None:
        """As Twilio does: a connection that was idle for too long is closed, and a message comes once more."""
        assert await send(client, number, turn) or await send(client, number, turn)

    async def visit(client: httpx.AsyncClient, number: int) -> None:
        """Text until the gateway is gone."""
        for turn in range(len(SAID)):
            if not await send(client, number, turn):
                return

    limits = httpx.Limits(max_connections=SENDERS)
    async with httpx.AsyncClient(timeout=30, limits=limits) as client:
        visits = [asyncio.create_task(visit(client, number)) for number in range(SENDERS)]
        await enough.wait()
        gateway.kill()
        await asyncio.gather(*visits)

    assert 0 < sum(map(bool, replies.values())) < len(replies), "the gateway died in the middle"
    before = {sid: set(texts) for sid, texts in replies.items()}
    await gateway.start()
    try:
        async with httpx.AsyncClient(timeout=30, limits=limits) as client:
            for _ in range(2):
                for turn in range(len(SAID)):
                    await asyncio.gather(*(send_again(client, number, turn) for number in range(SENDERS)))
    finally:
        gateway.kill()

    assert all(len(texts) == 1 for texts in replies.values()), "one and the same reply"
    assert all(replies[sid] == texts for sid, texts in before.items() if texts)
    titles = Counter(
        text.splitlines()[0] for texts in list(replies.values())[len(SAID) - 1 :: len(SAID)] for text in texts
    )
    assert titles == {"A new one for each site 3/6": SENDERS}, "nobody was moved twice, nobody lost the way"


async def test_three_begin_at_once_with_an_empty_database_and_refuse_nobody(database_url: str) -> None:
    gateways = [Gateway(database_url) for _ in range(3)]
    try:
        await asyncio.gather(*(gateway.start() for gateway in gateways))
        async with httpx.AsyncClient(timeout=30) as client:
            replies = await asyncio.gather(
                *(
                    Sender(gateway.address, gateway.address, "token", f"+3247000{number:04}").send("english")
                    for gateway in gateways
                    for number in range(10)
                )
            )
            ready = [(await client.get(f"{gateway.address}/readyz")).status_code for gateway in gateways]
        assert len(set(replies)) == 1
        assert replies[0].startswith("Menu")
        assert ready == [200, 200, 200]
    finally:
        for gateway in gateways:
            gateway.kill()
