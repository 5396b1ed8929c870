"""Whatever starts also ends: each command, when its terminal closes, its parent is killed or its input ends."""

from __future__ import annotations

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from kiosk.terminal.lifeline import Lifeline

PATIENCE: Final = 120.0
"""Seconds for a command to start on a busy machine."""

ENDS_WITHIN: Final = 5.0
SIDE_BY_SIDE: Final = 4
LOOK_EVERY: Final = 0.05
ROOT: Final = Path(__file__).parent.parent
BIN: Final = Path(sys.executable).parent

COMMANDS: Final = {
    "kiosk": ("kiosk",),
    "plain": ("kiosk", "plain"),
    "gateway": ("sms-gateway", "serve"),
    "simulate": ("sms-gateway", "simulate"),
    "check": ("kiosk", "check"),
    "pages": ("kiosk", "pages"),
    "languages": ("kiosk", "languages"),
}
THROUGH_MAKE: Final = ("kiosk", "plain", "gateway", "simulate")
SHOWN: Final = {
    "kiosk": b"Nederlands",
    "plain": b"Nederlands",
    "gateway": b"Uvicorn running",
    "simulate": b"0 segments",
}
"""What a command that runs has written. The others write to somebody who does not read, and wait."""

ON_A_SCREEN: Final = ("kiosk", "simulate")
ENDINGS: Final = ("terminal", "parent", "input")


class Started:
    """A command below ``make`` or a shell. Whatever comes of it is known by its folder for temporary files."""

    def __init__(self, name: str, ending: str, folder: Path) -> None:
        self.name, self.ending, self.folder = name, ending, folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir(parents=True)
        self._master, self._inside = pty.openpty()
        self._read, self._written = os.pipe()
        self._input, self._inputs_end = os.pipe()
        for file in (self._master, self._read):
            os.set_blocking(file, False)
        self.shown = b""
        screen = name in ON_A_SCREEN
        if name not in SHOWN:
            os.set_blocking(self._written, False)
            with suppress(BlockingIOError):
                while os.write(self._written, b" " * 4096):
                    pass
            os.set_blocking(self._written, True)
        output = self._inside if screen else self._written
        self.parent = subprocess.Popen(
            [*self._make()] if name in THROUGH_MAKE else ["/bin/sh", "-c", '"$@"; exit $?', "sh", *self._command()],
            stdin=self._inside if screen or ending in ("terminal", "window") else self._input,
            stdout=output,
            stderr=output if name in SHOWN else subprocess.DEVNULL,
            # Not the terminal of its session, so that the system sends no signal: except as a window has it.
            start_new_session=ending != "window",
            preexec_fn=(lambda: os.login_tty(self._inside)) if ending == "window" else None,
            pass_fds=(self._inside,) if ending == "window" else (),
            cwd=ROOT,
            env=os.environ
            | {
                "TERM": "xterm-256color",
                "PYTHONIOENCODING": "utf-8",
                "TMPDIR": str(self.temporary),
                "XDG_DATA_HOME": str(self.temporary),
                "TWILIO_AUTH_TOKEN": "token",
                "SMS_GATEWAY_PUBLIC_URL": "https://kiosk.example.org",
                "SMS_GATEWAY_HASH_KEY": "k" * 32,
                "KIOSK_DATABASE_URL": "sqlite://",
            },
        )
        for file in (self._inside, self._written, self._input):
            os.close(file)

    def _command(self) -> list[str]:
        program, *arguments = COMMANDS[self.name]
        return [str(BIN / program), *arguments]

    def _make(self) -> list[str]:
        """What is installed runs the tests: make need not look whether it is the newest. Each gateway has its port."""
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "kiosk").symlink_to(BIN / "kiosk")
        gateway = programs / "sms-gateway"
        port = " --port 0" if self.name == "gateway" else ""
        gateway.write_text(f'#!/bin/sh\nexec "{BIN}/sms-gateway" "$@"{port}\n')
        gateway.chmod(0o755)
        return ["make", f"VENV={sys.prefix}", f"--old-file={sys.prefix}/installed", f"BIN={programs}", self.name]

    @property
    def processes(self) -> list[Path]:
        """All that came of it and still runs."""
        self.parent.poll()
        mark = f"\0TMPDIR={self.temporary}\0".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in b"\0" + (process / "environ").read_bytes() + b"\0":
                    found.append(process)
        return found

    def read(self) -> None:
        for file in (self._master, self._read):
            if file == self._master or self.name in SHOWN:
                with suppress(OSError):
                    self.shown += os.read(file, 65536)

    def runs(self) -> bool:
        """Whether it has begun its work."""
        assert self.parent.poll() is None, self.shown.decode(errors="replace")
        self.read()
        if self.name in SHOWN:
            return SHOWN[self.name] in self.shown
        if self.name == "check":  # a shell, the command, its tracker of resources, and a process for each processor
            return len(self.processes) >= 4
        # Loaded, and at its work beside the thread that looks for its end.
        return any(len(list((process / "task").iterdir())) > 1 for process in self.processes)

    def text(self) -> None:
        """A message from the phone, up to its answer."""
        os.write(self._master, b"hello\r")
        self.until(lambda: b"GSM-7" in self.shown or b"UCS-2" in self.shown)

    def until(self, true: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < until, f"{self.name}: {self.shown.decode(errors='replace')}"
            self.read()
            time.sleep(LOOK_EVERY)

    def end(self) -> None:
        if self.ending == "parent":
            self.parent.kill()
            return
        file = self._inputs_end if self.ending == "input" else self._master
        os.close(file)
        self._inputs_end, self._master = (self._inputs_end, -1) if file == self._master else (-1, self._master)

    def close(self) -> None:
        for process in self.processes:
            with suppress(OSError):
                os.kill(int(process.name), signal.SIGKILL)
        self.parent.wait()
        for file in (self._master, self._read, self._inputs_end):
            if file >= 0:
                os.close(file)


def cases() -> Iterator[tuple[str, str]]:
    for name in COMMANDS:
        for ending in ENDINGS:
            if ending != "input" or name not in ON_A_SCREEN:
                yield name, ending
    yield "simulate", "window"


def left_of(name: str, ending: str, folder: Path) -> list[str]:
    """What is left of a command five seconds after its end should have come."""
    one = Started(name, ending, folder)
    try:
        one.until(one.runs)
        if ending == "window":
            one.text()
        one.end()
        until = time.monotonic() + ENDS_WITHIN
        while (left := one.processes) and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
        running = [(process / "cmdline").read_bytes().replace(b"\0", b" ").decode() for process in left]
        return [f"{name}, {ending}: {what}" for what in [*running, *map(str, one.temporary.rglob("*"))]]
    finally:
        one.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the processes are found by /proc")
def test_nothing_is_left_of_any_command(tmp_path: Path) -> None:
    number = count()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as beside:
        ends = [beside.submit(left_of, name, ending, tmp_path / str(next(number))) for name, ending in cases()]
        assert [left for end in ends for left in end.result()] == []


@contextmanager
def standard_input(file: int) -> Iterator[None]:
    """Let a file be the standard input of this process."""
    before = os.dup(0)
    os.dup2(file, 0)
    try:
        yield
    finally:
        os.dup2(before, 0)
        os.close(before)


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_an_input_that_ends_ends_what_does_not_read_it(kind: str) -> None:
    if kind == "pipe":
        inside, outside = os.pipe()
    else:
        inside, outside = (end.detach() for end in socket.socketpair())
    with standard_input(inside):
        command, reader, service = Lifeline.of_command(), Lifeline.of_command(reads_input=True), Lifeline.of_service()
        os.write(outside, b"the rest of a script")
        assert (command.is_cut, service.is_cut) == (False, False)
        os.close(outside)
        assert (command.is_cut, service.is_cut) == (False, False), "the rest is still to be read"
        os.read(0, 100)
        assert (command.is_cut, service.is_cut) == (True, True)
        assert not reader.is_cut, "it answers first what it has read"
        assert not Lifeline.of_command().is_cut, "an input that has ended before the start says nothing"
    os.close(inside)


def test_a_service_without_an_input_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ``&``, nohup, systemd and docker start it; and whoever started it may go."""
    inside, outside = os.pipe()
    os.close(outside)
    for file in (os.open(os.devnull, os.O_RDONLY), inside):
        with standard_input(file), monkeypatch.context() as patch:
            command, service = Lifeline.of_command(), Lifeline.of_service()
            patch.setattr(os, "getppid", lambda: 1)
            assert command.is_cut
            assert not service.is_cut
        os.close(file)


def test_a_service_on_a_terminal_ends_with_it() -> None:
    master, inside = pty.openpty()
    with standard_input(inside):
        service = Lifeline.of_service()
        assert not service.is_cut
        os.close(master)
        assert service.is_cut
    os.close(inside)


def test_the_leader_of_a_session_outlives_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop starts a terminal with the kiosk in it, and goes."""
    with standard_input(os.open(os.devnull, os.O_RDONLY)):
        monkeypatch.setattr(os, "getsid", lambda _: os.getpid())
        leader = Lifeline.of_command()
        monkeypatch.setattr(os, "getppid", lambda: 1)
        assert not leader.is_cut
