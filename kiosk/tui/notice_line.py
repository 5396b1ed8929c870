"""One line about the last press, over the page."""

from __future__ import annotations

from typing import ClassVar

from kiosk.tui.layout import Layout
from kiosk.tui.lines import BLANK
from kiosk.tui.lines_widget import LinesWidget


class NoticeLine(LinesWidget):
    """Lies over the page, so that nothing of the page makes room for it and goes to another part."""

    ROLES: ClassVar = frozenset({"notice"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    def show_notice(self, text: str, layout: Layout) -> None:
        """Show a text, in the blank row above the page when it has one; an empty text takes the line away."""
        self.display = bool(text)
        if text:
            self.styles.offset = (0, 1 if layout.text[:1] == (BLANK,) else 0)
            self.show_lines(tuple(layout.paper.written(text, "notice")))
