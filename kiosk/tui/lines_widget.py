"""A widget that paints lines, each span in the look of its role."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.themes import THEMES
from kiosk.tui.caret import caret_in
from kiosk.tui.lines import Line
from kiosk.tui.looks import on_side, style_of


class LinesWidget(Widget):
    """Paints the lines that it is given, as high as they are."""

    TO_THE_EDGES: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """What fills the margins of a line that begins with a role: a role and a character. Else they stay paper."""

    ON_SIDE: ClassVar = False
    """Whether the lines always stand on the paper of the volunteer's side."""

    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()
        self.margin = 0

    def show_lines(self, lines: tuple[Line, ...], margin: int | None = None) -> None:
        """Paint these lines from now on, so many cells from both sides; None: as before."""
        if margin is not None and margin != self.margin:
            self.margin = margin
            self.refresh()
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
        base, theme = self.rich_style, THEMES[self.app.theme]
        if self.ON_SIDE or self.screen.has_class("turned"):
            theme = on_side(theme)
        width = self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[y]
        role, fill = self.TO_THE_EDGES.get(line[0].role if line else "", ("", " "))
        style = style_of(role, theme) or base
        segments = [Segment(span.text, style_of(span.role, theme) or base) for span in line]
        inner = Strip(segments).adjust_cell_length(max(0, width - 2 * self.margin), style)
        side = Segment(fill * self.margin, style)
        return Strip([side, *inner, side]).adjust_cell_length(width, style)

    def cell_of(self, event: events.MouseEvent) -> Offset | None:
        """The cell of the lines under the mouse or a finger; None for one that is outside of the widget."""
        offset = event.get_content_offset(self)
        return None if offset is None else offset - Offset(self.margin, 0)

    def reading_cell(self, *, right_to_left: bool) -> Offset:
        """The cell of the screen where reading goes on: the key of what is selected, or the first letter."""
        return self.content_region.offset + Offset(self.margin, 0) + caret_in(self.lines, right_to_left=right_to_left)
