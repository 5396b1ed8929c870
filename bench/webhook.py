"""Webhook throughput with one worker, against the floor and against what a tutorial gives."""

from __future__ import annotations

import json
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

from bench.measure import OFFICE, Result

UVICORN = ["-m", "uvicorn", "--no-access-log", "--log-level", "warning", "--factory"]
SERVERS = {
    "ours": ["-m", "sms_gateway", "serve"],
    "floor": [*UVICORN, "bench.floor_app:create_app"],
    "tutorial": ["-m", "bench.tutorial_app"],
}


def measure(rounds: int) -> Iterator[Result]:
    """Requests a second, and the slowest of a hundred answers, each round with a fresh database."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in SERVERS}
    for _ in range(rounds):
        for name in SERVERS:
            found[name].append(_round(name))
    speed = {name: [values["throughput"] for values in results] for name, results in found.items()}
    slowest = {name: [values["p99"] for values in results] for name, results in found.items()}
    yield Result("webhook throughput / floor", "req/s", speed["ours"], speed["floor"], 0.9, at_least=True)
    yield Result("webhook p99 / floor", "ms", slowest["ours"], slowest["floor"], 2.0)
    yield Result("webhook throughput / Flask tutorial", "req/s", speed["ours"], speed["tutorial"], 1.5, at_least=True)


def _round(name: str) -> dict[str, float]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TWILIO_AUTH_TOKEN": "token",
            "SMS_GATEWAY_PUBLIC_URL": address,
            "KIOSK_OFFICE": str(OFFICE),
            "SMS_GATEWAY_HASH_KEY": "k" * 32,
            "KIOSK_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
            "PORT": str(port),
        }
        command = [sys.executable, *SERVERS[name], *(() if name == "tutorial" else ("--port", str(port)))]
        server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            wait_until_alive(address, server)
            client = [sys.executable, "-m", "bench.load", address]
            # The first run warms both: a service is measured as it runs all day.
            subprocess.run([*client, "warm"], env=environment, capture_output=True, check=True)
            done = subprocess.run(client, env=environment, capture_output=True, check=True)
            values: dict[str, float] = json.loads(done.stdout)
            return values
        finally:
            server.kill()
            server.wait()


def wait_until_alive(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers. Raises RuntimeError when it ends instead."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz")
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")
