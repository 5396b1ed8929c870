"""What of a page fits while the volunteer's side is open: as much as both can show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.side.pair import Window, fits_beside
from kiosk.tui.spacing import FINE_PRINT
from kiosk.tui.visit import ScreenChannel

BESIDE_FROM: Final = (80, FINE_PRINT)
"""Columns and rows of a screen from which both pages stand beside each other: each half is then a window in which every
page is shown anyhow, and under the page there is room for a note."""

Tell = Callable[[Page], Page]
"""A page in the words of the volunteer's language."""


class HalfWindow(ScreenChannel):
    """The visitor's half of the screen, with the same page in the other half."""

    def __init__(self, languages: OfferedLanguages, columns: int, rows: int, tell: Tell) -> None:
        """``columns`` are those of one half."""
        super().__init__(languages, columns, rows)
        self._tell = tell

    def fits(self, page: Page) -> bool:
        """Whether both pages can be seen whole, with the note."""
        told = self._tell(page)
        return fits_beside(page, told, self.window(page), self.window(told))

    def window(self, page: Page) -> Window:
        """The half that a page has."""
        return Window(self.columns, self.rows_for(page), self.right_to_left(page))


class TurnedWindow(ScreenChannel):
    """The whole screen, where either of the two pages is shown."""

    def __init__(self, languages: OfferedLanguages, columns: int, rows: int, tell: Tell) -> None:
        """``columns`` are those of the screen."""
        super().__init__(languages, columns, rows)
        self._tell = tell

    def fits(self, page: Page) -> bool:
        """Whether each of the two can be seen whole. A note that has no room stands on a sheet of its own."""
        return super().fits(page) and super().fits(self._tell(page))
