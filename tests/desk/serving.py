"""``kiosk desk`` in a process of its own, at a port that nobody else has."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from os import environ
from pathlib import Path

from tests.browser.chromium import PATIENCE
from tests.desk.desks import KEY


class ServedDesk:
    """A desk that can be killed and started again, with an ``office.toml`` in a folder."""

    def __init__(self, folder: Path, name: str = "127.0.0.1", office: str = "", **environment: str) -> None:
        """``name`` is what phones call its machine, ``office`` more lines of ``office.toml``."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://{name}:{self.port}"
        settings = folder / "office.toml"
        settings.write_text(f'languages = ["nl", "uk", "ar"]\ndesk = "{self.address}"\n{office}', encoding="utf-8")
        self._environment = environ | {
            "KIOSK_OFFICE": str(settings),
            "KIOSK_DESK_KEY": KEY,
            "STATE_DIRECTORY": str(folder),
            **environment,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, *options: str) -> list[str]:
        return [sys.executable, "-m", "kiosk", "desk", *options]

    def said(self, *options: str) -> str:
        """What the command prints that does one thing and ends."""
        done = subprocess.run(
            self.command(*options), env=self._environment, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    def codes(self) -> list[str]:
        """The addresses that `kiosk desk --pair` prints, each of them for one device."""
        return re.findall(r"http\S+/pair\?code=\S+", self.said("--pair"))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            self.command(), env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + PATIENCE
        while True:
            assert self._process.poll() is None
            assert time.monotonic() < until, "the desk did not answer"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a machine without power does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
