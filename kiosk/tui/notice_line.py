"""One line about the last press, over the page."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Offset

from kiosk.tui.caret import caret_in
from kiosk.tui.layout import Layout
from kiosk.tui.lines import BLANK
from kiosk.tui.lines_widget import LinesWidget


class NoticeLine(LinesWidget):
    """Lies over the page, so that nothing of the page makes room for it and goes to another part."""

    ROLES: ClassVar = frozenset({"notice"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._right_to_left = False

    def caret(self) -> Offset:
        """The cell of the screen where the line begins."""
        return self.content_region.offset + caret_in(self.lines, right_to_left=self._right_to_left)

    def show_notice(self, text: str, layout: Layout) -> None:
        """Show a text, in the blank row above the page when it has one; an empty text takes the line away."""
        self.display = bool(text)
        if text:
            self._right_to_left = layout.paper.right_to_left
            self.styles.offset = (0, 1 if layout.text[:1] == (BLANK,) else 0)
            self.show_lines(tuple(layout.paper.written(text, "notice")))
