"""``kiosk serve`` in a process of its own, at a port that nobody else has."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path

from tests.browser.chromium import PATIENCE


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers: its address, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    @property
    def visitors(self) -> list[int]:
        """The processes of its visitors that live."""
        return [pid for pid in children(self.process.pid) if b"kiosk.browser" in command(pid)]

    def until_visitors(self, count: int) -> None:
        """Wait until so many visitors have a process."""
        until = time.monotonic() + PATIENCE
        while len(self.visitors) != count:
            assert time.monotonic() < until, self.visitors
            time.sleep(0.05)


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command(pid: int) -> bytes:
    """The command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@contextmanager
def served(folder: Path, *options: str, office: str = "") -> Iterator[Served]:
    """A server that answers. Its screens take a press at once: these tests press as fast as they can."""
    settings = folder / "office.toml"
    settings.write_text(f"press_pause = 0\n{office}", encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "serve", "--port", str(port), *options],
        env=environ | {"KIOSK_OFFICE": str(settings)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_until_it_answers(address, process)
        yield Served(address, process)
    finally:
        process.kill()
        process.wait()


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None
        assert time.monotonic() < until, "the server did not answer"
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return
