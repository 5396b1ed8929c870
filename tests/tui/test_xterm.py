"""A real xterm on a virtual screen: Arabic is joined and begins at the right; larger text leaves a page that fits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "xterm", "xdotool", "import", "convert")
missing = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")

PATIENCE = 30.0
AGAIN = 3.0
"""Seconds after which somebody presses again."""

COLUMNS, ROWS = 56, 16


@pytest.fixture
def display() -> Iterator[str]:
    reading, writing = os.pipe()
    # Without -noreset it begins anew when its last client goes, a picture too, and throws out who comes at that moment.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait()


KIOSK = (sys.executable, "-m", "kiosk")
LARGE_TYPE = (
    *("xterm", "-fa", "DejaVu Sans Mono", "-fs", "22", "-geometry", f"{COLUMNS}x{ROWS}+0+0", "+sb", "-u8"),
    *("-bw", "0", "-b", "0", "-e", *KIOSK),
)
"""The kiosk in an xterm of 56×16, as on a 15.6" screen in large type."""


class Xterm:
    """An xterm with the kiosk in it."""

    def __init__(self, display: str, folder: Path, command: Sequence[str] = LARGE_TYPE) -> None:
        office = folder / "office.toml"
        office.write_text(
            "press_pause = 0\nscreen_width = 500\nviewing_distance = 45\nkeyboard = 'us'\n", encoding="utf-8"
        )
        self.environment = os.environ | {"DISPLAY": display, "LC_ALL": "C.UTF-8", "KIOSK_OFFICE": str(office)}
        self.picture = folder / "screen.png"
        self.process = subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    @property
    def cells(self) -> tuple[int, int]:
        """Columns and rows, as the terminal tells the kiosk; none before it runs there."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        for child in children.split():
            with suppress(OSError):
                # By its number: what the kiosk has open is shown to root alone.
                state = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                terminal = os.open(f"/dev/pts/{os.minor(int(state[4]))}", os.O_RDONLY | os.O_NOCTTY)
                try:
                    return os.get_terminal_size(terminal)
                finally:
                    os.close(terminal)
        return (0, 0)

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def until(self, seen: Callable[[], bool]) -> None:
        """Take pictures until one shows what it should."""
        until = time.monotonic() + PATIENCE
        while True:
            self.run("import", "-window", "root", str(self.picture))
            if seen():
                return
            assert time.monotonic() < until, "it was never drawn so"

    def press_until(self, key: str, seen: Callable[[], bool]) -> None:
        """Press a key, and again when nothing came of it for a while, as a person does: what comes before the screen
        takes keys is dropped, and on a busy machine its first page is seen sooner than that."""
        again = 0.0

        def done() -> bool:
            nonlocal again
            if seen():
                return True
            if time.monotonic() > again:
                self.press(key)
                again = time.monotonic() + AGAIN
            return False

        self.until(done)

    @property
    def look(self) -> str:
        """What tells one picture from another."""
        return self.run("identify", "-format", "%#", str(self.picture))

    def press(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "200", *keys)

    def ink(self, left: float, top: float, right: float, bottom: float) -> float:
        """How much of a part of the window differs from its paper; the edges are parts of the whole, from 0 to 1."""
        window = self.run("xdotool", "search", "--class", "xterm").splitlines()[-1:]
        if not window:
            return 0.0
        shape = dict(
            line.split("=") for line in self.run("xdotool", "getwindowgeometry", "--shell", *window).splitlines()
        )
        width, height = int(shape["WIDTH"]), int(shape["HEIGHT"])
        crop = f"{int((right - left) * width)}x{int((bottom - top) * height)}+{int(left * width)}+{int(top * height)}"
        picture = ("convert", str(self.picture), "-crop", crop, "+repage", "-colorspace", "Gray")
        return float(self.run(*picture, "-format", "%[fx:standard_deviation]", "info:") or 0)


def test_arabic_stands_at_the_right_and_dutch_at_the_left(display: str, tmp_path: Path) -> None:
    xterm = Xterm(display, tmp_path)
    top, bottom = 2 / ROWS, 3 / ROWS

    def title_at(left: float, right: float) -> bool:
        return xterm.ink(left, top, right, bottom) > 0.05

    try:
        xterm.until(lambda: title_at(0, 0.4))
        xterm.press("1")
        xterm.until(lambda: title_at(0, 0.4) and not title_at(0.6, 1))
        xterm.press("0", "4")
        xterm.until(lambda: title_at(0.6, 1) and not title_at(0, 0.4))
    finally:
        xterm.process.terminate()
        xterm.process.wait()


@pytest.mark.parametrize(("language", "side"), [("1", (0, 0.4)), ("4", (0.6, 1))], ids=["nl", "ar"])
def test_four_times_larger_the_page_fits_each_time(
    display: str, tmp_path: Path, language: str, side: tuple[float, float]
) -> None:
    """`kiosk launch` on a screen of 1280 by 800 pixels, half a metre wide."""
    xterm = Xterm(display, tmp_path, (*KIOSK, "launch"))

    def page_fits() -> bool:
        """The office stands at the top, the keys at the foot, on the side where reading begins; nothing goes on."""
        rows = xterm.cells[1]
        return xterm.ink(*side, 0, 1 / rows) > 0.05 and xterm.ink(*side, 1 - 1.5 / rows, 1) > 0.02

    try:
        xterm.until(lambda: xterm.cells[0] > 80 and page_fits())
        first = xterm.look
        xterm.press_until(language, lambda: xterm.look != first and page_fits())
        sizes = [xterm.cells]
        for _ in range(4):
            xterm.press_until("plus", lambda: xterm.cells != sizes[-1] and page_fits())
            sizes.append(xterm.cells)
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[-1] >= (40, 12)
        xterm.press("minus")
        xterm.until(lambda: xterm.cells == sizes[-2] and page_fits())
    finally:
        xterm.process.terminate()
        xterm.process.wait()
