"""``kiosk launch --in console``: the screen on the Linux console that this is, for Braille lines and old computers."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.terminal.display import Display, DisplayError, console_display
from kiosk.terminal.known import CONSOLE, terminal_of
from kiosk.terminal.launch_error import LaunchError
from kiosk.terminal.programs import said_by
from kiosk.terminal.readable import capital_wanted
from kiosk.terminal.text_size.console import CAPITALS, FONTS
from kiosk.terminal.text_size.steps import FEWEST_CELLS, SIZE


def console_font(display: Display, distance: float) -> int:
    """The height of the font whose capitals can be read from a distance in millimetres: the smallest such one, or the
    largest that leaves a page where all are too small."""
    wanted = capital_wanted(distance) * display.width / display.millimetres
    columns, rows = FEWEST_CELLS
    fitting = [
        height for height in FONTS if display.height // height >= rows and 2 * display.width // height >= columns
    ]
    return next((height for height in fitting if CAPITALS[height] >= wanted), max(fitting, default=min(FONTS)))


def launch_on_console(distance: float, width: float, environment: Mapping[str, str], root: Path = Path("/")) -> int:
    """Set the font of this console and become the screen; the rest is as for ``launch``. Raises LaunchError."""
    if terminal_of(environment) is not CONSOLE:
        raise LaunchError("this is not the Linux console; log in on one (TERM is then `linux`)")
    try:
        display = console_display(root).as_wide_as(width)
    except DisplayError as error:
        raise LaunchError(str(error)) from error
    height = console_font(display, distance)
    if said_by(("setfont", FONTS[height]), environment) is None:
        raise LaunchError(f"setfont {FONTS[height]} fails; on Debian: apt install kbd console-setup-linux")
    os.execve(sys.executable, (sys.executable, "-m", "kiosk"), {**environment, SIZE: str(height)})
