"""The bar at the top: the name of the office, the time, and how the screen can look: other colours, larger text."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message

from kiosk.tui.keys import COLOURS, LARGER, Action
from kiosk.tui.lines import Paper, Span
from kiosk.tui.lines_widget import LinesWidget

LARGER_TEXT: Final = f"{LARGER} Aa"
"""The key and what it does, in a sign that needs no language."""

GAP: Final = 3
"""Cells between two things at the end of the bar: a finger is wider than a letter."""

HOLDS_SIGNS: Final = 36
"""Cells from which the bar has room for more than the office and the time."""


class OfficeBar(LinesWidget):
    """Where a visitor is, and what time it is. A touch on a key that it names does what the key does."""

    ROLES: ClassVar = frozenset({"office", "time"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Pressed(Message):
        """A key of the bar was clicked or touched, at the time ``made``."""

        def __init__(self, action: Action, made: float) -> None:
            super().__init__()
            self.action = action
            self.made = made

    def __init__(self, id: str | None = None, *, sizes_text: bool = False) -> None:
        super().__init__(id=id)
        self._sizes_text = sizes_text
        self._keys: list[tuple[int, Action]] = []
        self._right_to_left = False

    def show_time(self, office: str, now: datetime, paper: Paper, colours: str) -> None:
        """Say the name and the time, where reading begins and where it ends; ``colours`` names the key for others."""
        time = f"{now:%H:%M}"
        last = [Span(time, "time")]
        self._keys = []
        self._right_to_left = paper.right_to_left
        if paper.width >= HOLDS_SIGNS:
            if self._sizes_text:
                last = [Span(LARGER_TEXT, "time"), Span(" " * GAP, "time"), *last]
                self._keys.append((_width(last), Action.LARGER))
            last = [Span(f"{COLOURS} ", "time"), Span(paper.seen(colours), "time"), Span(" " * GAP, "time"), *last]
            if paper.right_to_left:
                last[0] = Span(f" {COLOURS}", "time")
            self._keys.append((_width(last), Action.THEME))
        name = paper.seen(office)
        room = paper.width - _width(last) - 2
        if cell_len(name) > room and self._keys:
            # The keys stay, also where the name of the office leaves them no room.
            name = set_cell_size(name, max(1, room))
        between = paper.width - cell_len(name) - _width(last)
        if between < 2:
            self.show_lines((paper.aligned(set_cell_size(name, paper.width), "office"),))
            return
        self.show_lines((paper.in_order(Span(name, "office"), Span(" " * between, "office"), *last),))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        from_the_end = offset.x if self._right_to_left else self.content_region.width - 1 - offset.x
        for end, action in self._keys:
            if from_the_end <= end:
                self.post_message(self.Pressed(action, event.time))
                return


def _width(spans: list[Span]) -> int:
    return sum(cell_len(span.text) for span in spans)
