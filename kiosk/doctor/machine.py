"""The machine that the doctor looks at: its variables, files and programs, and the terminal that we are in."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import struct
import sys
import termios
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kiosk.terminal.display import Display, DisplayError, console_display
from kiosk.terminal.known import CONSOLE, Known, terminal_of
from kiosk.terminal.programs import said_by


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a terminal: its cells, and its height in pixels, 0 where it does not say."""

    columns: int
    rows: int
    height: int = 0


class Machine:
    """What can be asked here. No answer takes longer than the limit of ``said_by``, and none changes anything."""

    def __init__(self, environment: Mapping[str, str], window: Window | None, root: Path = Path("/")) -> None:
        """``window`` is that of the terminal that we are in, None in none; ``root`` is where the files begin."""
        self.environment = environment
        self.window = window
        self.root = root

    @cached_property
    def today(self) -> date:
        """The day of its clock."""
        return date.today()

    @property
    def terminal(self) -> Known | None:
        """The terminal that we are in."""
        return terminal_of(self.environment) if self.window is not None else None

    @property
    def on_console(self) -> bool:
        """Whether that is the Linux console."""
        return self.terminal is CONSOLE

    @property
    def has_x(self) -> bool:
        """Whether there should be a display of X."""
        return bool(self.environment.get("DISPLAY"))

    @property
    def launches_xterm(self) -> bool:
        """Whether ``kiosk launch`` finds what it needs."""
        return self.display is not None and self.has_x and self.has("xterm")

    @cached_property
    def display(self) -> Display | None:
        """The display, in X as X tells; None where there is none, or where it does not answer."""
        if not self.has_x:
            with suppress(DisplayError):
                return console_display(self.root)
            return None
        # In a program of its own: a display that hangs would hold us.
        told = re.fullmatch(r"(\d+) (\d+) (\d+)\n", self.asked(sys.executable, "-m", "kiosk.terminal.display") or "")
        return Display(int(told[1]), int(told[2]), int(told[3])) if told else None

    def has(self, program: str) -> bool:
        """Whether a program is installed."""
        return shutil.which(program, path=self.environment.get("PATH", os.defpath)) is not None

    def asked(self, *command: str) -> str | None:
        """What a program says, in English; None where it is not there, fails, or hangs."""
        return said_by(command, {**self.environment, "LC_ALL": "C.UTF-8"})

    def text_of(self, file: str) -> str:
        """What stands in a file, by its path from the root; "" where it cannot be read."""
        with suppress(OSError):
            return (self.root / file).read_text(encoding="utf-8", errors="replace")
        return ""


def this_machine() -> Machine:
    """The machine that we run on."""
    return Machine(os.environ, _window())


def _window() -> Window | None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A stream that was closed before the start is None.
        if stream is not None and stream.isatty():
            with suppress(OSError):
                told = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8))
                rows, columns, _, height = struct.unpack("4H", told)
                return Window(columns, rows, height)
    return None
