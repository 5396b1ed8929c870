"""``kiosk launch``: the screen in a terminal that fills the display, in text that can be read from where people stand.

In xterm: it runs on the smallest computer, shows every script as it is given, and changes the size of its text. The
others are for who cannot have X: ``launch_console.py`` and ``launch_foot.py``.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.terminal.display import Display, DisplayError, x_display
from kiosk.terminal.launch_error import LaunchError
from kiosk.terminal.readable import pixels_of_text
from kiosk.terminal.text_size.steps import FONT, SIZE, WINDOW

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
    """Become an xterm that fills the display and runs the screen. People stand at a ``distance``, before a picture of
    this ``width``, both in millimetres; 0 is the width that the display says of itself. Raises LaunchError."""
    if "DISPLAY" not in environment:
        raise LaunchError("there is no display; start it in X, or run `kiosk` in the terminal that is there")
    if shutil.which("xterm") is None:
        raise LaunchError("xterm is not installed; on Debian: apt install xterm fonts-dejavu-core")
    try:
        display = x_display().as_wide_as(width)
    except DisplayError as error:
        raise LaunchError(str(error)) from error
    command = xterm_command(pixels_of_text(display, distance), paper, display, (sys.executable, "-m", "kiosk"))
    os.execvp(command[0], command)
