"""How long a gateway takes from its start until it can answer a message: ``GET /readyz`` writes into its database."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from bench.measure import Result
from bench.server import GATEWAY, started

READY_WITHIN = 0.5


def measure(rounds: int) -> Iterator[Result]:
    """Seconds, each time with a fresh database. The first start, which compiles the modules, does not count."""
    _start()
    yield Result("gateway ready", "s", [_start() for _ in range(rounds)], [], READY_WITHIN)


def _start() -> float:
    began = time.perf_counter()
    with started(GATEWAY) as server:
        while not _is_ready(server.address):
            if server.process.poll() is not None:
                raise RuntimeError("the gateway did not start")
            time.sleep(0.005)
        return time.perf_counter() - began


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz") as response:
            return bool(response.status == 200)
    except urllib.error.URLError:
        return False
