"""A virtual display of X, read from memory, and the kiosk on it as `kiosk launch` starts it."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

TOOLS = ("Xvfb", "xterm", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
WITHOUT = f"not installed: {', '.join(MISSING)}"

PATIENCE = 60.0
"""Seconds to wait for something on a busy machine before a test gives up."""

SLOWEST_PAGE = 10.0
"""Seconds after which a key was lost, within a sequence that an attack left half written: it is pressed again."""

SOONEST_PAGE = 1.0
"""The same before the first page, which takes no key: it is asked again and again."""

WIDTH, HEIGHT = 1024, 600

LAUNCH = (sys.executable, "-m", "kiosk", "launch")

OFFICE = 'name = "Digipunt Genk"\npress_pause = 0\nidle_seconds = 3600\nkeyboard = "us"\nscreen_width = 300\n'


class Picture:
    """What the display shows: its pixels, row by row."""

    def __init__(self, frame: bytes) -> None:
        """``frame`` is a file of xwd."""
        header = struct.unpack(">25I", frame[:100])
        self._line = header[12]
        self._pixel = header[11] // 8
        self._pixels = frame[header[0] + header[19] * 12 :]

    def part(self, left: float, top: float, right: float, bottom: float) -> list[bytes]:
        """The pixels of a part; the edges are parts of the whole, from 0 to 1."""
        rows = range(round(top * HEIGHT), round(bottom * HEIGHT))
        begin, end = round(left * WIDTH) * self._pixel, round(right * WIDTH) * self._pixel
        return [self._pixels[row * self._line + begin : row * self._line + end] for row in rows]

    def colours(self, left: float, top: float, right: float, bottom: float) -> set[str]:
        """The colours of a part, as "#rrggbb"."""
        rows = self.part(left, top, right, bottom)
        pixels = {row[at : at + 3] for row in rows for at in range(0, len(row), self._pixel)}
        return {f"#{pixel[::-1].hex()}" for pixel in pixels}


class Display:
    """An X server without a screen: what is drawn is a file, so a look at it costs nothing."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._frame = folder / "Xvfb_screen0"

    def picture(self) -> Picture:
        return Picture(self._frame.read_bytes())

    def do(self, *arguments: str) -> str:
        """Press and point with xdotool."""
        environment = os.environ | {"DISPLAY": self.name}
        done = subprocess.run(("xdotool", *arguments), env=environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def windows(self) -> list[str]:
        """The windows that can be seen, a menu among them."""
        _root, *windows = self.do("search", "--onlyvisible", "--maxdepth", "1", "--name", ".*").split() or [""]
        return windows


@contextmanager
def virtual_display(folder: Path) -> Iterator[Display]:
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder), "-noreset", "-nolisten", "tcp")
    command = ("Xvfb", "-displayfd", str(writing), *screen)
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield Display(f":{number.readline().strip()}", folder)
    finally:
        server.terminate()
        server.wait()


def until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait until something is so."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


class Launched:
    """The kiosk, started by ``kiosk launch`` on a display."""

    def __init__(self, display: Display, folder: Path, command: Sequence[str] = LAUNCH) -> None:
        self.display = display
        office = folder / "office.toml"
        office.write_text(OFFICE, encoding="utf-8")
        environment = os.environ | {"DISPLAY": display.name, "LC_ALL": "C.UTF-8", "KIOSK_OFFICE": str(office)}
        self.terminal = subprocess.Popen(command, env=environment)
        self.display.do("mousemove", str(WIDTH - 20), "8")
        until(lambda: len(display.windows()) == 1 and len(self.programs()) == 1, "the terminal was never there")
        (self.kiosk,) = self.programs()
        self.first = self._page()
        self._wait_for_first_page()

    def _wait_for_first_page(self) -> None:
        """The first page is the one that the end of a visit brings again."""

        def stands() -> bool:
            self.first = self._page()
            return self._is_wiped(SOONEST_PAGE)

        until(stands, "the first page was never drawn")

    def _is_wiped(self, patience: float = SLOWEST_PAGE) -> bool:
        """Whether a visit can be ended: another page says goodbye, and the first one follows."""
        self.display.do("mousemove", str(WIDTH - 20), "8", "key", "End")
        with suppress(AssertionError):
            until(lambda: self._page() != self.first, "no goodbye", patience)
            self.display.do("key", "x")
            until(lambda: self._page() == self.first, "no first page", patience)
            return True
        return False

    def _page(self) -> list[bytes]:
        """What is drawn below the first row: there stand the clock, what speaks as soon as it is found, and the
        pointer."""
        return self.display.picture().part(0, 0.1, 1, 1)

    @property
    def office_name(self) -> list[bytes]:
        """The beginning of the first row: there stands the office, on every page that is read from the left."""
        return self.display.picture().part(0, 0, 0.15, 0.03)

    def programs(self) -> list[int]:
        """What runs in the terminal."""
        return sorted(_below(self.terminal.pid))

    def assert_locked(self, after: str) -> None:
        """The same program, awake and alone in the terminal, and no window but that."""
        assert self.terminal.poll() is None, f"{after}: the terminal has ended"
        assert self.programs() == [self.kiosk], f"{after}: another program runs"
        assert state_of(self.kiosk) not in "TZ", f"{after}: the kiosk is suspended"
        assert len(self.display.windows()) == 1, f"{after}: there is another window"

    def wipe(self, after: str) -> None:
        """End the visit: the first page is there again, as it was drawn the first time."""
        until(self._is_wiped, f"{after}: the first page did not come again")
        self.assert_locked(after)

    def end(self) -> None:
        self.terminal.send_signal(signal.SIGKILL)
        self.terminal.wait()
        with suppress(ProcessLookupError):
            os.kill(self.kiosk, signal.SIGKILL)


def _below(process: int) -> Iterable[int]:
    """The processes that a process has started, and those that these have."""
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, thread.read_text(encoding="ascii").split()):
                yield child
                yield from _below(child)


def state_of(process: int) -> str:
    """One letter of /proc: "T" is suspended, "Z" has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
