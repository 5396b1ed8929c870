"""A widget that paints lines: each role of a span is a component class, so that looks stay in the stylesheet."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.tui.lines import Line


class LinesWidget(Widget):
    """Paints the lines that it is given, as high as they are. A subclass names its roles."""

    ROLES: ClassVar[frozenset[str]] = frozenset()
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Paint these lines from now on."""
        before, self.lines = self.lines, lines
        if self.styles.is_auto_height and len(before) != len(lines):
            self.refresh(layout=True)
            return
        changed = [row for row, (old, new) in enumerate(zip_longest(before, lines)) if old != new]
        if changed:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in changed))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        width = self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, base)
        segments = [Segment(span.text, self._style(span.role)) for span in self.lines[y]]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(role) if role in self.ROLES else self.rich_style
