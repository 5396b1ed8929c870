"""The real command in a real pseudo-terminal: what it sends, and that nothing breaks out of it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

PATIENCE = 30.0
"""Seconds to wait for something on a busy machine before a test gives up."""


class Terminal:
    """A terminal with the kiosk in it."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        columns, rows = size
        # pyte cannot be as narrow as a window can.
        self.screen = pyte.Screen(max(columns, 20), max(rows, 5))
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self._file, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *(arguments or ("-m", "kiosk"))],
            pass_fds=(inside,),
            preexec_fn=lambda: os.login_tty(inside),
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "132", "LINES": "50"} | environment,
        )
        os.close(inside)

    def read(self) -> None:
        """Take in what came."""
        ready, _, _ = select.select([self._file], [], [], 0.05)
        if not ready:
            return
        try:
            data = os.read(self._file, 65536)
        except OSError:
            return
        self.sent += data
        # pyte does not know the sequences that ask a terminal what it can do.
        self._stream.feed(data.replace(b"\x1b[>4;0m", b"").replace(b"\x1b[?2026$p", b"").replace(b"\x1b[?2048$p", b""))

    def until(self, true: Callable[[], bool]) -> None:
        """Read until something is so."""
        until = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < until, self.text
            self.read()

    def press(self, keys: bytes) -> None:
        os.write(self._file, keys)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._file)
        self._file = -1

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        if self._file >= 0:
            self.hang_up()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The kiosk without the pause after a new page: these tests press as fast as they can."""
    office = tmp_path / "office.toml"
    office.write_text("press_pause = 0\n", encoding="utf-8")
    terminal = Terminal(KIOSK_OFFICE=str(office))
    terminal.until(lambda: "Nederlands" in terminal.text)
    yield terminal
    terminal.close()


@pytest.fixture
def careful() -> Iterator[Terminal]:
    """The kiosk as it is set up by default. Keys are in its line before it has even begun."""
    terminal = Terminal()
    terminal.press(b"1551")
    terminal.until(lambda: "Nederlands" in terminal.text)
    yield terminal
    terminal.close()


def settled(terminal: Terminal) -> None:
    """Wait until the page takes presses: from then on a key without meaning is answered. It changes nothing."""

    def answered() -> bool:
        if time.monotonic() - settled.pressed > 0.2:  # type: ignore[attr-defined]
            terminal.press(b"\x1b[15~")
            settled.pressed = time.monotonic()  # type: ignore[attr-defined]
        return "does nothing here" in terminal.text or "Kies een nummer" in terminal.text

    settled.pressed = 0.0  # type: ignore[attr-defined]
    terminal.until(answered)


def test_it_asks_the_terminal_to_leave_the_order_of_letters_alone(terminal: Terminal) -> None:
    assert terminal.sent.startswith(b"\x1b[8l")
    terminal.process.terminate()
    terminal.until(lambda: terminal.process.poll() is not None)
    terminal.until(lambda: terminal.sent.rstrip().endswith(b"\x1b[3J\x1b[8h"))


@pytest.mark.parametrize(
    "keys",
    [
        b"\x03",
        b"\x11",
        b"\x1a",
        b"\x1c",
        b"\x04",
        b"\x10",
        b"\x1b",
        b"\x1b[15~\x1b[24~",
        b"q:!\r",
        b"\x1b[200~rm -rf /\x1b[201~",
    ],
    ids=["ctrl+c", "ctrl+q", "ctrl+z", "ctrl+\\", "ctrl+d", "ctrl+p", "escape", "f keys", "words", "paste"],
)
def test_no_key_breaks_out(terminal: Terminal, keys: bytes) -> None:
    terminal.press(keys)
    # Escape alone waits a moment for the rest of a sequence, so the page is asked for until it comes.
    terminal.press(b"\x1b[F")
    terminal.until(lambda: "Tot " in terminal.text)
    assert terminal.process.poll() is None
    assert "Traceback" not in terminal.text


def test_bytes_that_are_no_text_do_not_end_it(terminal: Terminal) -> None:
    def goodbye() -> bool:
        terminal.press(b"\x1b[F")
        return "Tot " in terminal.text

    terminal.press(b"\x00\xff\xfe\xc3")
    terminal.until(goodbye)
    assert terminal.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGQUIT])
def test_no_signal_suspends_it_or_leaves_a_core(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    terminal.press(b"1")
    terminal.until(lambda: "Wat wilt u doen?" in terminal.text)
    assert terminal.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_end_ends_it_in_order(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    terminal.until(lambda: terminal.process.poll() is not None)
    assert terminal.process.returncode == 0
    assert b"Traceback" not in terminal.sent


def test_it_ends_when_its_window_is_closed(terminal: Terminal) -> None:
    terminal.hang_up()
    # In order, by the signal that the system sends then, or by the lifeline when the dead terminal holds its threads.
    assert terminal.process.wait(PATIENCE) in (0, -signal.SIGHUP, 128 + signal.SIGTERM)


def test_a_newcomer_can_leave_it() -> None:
    terminal = Terminal("-m", "kiosk", "--with-exit")
    terminal.until(lambda: "Nederlands" in terminal.text)
    terminal.press(b"\x11")
    terminal.until(lambda: terminal.process.poll() is not None)
    assert terminal.process.returncode == 0
    terminal.close()


def test_a_mistake_in_the_program_tells_nothing_of_a_visitor() -> None:
    program = (
        "from kiosk.tui.visit import Visit\n"
        "from kiosk.cli import main\n"
        "def press_digit(visit, digit): secret = 'a secret word'; raise KeyError(secret)\n"
        "Visit.press_digit = press_digit\n"
        "main([])\n"
    )
    terminal = Terminal("-c", program)
    terminal.until(lambda: "Nederlands" in terminal.text)
    settled(terminal)
    terminal.press(b"9")
    terminal.until(lambda: terminal.process.poll() is not None)
    terminal.until(lambda: b"The kiosk stopped by a mistake in the program: KeyError" in terminal.sent)
    assert b"secret word" not in terminal.sent
    assert b"Traceback" not in terminal.sent
    terminal.close()


def test_a_paste_is_not_taken_for_keys(terminal: Terminal) -> None:
    terminal.press(b"1")
    terminal.until(lambda: "Wat wilt u doen?" in terminal.text)
    terminal.press(b"\x1b[200~5\r1\r\x1b[201~")
    terminal.press(b"\x1b[B")
    terminal.until(lambda: "▌2" in terminal.text)
    assert "Wat wilt u doen?" in terminal.text


def test_keys_before_the_first_page_are_dropped(careful: Terminal) -> None:
    settled(careful)
    assert "Nederlands" in careful.text
    assert "Wat wilt u doen?" not in careful.text


def test_a_key_that_comes_very_often_passes_one_page(careful: Terminal) -> None:
    settled(careful)
    careful.press(b"1" * 60)
    careful.until(lambda: "Wat wilt u doen?" in careful.text)
    settled(careful)
    assert "Wat wilt u doen?" in careful.text
    careful.press(b"\r" * 60)
    careful.until(lambda: "Wat wilt u doen?" not in careful.text)
    settled(careful)
    assert careful.text.splitlines()[2].strip() == "Veilig inloggen"


def test_a_double_click_opens_one_page(careful: Terminal) -> None:
    settled(careful)
    click = b"\x1b[<0;10;5M\x1b[<0;10;5m"
    careful.press(click * 3)
    careful.until(lambda: "Wat wilt u doen?" in careful.text)
    settled(careful)
    assert "Wat wilt u doen?" in careful.text


def test_a_belgian_keyboard_walks(careful: Terminal) -> None:
    settled(careful)
    for keys, seen in (("&", "Wat wilt u doen?"), ("(", "De app van uw bank"), ("&", "Begin"), ("à", "Betalen")):
        careful.press(keys.encode())
        careful.until(lambda seen=seen: seen in careful.text)  # type: ignore[misc]
        settled(careful)
    careful.press("ç".encode())
    careful.until(lambda: "Iemand helpt u" in careful.text)


SIZES = [(1, 1), (2, 30), (6, 2), (6, 24), (20, 5), (39, 12), (250, 80)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_signal_to_end_ends_it_in_every_size(size: tuple[int, int]) -> None:
    terminal = Terminal(size=size)
    terminal.until(lambda: re.search(rb"\x1b\[[0-9;]*48;", terminal.sent) is not None)
    terminal.process.terminate()
    terminal.until(lambda: terminal.process.poll() is not None)
    assert terminal.process.returncode == 0
    assert b"Traceback" not in terminal.sent
    terminal.close()
