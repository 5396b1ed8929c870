"""The server at its edges: slow, silent and rude clients, and a signal to end."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from sms_gateway import server
from sms_gateway.server import gateway_server
from sms_gateway.simulator.sender import Sender

PATIENCE = 30.0
"""Seconds to wait for something on a busy machine before a test gives up."""

SLOW = 1100
FILES = 256
HASH_KEY = "k" * 32

HALF_HEADERS = b"POST /sms HTTP/1.1\r\nHost: kiosk\r\n"
HALF_BODY = HALF_HEADERS + b"Content-Length: 400\r\n\r\nBody=hel"
WHOLE = b"GET /healthz HTTP/1.1\r\nHost: kiosk\r\n\r\n"


class Gateway:
    """The real command in a process of its own."""

    def __init__(self, folder: Path, before: str = "") -> None:
        """``before``: what the shell does that starts it."""
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        folder.mkdir(exist_ok=True)
        self.log = folder / "log"
        self.sender = Sender(self.address, self.address, "token")
        with self.log.open("wb") as log:
            command = [sys.executable, "-m", "sms_gateway", "serve", "--port", str(self.port)]
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", f'{before}exec "$@"', "sh", *command],
                env=os.environ
                | {
                    "TWILIO_AUTH_TOKEN": "token",
                    "SMS_GATEWAY_PUBLIC_URL": self.address,
                    "SMS_GATEWAY_HASH_KEY": HASH_KEY,
                    "KIOSK_DATABASE_URL": f"sqlite:///{folder / 'gateway.db'}",
                },
                stdin=subprocess.DEVNULL,
                stderr=log,
                # Whoever runs the tests under nohup hands that down.
                preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
            )

    def start(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz").status_code == 200
        except httpx.HTTPError:
            return False

    def connected(self, sent: bytes = b"") -> socket.socket:
        return connected(self.port, sent)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


def connected(port: int, sent: bytes = b"") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.sendall(sent)
    return client


def is_closed(client: socket.socket) -> bool:
    """Wait until the server has closed a connection; what it still said is read."""
    try:
        while client.recv(65536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.fixture
def many_files() -> Iterator[None]:
    """Let the test itself open as many sockets as it needs."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = SLOW + FILES
    if before[0] < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.usefixtures("many_files")
def test_slow_clients_refuse_nobody_with_few_files_and_keep_it_from_no_end(tmp_path: Path) -> None:
    gateway = Gateway(tmp_path, f"ulimit -n {FILES}; ")
    gateway.start()
    slow: list[socket.socket] = []
    statuses: list[int] = []
    try:
        for number in range(SLOW):
            slow.append(gateway.connected((b"", HALF_HEADERS, HALF_BODY)[number % 3]))
            if number % 50 == 0 or number == SLOW - 1:
                form = gateway.sender.form("hello")
                headers = {"X-Twilio-Signature": gateway.sender.signature(form)}
                response = httpx.post(f"{gateway.address}/sms", data=form, headers=headers, timeout=PATIENCE)
                statuses.append(response.status_code)
        assert Counter(statuses) == {200: SLOW // 50 + 1}
        assert len(list(Path(f"/proc/{gateway.process.pid}/fd").iterdir())) < FILES
        gateway.process.terminate()
        assert gateway.process.wait(10) == -signal.SIGTERM
        assert "Finished server process" in gateway.log.read_text()
        assert "Traceback" not in gateway.log.read_text()
    finally:
        gateway.close()
        for client in slow:
            client.close()


def test_a_hang_up_ends_it_in_order_and_nohup_does_not(tmp_path: Path) -> None:
    usual, nohup = Gateway(tmp_path / "usual"), Gateway(tmp_path / "nohup", "trap '' HUP; ")
    try:
        usual.start()
        nohup.start()
        nohup.process.send_signal(signal.SIGHUP)
        usual.process.send_signal(signal.SIGHUP)
        assert usual.process.wait(10) == -signal.SIGHUP
        assert "Finished server process" in usual.log.read_text()
        # The one whose signal came first would be gone by now.
        assert nohup.answers()
    finally:
        usual.close()
        nohup.close()


class Stub:
    """The server in this process, with the app of a test and little patience."""

    def __init__(self, app: Starlette) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._server = gateway_server(app, "127.0.0.1", self.port, log_config=None)
        self.state = self._server.server_state
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],))
        self._thread.start()

    def connected(self, sent: bytes = b"") -> socket.socket:
        return connected(self.port, sent)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()


seen: list[str] = []


async def read(request: Request) -> Response:
    try:
        body = await request.body()
    except ClientDisconnect:
        seen.append("gone")
        return Response(status_code=503)
    seen.append(f"read {len(body)}")
    return Response("read", media_type="text/plain")


async def think(request: Request) -> Response:
    await asyncio.sleep(float(request.url.query))
    return Response("thought", media_type="text/plain")


async def refuse(_: Request) -> Response:
    """An answer before the body is there."""
    return Response("no", status_code=413)


async def large(_: Request) -> Response:
    return Response(b"x" * 1_000_000)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    monkeypatch.setattr(server, "HEADERS_WITHIN", 0.5)
    monkeypatch.setattr(server, "BODY_WITHIN", 1.0)
    monkeypatch.setattr(server, "_TICKS_A_LOOK", 1)
    seen.clear()
    routes = [
        Route(f"/{handler.__name__}", handler, methods=["GET", "POST"]) for handler in (read, think, refuse, large)
    ]
    stub = Stub(Starlette(routes=routes))
    yield stub
    stub.close()


def request(path: str, *headers: str) -> bytes:
    return "\r\n".join((f"POST /{path} HTTP/1.1", "Host: kiosk", *headers, "", "")).encode()


BODY = "Content-Length: 4"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST",
        HALF_HEADERS,
        request("read", "Content-Length: 400") + b"Body=hel",
        request("read", "Transfer-Encoding: chunked") + b"5\r\nhel",
        request("read", BODY) + b"body" + HALF_HEADERS,
        request("read", BODY) + b"body" + request("read", BODY) + b"bo",
        request("refuse", BODY) + b"bo",
    ],
    ids=["nothing", "a word", "headers", "a body", "a chunk", "next headers", "next body", "a refused body"],
)
def test_who_sends_half_of_a_request_is_let_go(stub: Stub, sent: bytes) -> None:
    client = stub.connected(sent)
    assert is_closed(client)
    client.close()


@pytest.mark.parametrize("start", [HALF_HEADERS, request("refuse", "Content-Length: 90000")], ids=["headers", "body"])
def test_who_sends_letter_by_letter_is_let_go(stub: Stub, start: bytes) -> None:
    client = stub.connected(start)
    client.settimeout(0.05)
    until = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until:
            client.sendall(b"a")
            try:
                if not client.recv(65536):
                    return
            except TimeoutError:
                continue
        pytest.fail("the server still waits")
    except (ConnectionResetError, BrokenPipeError):
        return
    finally:
        client.close()


def test_who_ends_a_body_after_its_answer_is_let_go(stub: Stub) -> None:
    client = stub.connected(request("refuse", BODY) + b"bo")
    assert client.recv(65536).startswith(b"HTTP/1.1 413 ")
    client.sendall(b"dy")
    assert is_closed(client)
    client.close()


def test_headers_without_an_end_are_not_kept(monkeypatch: pytest.MonkeyPatch, stub: Stub) -> None:
    monkeypatch.setattr(server, "HEADERS_WITHIN", 10 * PATIENCE)
    client = stub.connected(HALF_HEADERS)
    try:
        client.sendall(b"X-Long: " + b"a" * 2 * server.LARGEST_REQUEST)
        assert is_closed(client)
    except (ConnectionResetError, BrokenPipeError):
        pass
    client.close()


def test_who_does_not_read_the_answers_is_let_go(stub: Stub) -> None:
    client = stub.connected(request("large") * 20)
    until = time.monotonic() + PATIENCE
    while stub.state.connections or not stub.state.total_requests:
        assert time.monotonic() < until
        time.sleep(0.01)
    client.close()


def test_a_whole_request_is_answered_however_long_it_takes(stub: Stub) -> None:
    client = stub.connected(request("think?2.1"))
    assert client.recv(65536).endswith(b"thought")
    client.close()


def test_a_connection_serves_many_requests(stub: Stub) -> None:
    client = stub.connected()
    for size in (4, 40_000, 0, 60_000):
        client.sendall(request("read", f"Content-Length: {size}") + b"b" * size)
        assert client.recv(65536).endswith(b"read")
    client.sendall((request("read", BODY) + b"body") * 3)
    answers = b""
    while answers.count(b"HTTP/1.1 200 ") < 3 or not answers.endswith(b"read"):
        answers += client.recv(65536)
    client.close()
    assert seen == ["read 4", "read 40000", "read 0", "read 60000", *["read 4"] * 3]


def test_the_silent_make_room_and_the_busy_do_not(monkeypatch: pytest.MonkeyPatch, stub: Stub) -> None:
    monkeypatch.setattr(stub.state, "_most", 3)
    busy = [stub.connected(request("think?0.5")) for _ in range(2)]
    silent = [stub.connected(HALF_HEADERS) for _ in range(5)]
    assert all(is_closed(client) for client in silent[:-1])
    assert all(client.recv(65536).endswith(b"thought") for client in busy)
    for client in busy + silent:
        client.close()
