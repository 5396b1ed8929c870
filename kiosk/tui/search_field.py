"""The field to write in on the search page."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.widgets import Input

_EDITS: Final[dict[str, Callable[[Input], None]]] = {
    "backspace": Input.action_delete_left,
    "delete": Input.action_delete_right,
    "left": Input.action_cursor_left,
    "right": Input.action_cursor_right,
    "home": Input.action_home,
}
"""The keys that change or move in the text. ``End`` is not one of them: it finishes, as the foot says."""


class SearchField(Input):
    """One line of free words. The screen hands it the keys, one after the other, so that none overtakes Enter."""

    LONGEST: ClassVar = 120

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, max_length=self.LONGEST, select_on_focus=False, compact=True)

    def take(self, event: events.Key) -> bool:
        """Write what a key writes; False for a key that writes nothing."""
        if (edit := _EDITS.get(event.key)) is not None:
            edit(self)
        elif event.is_printable and event.character is not None:
            self.write(event.character)
        else:
            return False
        return True

    def write(self, text: str) -> None:
        """Put a text where the cursor stands."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    def caret(self) -> Offset:
        """The cell of the screen where the next letter comes."""
        # Textual's own offset stands one cell behind the caret that it draws at the end of the words.
        before = cell_len(self.value[: self.cursor_position])
        return self.content_region.offset + Offset(before - int(self.scroll_offset.x), 0)

    def empty(self) -> str:
        """Take the words out of the field."""
        words = self.value
        self.clear()
        return words
