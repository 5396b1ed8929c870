"""How large text must be to be read from where people stand."""

from __future__ import annotations

import math
from typing import Final

from kiosk.terminal.display import Display
from kiosk.terminal.text_size.steps import CAPITAL

SMALLEST_ANGLE: Final = 0.7
"""Degrees that a capital H must take where somebody stands (EN 301 549 V3.2.1, 5.1.4)."""

COLUMN: Final = 0.602
ROW: Final = 1.164
"""The width and the height of a cell of DejaVu Sans Mono, as a part of the size of the text."""


def capital_wanted(distance: float) -> float:
    """The height of a capital that can be read from a distance, both in millimetres."""
    return 2 * distance * math.tan(math.radians(SMALLEST_ANGLE / 2))


def angle_of(capital: float, distance: float) -> float:
    """The degrees that a capital of this height takes at a distance, both in millimetres."""
    return math.degrees(2 * math.atan(capital / 2 / distance))


def size_of_text(distance: float) -> float:
    """The size of text whose capitals can be read from a distance, both in millimetres."""
    return capital_wanted(distance) / CAPITAL


def pixels_of_text(display: Display, distance: float) -> float:
    """The same in pixels of a display."""
    return size_of_text(distance) * display.width / display.millimetres


def cells_of(display: Display, pixels: float) -> tuple[int, int]:
    """The columns and rows that text of this size leaves: a cell is of whole pixels."""
    return display.width // round(COLUMN * pixels), display.height // round(ROW * pixels)
