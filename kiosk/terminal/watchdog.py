"""Tells systemd that the screen is there and still answers, so that a frozen one is started again.

The protocol of sd_notify(3): datagrams to the socket that systemd names. Between systemd and the screen stand X and
xterm: ``kiosk.terminal.keeper`` passes on what is said, and WATCHDOG_PID, which names the keeper, is not looked at.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

MICROSECONDS: Final = 1_000_000


class Watchdog:
    """Whoever started the screen and waits for its beats."""

    def __init__(self, address: str, patience: float | None) -> None:
        """``address`` of its socket; a leading ``@`` is a socket without a file. ``patience``: the seconds after which
        it takes a silent screen for frozen; None when it waits for no beat."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.every = patience / 2 if patience else None
        """Seconds between two beats: half of the patience, as sd_watchdog_enabled(3) advises."""

    def ready(self) -> None:
        """The first page is in sight."""
        self._tell(b"READY=1")

    def beat(self) -> None:
        """The screen still answers. Called from the loop that answers the keys: no other one says so."""
        self._tell(b"WATCHDOG=1")

    def _tell(self, state: bytes) -> None:
        # The screen waits for nobody: a systemd that starts anew takes no datagram, and gets the next one.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.setblocking(False)
            sender.sendto(state, self._address)


def watchdog_of(environment: Mapping[str, str]) -> Watchdog | None:
    """The watchdog that these variables tell of; None where nobody watches."""
    address = environment.get("NOTIFY_SOCKET", "")
    if address[:1] not in ("/", "@"):
        return None
    microseconds = environment.get("WATCHDOG_USEC", "")
    return Watchdog(address, int(microseconds) / MICROSECONDS if microseconds.isdecimal() else None)
