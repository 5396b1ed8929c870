"""A frozen screen is started again: systemd hears when the first page is there, and that keys are still answered."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.terminal.watchdog import watchdog_of
from tests.tui.test_terminal import PATIENCE, Terminal

EVERY = 0.25
"""Seconds between two beats, in these tests."""

VARIABLES = {"WATCHDOG_USEC": f"{2 * EVERY * 1_000_000:.0f}", "WATCHDOG_PID": "1"}
"""As under `kiosk launch`: systemd names the process that it started, which is not the screen."""

FROZEN = {
    "the loop is blocked": (
        "from kiosk.tui.visit import Visit\n"
        "def press_digit(visit, digits): time.sleep(3600)\n"
        "Visit.press_digit = press_digit\n"
    ),
    "no key is taken": (
        "from textual import events\n"
        "from kiosk.tui.app import KioskApp\n"
        "taken = KioskApp.on_event\n"
        "async def on_event(app, event):\n"
        "    if isinstance(event, events.Key): await asyncio.Event().wait()\n"
        "    await taken(app, event)\n"
        "KioskApp.on_event = on_event\n"
    ),
    "nothing is painted": (
        "from kiosk.tui.help_screen import HelpScreen\n"
        "async def stay(): await asyncio.Event().wait()\n"
        "HelpScreen.take_key = lambda screen, event: screen.call_later(stay)\n"
    ),
}


class Systemd:
    """The socket to which a service tells how it is."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address.replace("@", "\0"))

    def hear(self, within: float = PATIENCE) -> str:
        """What is told next; "" for nothing."""
        self._socket.settimeout(within)
        try:
            return self._socket.recv(4096).decode()
        except TimeoutError:
            return ""

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Systemd]:
    systemd = Systemd(str(tmp_path / "notify"))
    yield systemd
    systemd.close()


@pytest.mark.parametrize("frozen", FROZEN)
def test_the_beats_come_and_stop_when_the_screen_freezes(systemd: Systemd, frozen: str) -> None:
    program = f"import asyncio, time\n{FROZEN[frozen]}from kiosk.cli import main\nmain([])\n"
    terminal = Terminal("-c", program, size=(80, 24), NOTIFY_SOCKET=systemd.address, **VARIABLES)
    try:
        assert systemd.hear() == "READY=1"
        terminal.until(lambda: "Nederlands" in terminal.text)
        assert [systemd.hear() for _ in range(3)] == ["WATCHDOG=1"] * 3

        def silent() -> bool:
            terminal.press(b"9")
            return not systemd.hear(within=8 * EVERY)

        terminal.until(silent)
        assert terminal.process.poll() is None
    finally:
        terminal.close()


def test_a_watchdog_that_goes_is_not_missed(systemd: Systemd, tmp_path: Path) -> None:
    office = tmp_path / "office.toml"
    office.write_text("press_pause = 0\n", encoding="utf-8")
    terminal = Terminal(size=(80, 24), NOTIFY_SOCKET=systemd.address, KIOSK_OFFICE=str(office), **VARIABLES)
    try:
        assert [systemd.hear(), systemd.hear()] == ["READY=1", "WATCHDOG=1"]
        systemd.close()
        terminal.until(lambda: "Nederlands" in terminal.text)
        terminal.press(b"1")
        terminal.until(lambda: "Wat wilt u doen?" in terminal.text)
        terminal.process.terminate()
        terminal.until(lambda: terminal.process.poll() is not None)
        assert terminal.process.returncode == 0
        assert b"Traceback" not in terminal.sent
    finally:
        terminal.close()


def test_a_socket_may_have_no_file() -> None:
    systemd = Systemd(f"@kiosk-test-{os.getpid()}")
    watchdog = watchdog_of({"NOTIFY_SOCKET": systemd.address, **VARIABLES})
    assert watchdog is not None
    assert watchdog.every == EVERY
    watchdog.beat()
    assert systemd.hear() == "WATCHDOG=1"
    systemd.close()


@pytest.mark.parametrize("told", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "vsock:2:1"}])
def test_without_a_watchdog_nothing_is_told(told: dict[str, str]) -> None:
    assert watchdog_of(VARIABLES | told) is None


@pytest.mark.parametrize("told", [{}, {"WATCHDOG_USEC": ""}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "0"}])
def test_a_service_without_patience_is_told_that_the_screen_is_there(systemd: Systemd, told: dict[str, str]) -> None:
    watchdog = watchdog_of({"NOTIFY_SOCKET": systemd.address, **told})
    assert watchdog is not None
    assert watchdog.every is None
    watchdog.ready()
    assert systemd.hear() == "READY=1"


def test_nobody_there_to_hear_is_no_mistake(tmp_path: Path) -> None:
    watchdog = watchdog_of({"NOTIFY_SOCKET": str(tmp_path / "gone"), **VARIABLES})
    assert watchdog is not None
    watchdog.beat()


def test_a_socket_that_nobody_empties_does_not_stop_the_screen(systemd: Systemd) -> None:
    watchdog = watchdog_of({"NOTIFY_SOCKET": systemd.address, **VARIABLES})
    assert watchdog is not None
    for _ in range(2000):
        watchdog.beat()
