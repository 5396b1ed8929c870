"""The keys at the foot of a page, to press, to click or to touch."""

from __future__ import annotations

from textual import events
from textual.message import Message

from kiosk.guides.commands import Command
from kiosk.tui.key_rows import Key
from kiosk.tui.layout import Layout
from kiosk.tui.lines_widget import LinesWidget


class KeyBar(LinesWidget):
    """Names the keys that work on this page."""

    class Pressed(Message):
        """A key was clicked or touched, and let go there, on the page with this ``layout``."""

        def __init__(self, command: Command, layout: Layout, made: float) -> None:
            super().__init__()
            self.command = command
            self.layout = layout
            self.made = made

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._layout: Layout | None = None
        self._begun: Key | None = None

    def show_keys(self, layout: Layout, margin: int) -> None:
        """Show the keys of a page."""
        self._layout = layout
        self._begun = None
        self.show_lines(layout.key_lines, margin)

    def without_last(self, rows: int) -> None:
        """Leave so many rows to the page."""
        if self._layout is not None:
            self.show_lines(self._layout.key_lines[: len(self._layout.key_lines) - rows])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._begun = self._key_at(event)

    def on_click(self, event: events.Click) -> None:
        key = self._key_at(event)
        if key is not None and key is self._begun and self._layout is not None:
            self.post_message(self.Pressed(key.command, self._layout, event.time))

    def _key_at(self, event: events.MouseEvent) -> Key | None:
        cell = self.cell_of(event)
        if cell is None or self._layout is None:
            return None
        return next((key for key in self._layout.keys if key.holds(cell.x, cell.y)), None)
