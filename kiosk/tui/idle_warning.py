"""The warning before an unattended screen is wiped."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from kiosk.tui.lines import BLANK, Paper
from kiosk.tui.lines_widget import LinesWidget


class Countdown(LinesWidget):
    """How many seconds are left, in the visitor's language."""

    ROLES: ClassVar = frozenset({"question"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)


class IdleWarning(ModalScreen[None], inherit_bindings=False):
    """Asks whether somebody is still there. Any key, touch or movement of the mouse answers it."""

    CSS_PATH: ClassVar = "idle_warning.tcss"

    def __init__(self, words: Callable[[int], str], *, right_to_left: bool) -> None:
        super().__init__()
        self._words = words
        self._seconds = 0
        self._right_to_left = right_to_left
        self._left = False

    def compose(self) -> ComposeResult:
        yield Countdown()

    def show_seconds(self, seconds: int) -> None:
        """Say how many seconds are left."""
        self._seconds = seconds
        if self.is_mounted:
            self.on_mount()

    def on_mount(self) -> None:
        paper = Paper(max(1, min(52, self.app.size.width - 8)), self._right_to_left)
        lines = paper.written(self._words(self._seconds), "question")
        self.query_one(Countdown).show_lines((BLANK, *lines, BLANK))

    def on_resize(self) -> None:
        self.on_mount()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.leave()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.leave()

    def on_mouse_move(self) -> None:
        self.leave()

    def leave(self) -> None:
        """Go away, once: a second press may already be on its way."""
        if not self._left:
            self._left = True
            self.dismiss()
