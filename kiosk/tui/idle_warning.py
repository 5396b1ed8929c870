"""The warning before an unattended screen is wiped."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import ModalScreen

from kiosk.language.language import Language
from kiosk.tui.band import bar
from kiosk.tui.buttons import painted
from kiosk.tui.idle import WARNING_SECONDS
from kiosk.tui.lines import BLANK, Paper
from kiosk.tui.lines_widget import LinesWidget
from kiosk.tui.notices import go_on, still_there
from kiosk.tui.options import Option, Options, placed
from kiosk.tui.spacing import FINE_PRINT

GO_ON, FINISH = "1", "2"

WIDEST: Final = 60
"""Cells of the box: beside it the page is still seen."""

_ENDS: Final = frozenset({FINISH, "end"})


class Countdown(LinesWidget):
    """How many seconds are left, as a bar and in the visitor's language, and what one can do."""


class IdleWarning(ModalScreen[bool], inherit_bindings=False):
    """Asks whether somebody is still there. Any key, touch or movement of the mouse says so; ``2``, ``End`` and a touch
    on that choice finish. Its result is whether to finish."""

    CSS_PATH: ClassVar = "idle_warning.tcss"

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._seconds = WARNING_SECONDS
        self._left = False
        self._paper = Paper(1, words.facts.right_to_left)
        self._options = Options()
        self._above = 0

    def compose(self) -> ComposeResult:
        yield Countdown()

    def show_seconds(self, seconds: int) -> None:
        """Say how many seconds are left."""
        self._seconds = seconds
        if self.is_mounted:
            self.on_mount()

    def on_mount(self) -> None:
        high = self.app.size.height >= FINE_PRINT
        box = max(1, min(WIDEST, self.app.size.width - 2))
        self._paper = paper = Paper(max(1, box - 4), self._words.facts.right_to_left)
        space = (BLANK,) if high else ()
        question = paper.written(still_there(self._words, self._seconds), "question")
        above = (*space, *question, *space, bar(self._seconds, WARNING_SECONDS, paper, "seconds-"), *space)
        labels = {GO_ON: go_on(self._words), FINISH: self._words.text("key/end", "Finish")}
        room = max(1, paper.width - 5)
        options = [Option(key, paper.wrapped(label, room)) for key, label in labels.items()]
        self._options = placed([options], paper.width, 3 if high else 1)
        self._above = len(above)
        countdown = self.query_one(Countdown)
        countdown.styles.width = box
        countdown.show_lines((*above, *painted(self._options, 0, paper)), 1)

    def on_resize(self) -> None:
        self.on_mount()

    def caret(self) -> Offset:
        """The cell for the terminal's cursor: where the question begins."""
        return self.query_one(Countdown).reading_cell(right_to_left=self._paper.right_to_left)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.leave(finish=event.key in _ENDS)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        cell = self.query_one(Countdown).cell_of(event)
        touched = None
        if cell is not None:
            column = self._paper.width - 1 - cell.x if self._paper.right_to_left else cell.x
            row = cell.y - self._above
            touched = next((option.key for option in self._options.each if option.holds(column, row)), None)
        self.leave(finish=touched == FINISH)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        # A finger that comes down on a choice first moves the pointer there: the press says what is meant.
        if self.query_one(Countdown).cell_of(event) is None:
            self.leave()

    def leave(self, *, finish: bool = False) -> None:
        """Go away, once: a second press may already be on its way."""
        if not self._left:
            self._left = True
            self.dismiss(finish)
