"""Which way there is to change the size of the text, in the terminal that we run in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kiosk.terminal.known import ALACRITTY, CONSOLE, KITTY, terminal_of
from kiosk.terminal.text_size.steps import SIZE, WINDOW, TextSize


def text_size_of(environment: Mapping[str, str], write: Callable[[str], None]) -> TextSize | None:
    """What changes the size of the text in the terminal that we run in; None where nothing can, and where nobody has
    said how large it is: in a terminal that is used for other things too it is not ours to change."""
    told = re.fullmatch(r"\d+(\.\d+)?", environment.get(SIZE, ""))
    if told is None or not (size := float(told[0])):
        return None
    window = re.fullmatch(r"(\d+)x(\d+)", environment.get(WINDOW, ""))
    if window is not None and "XTERM_VERSION" in environment:
        from kiosk.terminal.text_size.xterm import XtermText

        return XtermText(write, size, (int(window[1]), int(window[2])))
    return _by_program(size, environment)


def _by_program(size: float, environment: Mapping[str, str]) -> TextSize | None:
    # Imported here: the screen in xterm starts without what runs other programs.
    terminal = terminal_of(environment)
    if terminal is CONSOLE:
        from kiosk.terminal.text_size.console import ConsoleText

        return ConsoleText(size, environment)
    if terminal in (KITTY, ALACRITTY):
        from kiosk.terminal.text_size import programs

        if terminal is KITTY and "KITTY_LISTEN_ON" in environment:
            return programs.TextByProgram(programs.KITTY, size, environment)
        if terminal is ALACRITTY and "ALACRITTY_SOCKET" in environment:
            return programs.TextByProgram(programs.ALACRITTY, size, environment)
    return None
