"""The size of the text in kitty and alacritty: each has a program that tells it, through a socket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.terminal.programs import said_by
from kiosk.terminal.text_size.steps import SteppedText

PATIENCE: Final = 5.0
"""Seconds: somebody has pressed a key and waits. `kitty @` takes two and a half on a slow machine."""

KITTY: Final = ("kitty", "@", "set-font-size", "{size:.1f}")
"""https://sw.kovidgoyal.net/kitty/remote-control/: sizes are points, and ``KITTY_LISTEN_ON`` says where it listens."""

ALACRITTY: Final = ("alacritty", "msg", "config", "font.size={size:.1f}")
"""alacritty-msg(1): sizes are points, and ``ALACRITTY_SOCKET`` says where it listens."""


class TextByProgram(SteppedText):
    """A terminal that is told by a command."""

    def __init__(self, command: Sequence[str], points: float, environment: Mapping[str, str]) -> None:
        """``command`` has ``{size}`` where the size stands, in points; ``points`` is the usual one."""
        super().__init__(points)
        self._command = command
        self._environment = environment

    def _set(self, size: float) -> bool:
        return said_by([part.format(size=size) for part in self._command], self._environment, PATIENCE) is not None
