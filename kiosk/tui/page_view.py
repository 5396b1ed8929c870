"""A page: its text, and its choices, one of them highlighted."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message

from kiosk.tui.layout import MARKERS, Layout, Option
from kiosk.tui.lines import BLANK, Line, Paper, Span
from kiosk.tui.lines_widget import LinesWidget

EMPTY: Final = Layout((), (), 0, (), (), Paper(1, right_to_left=False))
"""Before the first page."""


class PageView(LinesWidget, can_focus=True):
    """Shows the text and moves a highlight over the options; a click or a touch chooses one.

    One widget that fills the screen: another page is painted without laying out anything anew.
    """

    ROLES: ClassVar = frozenset(
        {"title", "guide", "progress", "done", "left", "number"}
        | {"option", "option-key", "highlighted", "highlighted-key", "marker"}
    )
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Chosen(Message):
        """An option was clicked or touched; ``key`` is the digit that stands before it, ``layout`` the page that the
        press was made on, ``made`` when."""

        def __init__(self, key: str, layout: Layout, made: float) -> None:
            super().__init__()
            self.key = key
            self.layout = layout
            self.made = made

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = EMPTY
        self._highlighted = 0

    def show_page(self, layout: Layout, *, keep: bool = False) -> None:
        """Show a page with its first option highlighted; ``keep`` the highlight where it was."""
        self._page = layout
        self._highlighted = min(self._highlighted, max(0, len(layout.options) - 1)) if keep else 0
        self._paint()

    def show_text(self, lines: tuple[Line, ...]) -> None:
        """Show lines alone."""
        self.show_page(replace(EMPTY, text=lines))

    def move(self, by: int) -> None:
        """Move the highlight, around the ends."""
        if self._page.options:
            self._highlighted = (self._highlighted + by) % len(self._page.options)
            self._paint()

    @property
    def highlighted(self) -> str | None:
        """The digit of the highlighted option; None when there are no options."""
        return self._page.options[self._highlighted].key if self._page.options else None

    @property
    def text_rows(self) -> int:
        """Rows of text above the first option."""
        return len(self._page.text)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        index = self._option_at(event.y)
        if index is not None and index != self._highlighted:
            self._highlighted = index
            self._paint()

    def on_click(self, event: events.Click) -> None:
        index = self._option_at(event.y)
        if index is not None:
            self.post_message(self.Chosen(self._page.options[index].key, self._page, event.time))

    def _option_at(self, row: int) -> int | None:
        """Which option stands in a row of this widget; the blank row under an option belongs to it."""
        top = self.text_rows
        for index, option in enumerate(self._page.options):
            bottom = top + len(option.lines) + self._page.between_options
            if top <= row < bottom:
                return index
            top = bottom
        return None

    def _paint(self) -> None:
        lines: list[Line] = [*self._page.text]
        for index, option in enumerate(self._page.options):
            if index:
                lines += [BLANK] * self._page.between_options
            if index == self._highlighted:
                self._point_at(len(lines))
            lines += self._option_lines(option, highlighted=index == self._highlighted)
        self.show_lines(tuple(lines))

    def _option_lines(self, option: Option, *, highlighted: bool) -> list[Line]:
        kind = "highlighted" if highlighted else "option"
        paper = self._page.paper
        marker = MARKERS[paper.right_to_left] if highlighted else " "
        lines = []
        for row, text in enumerate(option.lines):
            # Only the row of the digit has its key: what goes on below is part of the same button.
            key, cap = (option.key, f"{kind}-key") if row == 0 else (" " * len(option.key), kind)
            used = len(key) + cell_len(text) + 3
            spans = (
                Span(marker, "marker" if highlighted else cap),
                Span(f" {key}" if paper.right_to_left else f"{key} ", cap),
                Span(" ", kind),
                Span(text, kind),
                Span(" " * max(0, paper.width - used), kind),
            )
            lines.append(paper.in_order(*spans))
        return lines

    def _point_at(self, row: int) -> None:
        """Put the terminal's cursor on the highlight: Braille lines and screen readers of a console follow it."""
        column = self._page.paper.width - 1 if self._page.paper.right_to_left else 0
        self.app.cursor_position = self.content_region.offset + Offset(column, row)
