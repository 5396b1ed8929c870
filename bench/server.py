"""A server to measure, in a process of its own, with a port and a database that nobody else has."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.bytecode import as_installed
from bench.measure import OFFICE

GATEWAY = ("-m", "sms_gateway", "serve", "--port", "{port}")

TOKEN = "a-token-of-32-letters-for-benches"
"""The auth token; long enough to hide numbers, too."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that was started: where it will listen, what it was told, and its process."""

    address: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]


@contextmanager
def started(command: Sequence[str]) -> Iterator[Running]:
    """A module of Python with its arguments, ``{port}`` among them. It may not listen yet; it is killed at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = as_installed(os.environ) | {
            "TWILIO_AUTH_TOKEN": TOKEN,
            "SMS_GATEWAY_PUBLIC_URL": address,
            "SMS_GATEWAY_HASH_KEY": TOKEN,
            "KIOSK_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
            "KIOSK_OFFICE": str(OFFICE),
            "PORT": port,
        }
        arguments = [argument.format(port=port) for argument in command]
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        try:
            yield Running(address, environment, process)
        finally:
            process.kill()
            process.wait()


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
