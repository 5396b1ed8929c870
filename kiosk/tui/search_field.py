"""The field to write in, on a page that asks for words, with its button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.geometry import Offset
from textual.message import Message

from kiosk.tui.lines import Paper, Span
from kiosk.tui.lines_widget import LinesWidget
from kiosk.tui.search_box import WRITTEN_ROW, SearchBox
from kiosk.tui.writing import LONGEST, Writing
from kiosk.tui.written_line import written_line

_EDITS: Final[dict[str, Callable[[Writing], Writing]]] = {
    "backspace": Writing.without_before,
    "delete": Writing.without_behind,
    "home": Writing.at_home,
}
"""The keys that change the text, or go to its beginning. ``End`` is not one of them: it finishes, as the foot says."""

_MOVES: Final = {"left": -1, "right": 1}

_HIDDEN: Final = "•"


class SearchField(LinesWidget, can_focus=True):
    """One line of free words, kept in the order in which they are read and drawn in that of the eyes. The screen hands
    it the keys, one after the other, so that none overtakes Enter."""

    class Touched(Message):
        """The box was clicked or touched: somebody wants to write."""

    class Sent(Message):
        """The button was clicked or touched, and let go there."""

        def __init__(self, made: float) -> None:
            super().__init__()
            self.made = made

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.password = False
        self._writing = Writing()
        self._box = SearchBox(Paper(1, right_to_left=False))
        self._hint = ""
        self._first = self._caret = 0
        self._begun: bool | None = None
        self._longest = LONGEST

    def show_box(self, box: SearchBox, hint: str, margin: int, longest: int = LONGEST) -> None:
        """Stand there as this box, with a hint in visual order while nothing is written. It takes so many
        characters."""
        self._longest = longest
        self._box, self._hint = box, hint
        self._begun = None
        self.margin = margin
        self._paint()

    @property
    def value(self) -> str:
        """What is written, in the order in which it is read."""
        return self._writing.text

    @value.setter
    def value(self, text: str) -> None:
        self._write(Writing().typed(text))

    def take(self, event: events.Key) -> bool:
        """Write what a key writes; False for a key that writes nothing."""
        if (edit := _EDITS.get(event.key)) is not None:
            self._write(edit(self._writing))
        elif (by := _MOVES.get(event.key)) is not None:
            self._write(self._writing.moved(by, self._box.paper.typed(self.value)[1]))
        elif event.is_printable and event.character is not None:
            self.write(event.character)
        else:
            return False
        return True

    def write(self, text: str) -> None:
        """Put a text where the caret stands."""
        self._write(self._writing.typed(text, self._longest))

    def clear(self) -> None:
        """Forget what was written."""
        self._write(Writing())

    def empty(self) -> str:
        """Take the words out of the field."""
        words = self.value
        self.clear()
        return words

    def caret(self) -> Offset:
        """The cell of the screen where the next letter comes."""
        cell = Offset(self.margin + self._box.first + self._caret, WRITTEN_ROW)
        return self.content_region.offset + cell

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.write(event.text.partition("\n")[0])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._begun = self._on_button(event)

    def on_click(self, event: events.Click) -> None:
        on_button = self._on_button(event)
        if on_button is None or on_button is not self._begun:
            return
        if on_button:
            self.post_message(self.Sent(event.time))
            return
        cell = self.cell_of(event)
        assert cell is not None
        line = written_line(self._shown, self._box.inside, self._first)
        self._write(Writing(self.value, line.gap_at(cell.x - self._box.first)))
        self.post_message(self.Touched())

    def _on_button(self, event: events.MouseEvent) -> bool | None:
        """Whether the button is under the mouse or a finger, or the box; None for neither."""
        cell = self.cell_of(event)
        return None if cell is None else self._box.on_button(cell.x, cell.y)

    @property
    def _shown(self) -> Writing:
        """What is drawn."""
        return Writing(_HIDDEN * len(self.value), self._writing.at) if self.password else self._writing

    def _write(self, writing: Writing) -> None:
        self._writing = writing
        self._paint()

    def _paint(self) -> None:
        line = written_line(self._shown, self._box.inside, self._first)
        self._first, self._caret = line.first, line.caret
        cells, role = (line.cells, "written") if self.value else (self._hint_cells(), "hint")
        before, at, behind = cells[: line.caret], cells[line.caret : line.caret + 1], cells[line.caret + 1 :]
        parts = ((before, role), (at, "caret"), (behind, role))
        self.show_lines(self._box.painted([Span("".join(cells), role) for cells, role in parts]))

    def _hint_cells(self) -> tuple[str, ...]:
        """The hint where the first letter will come: none of its characters is wide."""
        inside = self._box.inside
        if inside.right_to_left:
            return tuple(f"{self._hint} ".rjust(inside.width)[-inside.width :])
        return tuple(f" {self._hint}".ljust(inside.width)[: inside.width])
