"""``kiosk launch --in foot``: the screen on Wayland, without a desktop. cage shows one program, over the whole display.

foot cannot change the size of its text while it runs.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kiosk.terminal.display import DisplayError, connected_display
from kiosk.terminal.launch_error import LaunchError
from kiosk.terminal.readable import pixels_of_text
from kiosk.terminal.text_size.steps import FONT

_UNBOUND: Final = (
    *("spawn-terminal", "clipboard-copy", "clipboard-paste", "primary-paste", "search-start", "show-urls-launch"),
    *("font-increase", "font-decrease", "font-reset", "scrollback-up-page", "scrollback-down-page"),
    *("prompt-prev", "prompt-next", "unicode-input"),
)
"""What foot does itself for a key: the first one opens a shell."""

_ASKED_OF: Final = ("cage", "foot", "Xwayland")
"""Programs that must be there. The cage of Debian does not start without Xwayland."""


def foot_command(pixels: float, paper: str, run: Sequence[str]) -> list[str]:
    """The command that runs another in a foot, alone on the display, in text of so many pixels on paper of this
    colour."""
    settings = (
        "dpi-aware=no",
        "pad=0x0 center",
        f"colors.background={paper.removeprefix('#')}",
        *(f"key-bindings.{action}=none" for action in _UNBOUND),
    )
    # Without -s, which would let somebody switch to a console.
    foot = ("foot", "--config=/dev/null", "--fullscreen", f"--font={FONT}:pixelsize={pixels:.1f}")
    return ["cage", "-d", "--", *foot, *(f"--override={setting}" for setting in settings), *run]


def launch_in_foot(
    distance: float, width: float, paper: str, environment: Mapping[str, str], root: Path = Path("/")
) -> int:
    """Become a foot that fills the display and runs the screen; the rest is as for ``launch``. Raises LaunchError."""
    if "DISPLAY" in environment or "WAYLAND_DISPLAY" in environment:
        raise LaunchError("foot wants the display for itself; start it on the console, where neither X nor Wayland run")
    if missing := [program for program in _ASKED_OF if shutil.which(program, path=environment.get("PATH")) is None]:
        raise LaunchError(f"{' and '.join(missing)} not installed; on Debian: apt install cage foot xwayland")
    if os.geteuid() == 0:
        raise LaunchError("cage does not run as root; start it as the user of the kiosk")
    if "XDG_RUNTIME_DIR" not in environment:
        raise LaunchError("XDG_RUNTIME_DIR is not set; log in on the console, or let systemd do it (PAMName=login)")
    try:
        display = connected_display(root).as_wide_as(width)
    except DisplayError as error:
        raise LaunchError(str(error)) from error
    command = foot_command(pixels_of_text(display, distance), paper, (sys.executable, "-m", "kiosk"))
    os.execvpe(command[0], command, {**environment})
