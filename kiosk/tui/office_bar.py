"""The bar at the top: the name of the office, the time, and the sign for larger text where it can be larger."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message

from kiosk.tui.keys import LARGER
from kiosk.tui.lines import Paper, Span
from kiosk.tui.lines_widget import LinesWidget

LARGER_TEXT: Final = f"{LARGER} Aa"
"""The key and what it does, in a sign that needs no language."""


class OfficeBar(LinesWidget):
    """Where a visitor is, and what time it is. A touch on its end makes the text larger, where it says so."""

    ROLES: ClassVar = frozenset({"office", "time"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Pressed(Message):
        """The sign for larger text was clicked or touched, at the time ``made``."""

        def __init__(self, made: float) -> None:
            super().__init__()
            self.made = made

    def __init__(self, id: str | None = None, *, sizes_text: bool = False) -> None:
        super().__init__(id=id)
        self._sizes_text = sizes_text
        self._end = 0
        self._right_to_left = False

    def show_time(self, office: str, now: datetime, paper: Paper) -> None:
        """Say the name and the time, where reading begins and where it ends."""
        time = f"{now:%H:%M}"
        last = [Span(time, "time")]
        if self._sizes_text:
            last = [Span(LARGER_TEXT, "time"), Span("   ", "time"), *last]
        self._end = sum(cell_len(span.text) for span in last)
        self._right_to_left = paper.right_to_left
        name = paper.seen(office)
        between = paper.width - cell_len(name) - self._end
        if between < 2 and self._sizes_text:
            # The sign stays, also where the name of the office leaves it no room.
            name = set_cell_size(name, max(1, paper.width - self._end - 2))
            between = paper.width - cell_len(name) - self._end
        if between < 2:
            self.show_lines((paper.aligned(set_cell_size(name, paper.width), "office"),))
            return
        self.show_lines((paper.in_order(Span(name, "office"), Span(" " * between, "office"), *last),))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self._sizes_text:
            return
        from_the_end = offset.x if self._right_to_left else self.content_region.width - 1 - offset.x
        if from_the_end <= self._end:
            self.post_message(self.Pressed(event.time))
