"""One line about the last press, over the page."""

from __future__ import annotations

from textual.geometry import Offset

from kiosk.tui.layout import Layout
from kiosk.tui.lines_widget import LinesWidget


class NoticeLine(LinesWidget):
    """Lies over the page, so that nothing of the page makes room for it and goes to another part."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._right_to_left = False

    def caret(self) -> Offset:
        """The cell of the screen where the line begins."""
        return self.reading_cell(right_to_left=self._right_to_left)

    def show_notice(self, text: str, layout: Layout, margin: int) -> int:
        """Show a text, in the free rows above the title; an empty text takes the line away.

        The bar of the office gives way where those are too few. What is returned are the rows that are missing all the
        same: the page has to move down by them, for its title must be seen.
        """
        self.display = bool(text)
        if not text:
            return 0
        self._right_to_left = layout.paper.right_to_left
        lines = tuple(layout.paper.written(text, "notice"))
        self.styles.offset = (0, 1 if layout.rows_above >= len(lines) else 0)
        self.show_lines(lines, margin)
        return max(0, len(lines) - 1 - layout.rows_above)
