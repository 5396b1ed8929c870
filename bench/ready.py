"""How long a gateway takes from its start until it can answer a message: ``GET /readyz`` writes into its database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Result

A_SECOND = 1.0


def measure(rounds: int) -> Iterator[Result]:
    """Seconds, each time with a fresh database."""
    yield Result("gateway ready", "s", [_start() for _ in range(rounds)], [], A_SECOND)


def _start() -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TWILIO_AUTH_TOKEN": "token",
            "SMS_GATEWAY_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "SMS_GATEWAY_HASH_KEY": "k" * 32,
            "KIOSK_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
        }
        command = [sys.executable, "-m", "sms_gateway", "serve", "--port", str(port)]
        began = time.perf_counter()
        server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            while not _is_ready(port):
                if server.poll() is not None:
                    raise RuntimeError("the gateway did not start")
                time.sleep(0.005)
            return time.perf_counter() - began
        finally:
            server.kill()
            server.wait()


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as response:
            return bool(response.status == 200)
    except urllib.error.URLError:
        return False
