"""``kiosk launch``: the screen in a terminal that fills the display, in text that can be read from where people stand.

In xterm: it runs on the smallest computer, shows every script as it is given, and changes the size of its text.
"""

from __future__ import annotations

import ctypes
import math
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from ctypes.util import find_library
from dataclasses import dataclass
from typing import Final

from kiosk.mistake import Mistake
from kiosk.terminal.text_size import CAPITAL, FONT, SIZE, WINDOW

SMALLEST_ANGLE: Final = 0.7
"""Degrees that a capital H must take where somebody stands (EN 301 549 V3.2.1, 5.1.4)."""

MILLIMETRES_OF_AN_INCH: Final = 25.4
USUAL_DENSITY: Final = 96
"""Pixels an inch of a display that does not say how large it is."""

_CELLS: Final = "500x200"
"""More cells than any display has: the window is then made as large as the display."""

_FORBIDDEN: Final = ",".join(
    (
        *("1", "2", "3", "5", "6", "7", "8", "9", "10", "11", "13", "14", "18", "19", "20", "21"),
        *("GetSelection", "SetSelection", "GetChecksum", "SetChecksum", "SetXprop"),
    )
)
"""What a program may not do with its xterm: everything but 4, which keeps the size of the window."""

_RESOURCES: Final = {
    "allowFontOps": "true",
    "allowWindowOps": "false",
    "disallowedWindowOps": _FORBIDDEN,
    "allowSendEvents": "false",
    "omitTranslation": "default,fullscreen,popup-menu,shift-fonts,scroll-lock,reset,secure",
    "bellIsUrgent": "false",
    "internalBorder": "0",
    "pointerMode": "2",
}


class LaunchError(Mistake):
    """No full-screen terminal can be started here; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Display:
    """A display: its size in pixels, and its width in millimetres."""

    width: int
    height: int
    millimetres: float


def size_of_text(distance: float) -> float:
    """The size, in millimetres, of text whose capitals can be read from a distance in millimetres."""
    return 2 * distance * math.tan(math.radians(SMALLEST_ANGLE / 2)) / CAPITAL


def pixels_of_text(display: Display, distance: float) -> float:
    """The same in pixels of a display."""
    return size_of_text(distance) * display.width / display.millimetres


def xterm_command(pixels: float, paper: str, display: Display, run: Sequence[str]) -> list[str]:
    """The command that runs another in an xterm as large as the display, in text of so many pixels, on paper of this
    colour: what is left at the edges, less than a cell, shows it."""
    resources = [part for name, value in _RESOURCES.items() for part in ("-xrm", f"XTerm*{name}: {value}")]
    told = (f"{SIZE}={pixels:.1f}", f"{WINDOW}={display.width}x{display.height}")
    look = (
        "-fa",
        f"{FONT}:pixelsize={pixels:.1f}",
        "-geometry",
        f"{_CELLS}+0+0",
        "-b",
        "0",
        "-bw",
        "0",
        "-bg",
        paper,
        "+sb",
        "-u8",
    )
    return ["xterm", *look, *resources, "-e", "env", *told, *run]


def launch(distance: float, width: float, paper: str, environment: Mapping[str, str]) -> int:
    """Become a terminal that fills the display and runs the screen. People stand at a ``distance``, before a picture of
    this ``width``, both in millimetres; 0 is the width that the display says of itself. Raises LaunchError."""
    if "DISPLAY" not in environment:
        raise LaunchError(
            "kiosk launch: there is no display; start it in X, or run `kiosk` in the terminal that is there"
        )
    if shutil.which("xterm") is None:
        raise LaunchError("kiosk launch: xterm is not installed; on Debian: apt install xterm fonts-dejavu-core")
    display = _display(width)
    command = xterm_command(pixels_of_text(display, distance), paper, display, (sys.executable, "-m", "kiosk"))
    os.execvp(command[0], command)


def _display(measured: float) -> Display:
    """The display of X, as wide as somebody measured: displays seldom tell it rightly."""
    x11 = ctypes.CDLL(find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = ctypes.c_void_p(x11.XOpenDisplay(None))
    if not opened:
        raise LaunchError("kiosk launch: the display does not answer; check DISPLAY and who may use it")
    width, height, told = (ask(opened, 0) for ask in (x11.XDisplayWidth, x11.XDisplayHeight, x11.XDisplayWidthMM))
    x11.XCloseDisplay(opened)
    return Display(width, height, measured or told or width / USUAL_DENSITY * MILLIMETRES_OF_AN_INCH)
