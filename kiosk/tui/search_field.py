"""The field to write in on the search page."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """One line of free words. Enter hands them over and empties the field; Escape goes back."""

    LONGEST: ClassVar = 120
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    class Asked(Message):
        """Words were written."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The visitor does not want to search."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, max_length=self.LONGEST, select_on_focus=False, compact=True)

    @on(Input.Submitted)
    def hand_over(self, event: Input.Submitted) -> None:
        event.stop()
        self.clear()
        self.post_message(self.Asked(event.value))

    def action_leave(self) -> None:
        """Give up searching."""
        self.clear()
        self.post_message(self.Left())
