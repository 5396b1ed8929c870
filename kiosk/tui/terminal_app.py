"""What any app of ours does in a terminal: how it is driven, its colours where there are few, and its last word."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from kiosk.themes import THEMES


class TerminalApp(App[str], inherit_bindings=False):
    """An app whose theme is one of ours. Its result is the reason why it stopped, None for none."""

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from kiosk.tui.driver import SteadyDriver

        return SteadyDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        # Without a terminal there is none that has few.
        return (*super().get_line_filters(), *(() if self.is_headless else self._few_colours))

    @cached_property
    def _few_colours(self) -> tuple[LineFilter, ...]:
        """What becomes of the colours in this terminal, where it has few or should show none."""
        if not self.no_color and self.console.color_system not in ("standard", "windows"):
            return ()
        from kiosk.tui.ink import NoColours, SixteenColours

        return (NoColours(lambda: THEMES[self.theme].paper) if self.no_color else SixteenColours(),)

    def _fatal_error(self) -> None:
        """Textual would show a traceback with the values in it, and so what a visitor wrote."""
        error = sys.exc_info()[1]
        frames = traceback.extract_tb(error.__traceback__ if error else None)
        where = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "an unknown place"
        self.panic(f"The kiosk stopped by a mistake in the program: {type(error).__name__} in {where}. Start it again.")
