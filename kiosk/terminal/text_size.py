"""How large the text is: changed at once, while somebody stands there, where the terminal can."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Protocol

FONT: Final = "DejaVu Sans Mono"
"""It has the letters of all our languages, each in a cell of one width."""

CAPITAL: Final = 0.729
"""The height of its capital H, as a part of its size."""

STEP: Final = 1.25
"""How much larger each size is than the one before it."""

FEWEST_CELLS: Final = (40, 12)
"""Columns and rows that the largest text must leave: every page is made for them."""

SIZE: Final = "KIOSK_TEXT_SIZE"
WINDOW: Final = "KIOSK_WINDOW"
"""Environment variables by which `kiosk launch` tells the screen how large the text is (in pixels) and the window
("1280x800"): only a terminal that it started lets itself be changed."""


class TextSize(Protocol):
    """What can change the size of the text."""

    def step(self, by: int, columns: int, rows: int) -> bool:
        """Make the text larger (1) or smaller (-1) on a screen of so many cells. Behind the largest comes the usual
        size again. False where there is no other size."""

    def reset(self) -> None:
        """Go back to the usual size."""


class SteppedText:
    """Text in sizes that are a step apart, from the usual one to the largest that leaves enough cells."""

    def __init__(self, usual: float) -> None:
        """``usual``: the usual size, in whatever unit ``_change`` takes."""
        self._usual = self._now = usual

    def step(self, by: int, columns: int, rows: int) -> bool:
        """As ``TextSize``."""
        wanted = max(self._usual, self._now * STEP**by)
        left = (int(columns * self._now / wanted), int(rows * self._now / wanted))
        if left[0] < FEWEST_CELLS[0] or left[1] < FEWEST_CELLS[1]:
            wanted = self._usual
        if round(wanted, 3) == round(self._now, 3):
            return False
        self._set(wanted)
        return True

    def reset(self) -> None:
        """As ``TextSize``."""
        if self._now != self._usual:
            self._set(self._usual)

    def _set(self, size: float) -> None:
        self._now = size
        self._change(size)

    def _change(self, size: float) -> None:
        """Show the text in this size."""
        raise NotImplementedError


class XtermText(SteppedText):
    """xterm: ``OSC 50`` sets the font, and its window would grow with it; ``CSI 4 t`` keeps it as large as the display.

    Both must be allowed: ``kiosk launch`` starts it so.
    """

    def __init__(self, write: Callable[[str], None], pixels: float, window: tuple[int, int]) -> None:
        """``pixels`` is the usual size of the text, ``window`` the width and height to keep, in pixels."""
        super().__init__(pixels)
        self._write = write
        self._window = window
        self._keep_window()

    def _change(self, size: float) -> None:
        self._write(f"\x1b]50;{FONT}:pixelsize={size:.1f}\x07")
        self._keep_window()

    def _keep_window(self) -> None:
        width, height = self._window
        self._write(f"\x1b[4;{height};{width}t")


def text_size_of(environment: Mapping[str, str], write: Callable[[str], None]) -> TextSize | None:
    """What changes the size of the text in the terminal that we run in; None where nothing can."""
    size = re.fullmatch(r"\d+(\.\d+)?", environment.get(SIZE, ""))
    window = re.fullmatch(r"(\d+)x(\d+)", environment.get(WINDOW, ""))
    if size is None or window is None or "XTERM_VERSION" not in environment:
        return None
    return XtermText(write, float(size[0]), (int(window[1]), int(window[2])))
