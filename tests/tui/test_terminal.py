"""The real command in a real pseudo-terminal: what it sends, and that nothing breaks out of it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator

import pyte
import pytest

PATIENCE = 30.0
"""Seconds to wait for something on a busy machine before a test gives up."""


class Terminal:
    """A terminal of 80×24 with the kiosk in it."""

    def __init__(self, *arguments: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self._file, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *(arguments or ("-m", "kiosk"))],
            pass_fds=(inside,),
            preexec_fn=lambda: os.login_tty(inside),
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "132", "LINES": "50"},
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
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    terminal.until(lambda: "Nederlands" in terminal.text)
    yield terminal
    terminal.close()


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
    # In order, by the signal that the system sends then, or at once.
    assert terminal.process.wait(PATIENCE) in (0, -signal.SIGHUP)


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
        "def press(visit, command): secret = 'a secret word'; raise KeyError(secret)\n"
        "Visit.press = press\n"
        "main([])\n"
    )
    terminal = Terminal("-c", program)
    terminal.until(lambda: "Nederlands" in terminal.text)
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
