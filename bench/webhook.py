"""Webhook throughput with one worker, against the floor and against what a tutorial gives."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.measure import Result
from bench.server import GATEWAY, started, wait_until_alive

UVICORN = ("-m", "uvicorn", "--port", "{port}", "--no-access-log", "--log-level", "warning", "--factory")
SERVERS = {
    "ours": GATEWAY,
    "floor": (*UVICORN, "bench.floor_app:create_app"),
    "tutorial": ("-m", "bench.tutorial_app"),
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
    with started(SERVERS[name]) as server:
        wait_until_alive(server.address, server.process)
        client = [sys.executable, "-m", "bench.load", server.address]
        # The first run warms both: a service is measured as it runs all day.
        subprocess.run([*client, "warm"], env=server.environment, capture_output=True, check=True)
        done = subprocess.run(client, env=server.environment, capture_output=True, check=True)
    values: dict[str, float] = json.loads(done.stdout)
    return values
