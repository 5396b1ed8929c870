"""A page: its text, and its choices, one of them highlighted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.geometry import Offset
from textual.message import Message

from kiosk.guides.page import Page
from kiosk.tui.band import END as BAND_END
from kiosk.tui.band import ROLES as BAND
from kiosk.tui.buttons import HALF, painted
from kiosk.tui.layout import Layout
from kiosk.tui.lines import Line, Paper
from kiosk.tui.lines_widget import LinesWidget
from kiosk.tui.options import Options

if TYPE_CHECKING:
    from kiosk.channels.speech import Shown

EMPTY: Final = Layout((), Options(), (), (), Paper(1, right_to_left=False))
"""Before the first page."""


class PageView(LinesWidget, can_focus=True):
    """Shows the text and moves a highlight over the options; a click or a touch chooses one.

    One widget that fills the screen: another page is painted without laying out anything anew.
    """

    ROLES: ClassVar = frozenset(
        {*BAND, BAND_END, "number", "option", "option-key", "highlighted", "highlighted-key", "marker"}
        | {"edge", "seam", "key-edge", "key-seam", "time-done", "time-left", "read", "option-read", "highlighted-read"}
        | {"note-title"}
    )
    TO_THE_EDGES: ClassVar = {**dict.fromkeys(BAND, ("band", " ")), BAND_END: (BAND_END, HALF)}
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    class Chosen(Message):
        """An option was clicked or touched, and let go there; ``key`` is the digit that stands before it, ``layout``
        the page that the press was made on, ``made`` when. ``then`` is the digit of the line that was touched, of an
        option that stands for several of the next part."""

        def __init__(self, key: str, layout: Layout, made: float, then: str | None = None) -> None:
            super().__init__()
            self.key = key
            self.then = then
            self.layout = layout
            self.made = made

    class Pointed(Message):
        """The highlight moved to an option of the page with this ``layout``."""

        def __init__(self, key: str, layout: Layout) -> None:
            super().__init__()
            self.key = key
            self.layout = layout

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = EMPTY
        self._highlighted = 0
        self._read: tuple[Page, Shown] | None = None
        self._begun: tuple[int, int | None] | None = None
        self._below: tuple[Line, ...] = ()

    def show_page(self, layout: Layout, margin: int = 0, *, keep: bool = False) -> None:
        """Show a page with its first option highlighted; ``keep`` the highlight where it was."""
        self._page = layout
        self._read = self._read if keep else None
        self._begun = None
        self._below = ()
        self._highlighted = min(self._highlighted, max(0, len(layout.options.each) - 1)) if keep else 0
        self.show_lines(self.lines, margin)
        self._paint()

    def show_below(self, lines: tuple[Line, ...]) -> None:
        """Show lines under the page, until there is another one."""
        self._below = lines
        self._paint()

    def show_text(self, lines: tuple[Line, ...], margin: int) -> None:
        """Show lines alone."""
        self.show_page(replace(EMPTY, text=lines), margin)

    def move(self, by: int) -> None:
        """Move the highlight, around the ends."""
        if options := self._page.options.each:
            self._point((self._highlighted + by) % len(options))

    def mark(self, page: Page, shown: Shown | None) -> None:
        """Mark what of the page is read aloud at this moment; None for nothing."""
        self._read = None if shown is None else (page, shown)
        self._paint()

    @property
    def highlighted(self) -> str | None:
        """The digit of the highlighted option; None when there are no options."""
        options = self._page.options.each
        return options[self._highlighted].key if options else None

    @property
    def text_rows(self) -> int:
        """Rows of text above the first option."""
        return len(self._page.text)

    def caret(self) -> Offset:
        """The cell of the screen where reading goes on: the digit of the highlighted option, or the first letter."""
        return self.reading_cell(right_to_left=self._page.paper.right_to_left)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        touched = self._touched(event)
        if touched is not None and touched[0] != self._highlighted:
            self._point(touched[0])

    def _point(self, index: int) -> None:
        self._highlighted = index
        self._paint()
        self.post_message(self.Pointed(self._page.options.each[index].key, self._page))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._begun = self._touched(event)

    def on_click(self, event: events.Click) -> None:
        touched = self._touched(event)
        if touched is None or touched != self._begun:
            return
        index, line = touched
        option = self._page.options.each[index]
        then = None if line is None else str(line + 1)
        self.post_message(self.Chosen(option.key, self._page, event.time, then))

    def _touched(self, event: events.MouseEvent) -> tuple[int, int | None] | None:
        """Which option is under the mouse or a finger, and which line of it where each is a choice; None for none."""
        cell = self.cell_of(event)
        if cell is None:
            return None
        paper = self._page.paper
        column = paper.width - 1 - cell.x if paper.right_to_left else cell.x
        row = cell.y - self.text_rows
        for index, option in enumerate(self._page.options.each):
            if option.holds(column, row):
                return (index, option.line_at(row) if option.several else None)
        return None

    def _paint(self) -> None:
        options = self._page.options
        read = None if self._read is None else self._read[1].key
        buttons = painted(options, self._highlighted, self._page.paper, read)
        self.show_lines((*self._text(), *buttons, *self._below))

    def _text(self) -> tuple[Line, ...]:
        if self._read is None:
            return self._page.text
        # Imported here: without a voice nobody needs it.
        from kiosk.tui.mark import marked

        page, shown = self._read
        return marked(self._page.text, page, self._page.paper, shown)
