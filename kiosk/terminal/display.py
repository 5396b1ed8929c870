"""How large a display is: in pixels, and in millimetres as it says of itself.

``python -m kiosk.terminal.display`` prints it of the display of X, for whoever must not wait for one that hangs.
"""

from __future__ import annotations

import ctypes
import re
import sys
from contextlib import suppress
from ctypes.util import find_library
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kiosk.mistake import Mistake

MILLIMETRES_OF_AN_INCH: Final = 25.4
USUAL_DENSITY: Final = 96
"""Pixels an inch of a display that does not say how large it is."""

_TIMING: Final = 54
"""Where the first timing stands in what a display says of itself (VESA E-EDID A2, 3.10.2): its width in millimetres is
the byte 12 from there, and the upper half of the byte 14."""


class DisplayError(Mistake):
    """The display does not say how large it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Display:
    """A display: its size in pixels, and its width in millimetres; 0 where it does not say."""

    width: int
    height: int
    millimetres: float

    def as_wide_as(self, measured: float) -> Display:
        """With the width that somebody measured, for displays seldom tell it rightly; without, with what it says, or
        with what is usual."""
        return replace(self, millimetres=measured or self.millimetres or self._usual)

    @property
    def guesses(self) -> bool:
        """Whether it says nothing, or what X says of every display: 96 pixels an inch, which hardly one has."""
        return not self.millimetres or abs(self.millimetres - self._usual) < 1

    @property
    def _usual(self) -> float:
        """The width that is usual for so many pixels."""
        return self.width / USUAL_DENSITY * MILLIMETRES_OF_AN_INCH


def x_display() -> Display:
    """The display of X. Raises DisplayError."""
    try:
        x11 = ctypes.CDLL(find_library("X11") or "libX11.so.6")
    except OSError as error:
        raise DisplayError("the library of X is not installed; on Debian: apt install libx11-6") from error
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not opened:
        raise DisplayError("the display does not answer; check DISPLAY and who may use it")
    width, height, told = (ask(opened, 0) for ask in (x11.XDisplayWidth, x11.XDisplayHeight, x11.XDisplayWidthMM))
    x11.XCloseDisplay(opened)
    return Display(width, height, told)


def connected_display(root: Path = Path("/")) -> Display:
    """The display of this machine as the kernel tells of it, where no X runs: the first one that is connected, as large
    as it likes to be. Raises DisplayError."""
    for connector in sorted((root / "sys/class/drm").glob("card*-*")):
        with suppress(OSError):
            size = re.match(r"(\d+)x(\d+)", (connector / "modes").read_text(encoding="ascii"))
            if (connector / "status").read_text(encoding="ascii").strip() == "connected" and size:
                return Display(int(size[1]), int(size[2]), _width((connector / "edid").read_bytes()))
    raise DisplayError("the kernel knows of no display; switch it on and look again")


def console_display(root: Path = Path("/")) -> Display:
    """The display that the Linux console is on, as large as the console is. Raises DisplayError."""
    with suppress(OSError):
        size = re.match(r"(\d+),(\d+)", (root / "sys/class/graphics/fb0/virtual_size").read_text(encoding="ascii"))
        if size:
            told = 0.0
            with suppress(DisplayError):
                told = connected_display(root).millimetres
            return Display(int(size[1]), int(size[2]), told)
    return connected_display(root)


def _width(edid: bytes) -> float:
    """Millimetres; 0 where it does not say."""
    return edid[_TIMING + 12] + (edid[_TIMING + 14] >> 4 << 8) if len(edid) >= 128 else 0


if __name__ == "__main__":
    try:
        found = x_display()
    except DisplayError as error:
        sys.exit(str(error))
    sys.stdout.write(f"{found.width} {found.height} {found.millimetres:.0f}\n")
