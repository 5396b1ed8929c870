"""The bar at the top: the name of the office, the time, and what changes how the page is seen and heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message

from kiosk.tui.keys import LARGER, READ, Action
from kiosk.tui.lines import Paper, Span
from kiosk.tui.lines_widget import LinesWidget

LARGER_TEXT: Final = f"{LARGER} Aa"
"""The key and what it does, in a sign that needs no language."""

SHORTEST_NAME: Final = 8
"""Cells that the name of the office keeps, if need be instead of the time."""

_GAP: Final = 3


class OfficeBar(LinesWidget):
    """Where a visitor is, and what time it is. A touch on a sign at its end does what the sign says."""

    ROLES: ClassVar = frozenset({"office", "time"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Pressed(Message):
        """A sign was clicked or touched, at the time ``made``."""

        def __init__(self, action: Action, made: float) -> None:
            super().__init__()
            self.action = action
            self.made = made

    def __init__(self, id: str | None = None, *, sizes_text: bool = False) -> None:
        super().__init__(id=id)
        self._sizes_text = sizes_text
        self._signs: list[tuple[Action, int, int]] = []
        self._right_to_left = False

    def show_time(self, office: str, now: datetime, paper: Paper, read_aloud: str = "") -> None:
        """Say the name and the time, where reading begins and where it ends. ``read_aloud`` names what the key of the
        voice does; "" where nothing speaks."""
        signs = [(Action.READ, paper.seen(f"{READ} {read_aloud}"))] if read_aloud else []
        if self._sizes_text:
            signs.append((Action.LARGER, LARGER_TEXT))
        name = paper.seen(office)
        for texts in ((*(sign for _, sign in signs), f"{now:%H:%M}"), [sign for _, sign in signs]):
            end = sum(map(cell_len, texts)) + _GAP * (len(texts) - 1)
            room = paper.width - end - 2
            if room >= cell_len(name) or (signs and room >= SHORTEST_NAME):
                break
        self._right_to_left = paper.right_to_left
        if room < cell_len(name) and not signs:
            self._signs = []
            self.show_lines((paper.aligned(set_cell_size(name, paper.width), "office"),))
            return
        # The signs stay, also where the name of the office leaves them no room.
        name = set_cell_size(name, max(1, min(room, cell_len(name))))
        spans = [Span(name, "office"), Span(" " * max(1, paper.width - end - cell_len(name)), "office")]
        for index, text in enumerate(texts):
            spans += [*([Span(" " * _GAP, "time")] if index else []), Span(text, "time")]
        self._signs = list(_from_the_end(signs, texts))
        self.show_lines((paper.in_order(*spans),))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        from_the_end = offset.x if self._right_to_left else self.content_region.width - 1 - offset.x
        for action, first, last in self._signs:
            if first <= from_the_end <= last:
                self.post_message(self.Pressed(action, event.time))


def _from_the_end(signs: Sequence[tuple[Action, str]], texts: Sequence[str]) -> Iterator[tuple[Action, int, int]]:
    """The cells of each sign, counted from where the line ends. What stands behind the last one belongs to it, and a
    cell more at both sides: a finger is wider than a letter."""
    end = 0
    for index in reversed(range(len(texts))):
        start, end = end, end + cell_len(texts[index])
        if index < len(signs):
            yield signs[index][0], 0 if index == len(signs) - 1 else start - 1, end
        end += _GAP
