"""The sizes of the text: what a step is, and how far it may go."""

from __future__ import annotations

from abc import ABC, abstractmethod
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
"""Environment variables by which `kiosk launch` tells the screen how large the text is (in pixels; for kitty and
alacritty in points) and the window ("1280x800"): only a terminal that it started lets itself be changed."""


class TextSize(Protocol):
    """What can change the size of the text."""

    def step(self, by: int, columns: int, rows: int) -> bool:
        """Make the text larger (1) or smaller (-1) on a screen of so many cells. Behind the largest comes the usual
        size again. False where there is no other size."""

    def reset(self) -> None:
        """Go back to the usual size."""


class SteppedText(ABC):
    """Text that goes from size to size, never below the usual one, and never so large that a page does not fit."""

    def __init__(self, usual: float) -> None:
        """``usual`` is the size that the text has now, in the unit of its terminal."""
        self._usual = self._now = usual

    def step(self, by: int, columns: int, rows: int) -> bool:
        """As ``TextSize``."""
        wanted = self._beside(self._now, by)
        if wanted is None or wanted < self._usual or not self._fits(wanted, columns, rows):
            wanted = self._usual
        return round(wanted, 3) != round(self._now, 3) and self._put(wanted)

    def reset(self) -> None:
        """As ``TextSize``."""
        if self._now != self._usual:
            self._put(self._usual)

    def _put(self, size: float) -> bool:
        if done := self._set(size):
            self._now = size
        return done

    def _fits(self, size: float, columns: int, rows: int) -> bool:
        left = (int(columns * self._now / size), int(rows * self._now / size))
        return left[0] >= FEWEST_CELLS[0] and left[1] >= FEWEST_CELLS[1]

    def _beside(self, size: float, by: int) -> float | None:
        """The size next to one, if there is any."""
        return size * STEP**by

    @abstractmethod
    def _set(self, size: float) -> bool:
        """Tell the terminal; False where it did not take it."""
