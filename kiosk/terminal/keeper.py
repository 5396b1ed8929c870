"""Stands between systemd and a screen that other programs show: ``python -m kiosk.terminal.keeper COMMAND ...``.

X and cage get the display and the keyboard from logind, so their unit has a PAM session, and all that it starts moves
into the scope of that session, but for its main process (systemd.exec(5), ``PAMName=``). What the screen says of itself
would be taken for that scope's, and what ends the unit would leave it there. This is the main process: it passes on
what the screen says, and when it ends, all that it started ends before it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

PASSED_ON: Final = (b"READY=1", b"WATCHDOG=1")
"""What a screen says of itself (sd_notify(3)). What else the programs between say is nobody's matter."""

ENDS_WITHIN: Final = 3.0
"""Seconds for an end in order; systemd waits five (``TimeoutStopSec``). A frozen screen hears nothing."""

LOOKS_EVERY: Final = 0.2
"""Seconds between two looks whether the command has ended."""

_SET_CHILD_SUBREAPER: Final = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""


class Keeper:
    """Keeps one command, and all that it starts."""

    def __init__(self, address: str, folder: Path) -> None:
        """``address`` of systemd's socket; ``folder`` is one of this user alone, for the socket in its place."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._place = folder / "notify"
        self._ended = False

    def keep(self, command: Sequence[str]) -> int:
        """Run the command; its exit code, or 128 and the signal that ended it."""
        # Who is left without a parent comes to us, and is ended too.
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        self._place.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
            heard.bind(str(self._place))
            heard.settimeout(LOOKS_EVERY)
            kept = subprocess.Popen(command, env=os.environ | {"NOTIFY_SOCKET": str(self._place)})
            while not self._ended and kept.poll() is None:
                with suppress(TimeoutError):
                    self._pass_on(heard.recv(4096))
                _reap(kept.pid)
        self._place.unlink(missing_ok=True)
        _end_all(kept)
        code = kept.wait()
        return code if code >= 0 else 128 - code

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ended = True

    def _pass_on(self, said: bytes) -> None:
        known = b"\n".join(line for line in said.split(b"\n") if line in PASSED_ON)
        if known:
            # A systemd that starts anew takes no datagram, and gets the next one.
            with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.setblocking(False)
                sender.sendto(known, self._address)


def _end_all(kept: subprocess.Popen[bytes]) -> None:
    """End all that came of the command; who does not end in time is killed."""
    until = time.monotonic() + ENDS_WITHIN
    number = signal.SIGTERM
    while offspring := _offspring():
        for pid in offspring:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        time.sleep(LOOKS_EVERY)
        kept.poll()
        _reap(kept.pid)
        if time.monotonic() > until:
            number = signal.SIGKILL


def _reap(besides: int) -> None:
    """Take note of the orphans that have ended, and not of the one whose exit code is asked for."""
    for pid, parent in _parents().items():
        if parent == os.getpid() and pid != besides:
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)


def _offspring() -> tuple[int, ...]:
    """All that this process has started or taken over, and what those have. Who has ended counts until it is reaped."""
    parents = _parents()
    return tuple(pid for pid in parents if os.getpid() in _ancestors(pid, parents))


def _ancestors(pid: int, parents: Mapping[int, int]) -> Iterator[int]:
    while (pid := parents.get(pid, 0)) != 0:
        yield pid


def _parents() -> dict[int, int]:
    """The parent of each process that can be seen (proc(5), the fourth field of ``stat``)."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            # The name of the program stands before it in brackets, and may hold brackets and spaces itself.
            fields = (process / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            found[int(process.name)] = int(fields[1])
    return found


def main(command: Sequence[str]) -> int:
    """Keep a command under systemd; without it, be the command."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    folder = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    if address[:1] not in ("/", "@") or not folder:
        os.execvp(command[0], list(command))
    return Keeper(address, Path(folder)).keep(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
