"""A terminal of 80 by 24 that answers no question, and notes when the program in it writes."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

from bench.bytecode import as_installed
from bench.measure import OFFICE

ROWS: Final = 24
COLUMNS: Final = 80
QUIET: Final = 0.03
"""Seconds without output after which a frame is whole. Textual paints at most each 1/60 s."""

NOT_PASSED_ON: Final = ("COLUMNS", "LINES", "COLORTERM")
_PAINTS_WITHIN: Final = 60


class PseudoTerminal:
    """Runs ``python ARGUMENT ...`` in a terminal, from exec to its kill at the end of a ``with``."""

    def __init__(self, arguments: Sequence[str], programs: Path | None = None) -> None:
        """``programs`` is a folder whose programs come before those of the machine."""
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (ROWS, COLUMNS))
        kept = {name: value for name, value in as_installed(os.environ).items() if name not in NOT_PASSED_ON}
        if programs is not None:
            kept["PATH"] = f"{programs}{os.pathsep}{kept['PATH']}"
        self._start = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            env=kept | {"TERM": "xterm-256color", "KIOSK_OFFICE": str(OFFICE)},
            pass_fds=(slave,),
            preexec_fn=lambda: os.login_tty(slave),
        )
        os.close(slave)

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def painted(self, text: str) -> float:
        """Seconds from exec until a text was written."""
        marker, seen = text.encode(), b""
        while time.perf_counter() - self._start < _PAINTS_WITHIN:
            chunk = self._read(_PAINTS_WITHIN)
            if chunk is None:
                break
            seen += chunk
            if marker in seen:
                return time.perf_counter() - self._start
        raise RuntimeError(f"{text!r} was not painted; the end of the output is {seen[-400:]!r}")

    def settle(self, seconds: float) -> None:
        """Read what comes for some seconds."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def send(self, key: bytes) -> None:
        """Press a key, and wait for nothing."""
        os.write(self._master, key)

    def press(self, key: bytes) -> tuple[float, float]:
        """Seconds from a key until the first and until the last byte of what it changes."""
        while self._read(QUIET):
            pass
        start = time.perf_counter()
        os.write(self._master, key)
        if not self._read(_PAINTS_WITHIN):
            raise RuntimeError(f"the key {key!r} changes nothing")
        first = last = time.perf_counter()
        while self._read(QUIET):
            last = time.perf_counter()
        return first - start, last - start

    def memory(self) -> tuple[float, float]:
        """Resident memory of the program in MB: now, and at its peak."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        now, peak = (int(re.findall(rf"{name}:\s+(\d+) kB", status)[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return now, peak

    def _read(self, seconds: float) -> bytes | None:
        """What is written within some seconds: nothing (b"") when it stays quiet, None when the program has ended."""
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._master, 1 << 16) or None
        except OSError:
            return None
