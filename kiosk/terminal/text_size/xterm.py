"""The size of the text in xterm."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.terminal.text_size.steps import FONT, SteppedText


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

    def _set(self, size: float) -> bool:
        self._write(f"\x1b]50;{FONT}:pixelsize={size:.1f}\x07")
        self._keep_window()
        return True

    def _keep_window(self) -> None:
        width, height = self._window
        self._write(f"\x1b[4;{height};{width}t")
