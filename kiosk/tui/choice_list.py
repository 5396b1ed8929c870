"""The choices of a page, one of them highlighted."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from kiosk.tui.layout import MARKERS, Layout, Option
from kiosk.tui.lines import BLANK, Line, Paper, Span
from kiosk.tui.lines_widget import LinesWidget


class ChoiceList(LinesWidget, can_focus=True):
    """Moves a highlight over the options; a click or a touch chooses one."""

    ROLES: ClassVar = frozenset({"option", "option-key", "highlighted", "highlighted-key", "marker"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab,right", "move(1)"),
        Binding("up,shift+tab,left", "move(-1)"),
    ]

    class Chosen(Message):
        """An option was clicked or touched; ``key`` is the digit that stands before it."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._between = 0
        self._paper = Paper(1, right_to_left=False)
        self._highlighted = 0

    def show_options(self, layout: Layout, *, keep: bool = False) -> None:
        """Show the options of a page, the first one highlighted; ``keep`` the highlight where it was."""
        self._options = layout.options
        self._between = layout.between_options
        self._paper = layout.paper
        self._highlighted = min(self._highlighted, max(0, len(self._options) - 1)) if keep else 0
        self._paint()

    def clear(self) -> None:
        """Show no options."""
        self._options = ()
        self._paint()

    def action_move(self, by: int) -> None:
        """Move the highlight, around the ends."""
        if self._options:
            self._highlighted = (self._highlighted + by) % len(self._options)
            self._paint()

    @property
    def highlighted(self) -> str | None:
        """The digit of the highlighted option; None when there are no options."""
        return self._options[self._highlighted].key if self._options else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        index = self._option_at(event.y)
        if index is not None and index != self._highlighted:
            self._highlighted = index
            self._paint()

    def on_click(self, event: events.Click) -> None:
        index = self._option_at(event.y)
        if index is not None:
            self.post_message(self.Chosen(self._options[index].key))

    def _option_at(self, row: int) -> int | None:
        """Which option stands in a row of this widget; the blank row under an option belongs to it."""
        top = 0
        for index, option in enumerate(self._options):
            bottom = top + len(option.lines) + self._between
            if top <= row < bottom:
                return index
            top = bottom
        return None

    def _paint(self) -> None:
        lines: list[Line] = []
        for index, option in enumerate(self._options):
            if index:
                lines += [BLANK] * self._between
            if index == self._highlighted:
                self._point_at(len(lines))
            lines += self._option_lines(option, highlighted=index == self._highlighted)
        self.show_lines(tuple(lines))

    def _option_lines(self, option: Option, *, highlighted: bool) -> list[Line]:
        kind = "highlighted" if highlighted else "option"
        marker = MARKERS[self._paper.right_to_left] if highlighted else " "
        lines = []
        for row, text in enumerate(option.lines):
            key = option.key if row == 0 else " " * len(option.key)
            used = len(key) + cell_len(text) + 3
            spans = (
                Span(marker, "marker" if highlighted else kind),
                Span(f"{key} ", f"{kind}-key") if not self._paper.right_to_left else Span(f" {key}", f"{kind}-key"),
                Span(" ", kind),
                Span(text, kind),
                Span(" " * max(0, self._paper.width - used), kind),
            )
            lines.append(self._paper.in_order(*spans))
        return lines

    def _point_at(self, row: int) -> None:
        """Put the terminal's cursor on the highlight: Braille lines and screen readers of a console follow it."""
        column = self._paper.width - 1 if self._paper.right_to_left else 0
        self.app.cursor_position = self.content_region.offset + Offset(column, row)
