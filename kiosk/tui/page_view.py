"""The text of a page: title, progress, number and paragraphs."""

from __future__ import annotations

from typing import ClassVar

from kiosk.tui.lines_widget import LinesWidget


class PageView(LinesWidget):
    """What is read on a page. Nothing in it can be pressed."""

    ROLES: ClassVar = frozenset({"title", "guide", "progress", "done", "left", "notice", "number"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)
