"""The keys at the foot of a page, to press, to click or to touch."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message

from kiosk.guides.commands import Command
from kiosk.tui.layout import Layout
from kiosk.tui.lines_widget import LinesWidget


class KeyBar(LinesWidget):
    """Names the keys that work on this page."""

    ROLES: ClassVar = frozenset({"key", "label", "help-key", "help-label"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Pressed(Message):
        """A key was clicked or touched, on the page with this ``layout``."""

        def __init__(self, command: Command, layout: Layout, made: float) -> None:
            super().__init__()
            self.command = command
            self.layout = layout
            self.made = made

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._layout: Layout | None = None

    def show_keys(self, layout: Layout) -> None:
        """Show the keys of a page."""
        self._layout = layout
        self.show_lines(layout.key_lines)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self._layout is None:
            return
        for key in self._layout.keys:
            # One cell more at both sides: a finger is wider than a letter.
            if key.row == offset.y and key.start - 1 <= offset.x < key.stop + 1:
                self.post_message(self.Pressed(key.command, self._layout, event.time))
                return
