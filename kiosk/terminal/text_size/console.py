"""The size of the text on the Linux console: a font for each size, of the package ``console-setup-linux``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.terminal.programs import said_by
from kiosk.terminal.text_size.programs import PATIENCE
from kiosk.terminal.text_size.steps import SteppedText

FONTS: Final = {
    14: "Uni3-TerminusBold14",
    16: "Uni3-TerminusBold16",
    18: "Uni3-TerminusBold18x10",
    20: "Uni3-TerminusBold20x10",
    22: "Uni3-TerminusBold22x11",
    24: "Uni3-TerminusBold24x12",
    28: "Uni3-TerminusBold28x14",
    32: "Uni3-TerminusBold32x16",
}
"""Each font by the height of its cell in pixels. They have Latin and Cyrillic letters, and no Arabic ones."""

CAPITALS: Final = {14: 10, 16: 10, 18: 12, 20: 13, 22: 14, 24: 15, 28: 18, 32: 20}
"""The height of the capital H of each, in pixels: measured in the files."""

_STEP: Final = 1.2
"""How much larger a font must be to be seen as larger."""


class ConsoleText(SteppedText):
    """The console: ``setfont``, which its own user may run, without being root."""

    def __init__(self, pixels: float, environment: Mapping[str, str]) -> None:
        """``pixels`` is the height of a cell in the usual font."""
        super().__init__(pixels)
        self._environment = environment

    def _beside(self, size: float, by: int) -> float | None:
        if by < 0:
            return next((height for height in reversed(FONTS) if height <= size / _STEP), None)
        # The last step may be a small one: somebody needs every pixel.
        larger = (*(height for height in FONTS if height >= size * _STEP), max(FONTS))
        return larger[0] if larger[0] > size else None

    def _set(self, size: float) -> bool:
        font = FONTS.get(round(size))
        return font is not None and said_by(("setfont", font), self._environment, PATIENCE) is not None
