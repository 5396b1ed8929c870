"""Puts the field and the keyboard of the screen where they belong on a page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk.language.language import Language
from kiosk.tui.layout import Layout
from kiosk.tui.notices import search, search_hint
from kiosk.tui.search_box import SearchBox
from kiosk.tui.search_field import SearchField
from kiosk.tui.writing_place import writing_place

if TYPE_CHECKING:
    from kiosk.tui.touch_keyboard import TouchKeyboard


class WritingDesk:
    """What words are written with, on a screen that has a field."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def place(self, layout: Layout, words: Language, margin: int, *, touching: bool) -> None:
        """Let them stand over the page with this layout, ``margin`` cells from its sides; ``touching``: with the
        keyboard."""
        paper = layout.paper
        place = writing_place(layout, self._screen.size.height, keyboard=touching)
        field = self._screen.query_one(SearchField)
        # The keyboard has a key to search, and the field the whole width.
        box = SearchBox(paper, "" if touching else paper.seen(search(words)))
        field.show_box(box, paper.seen(search_hint(words)), margin)
        field.styles.offset = (0, place.top)
        self._screen.set_class(touching, "touching")
        if touching:
            self._keyboard.show_keys(words, paper, margin, place.high)
            self._keyboard.styles.offset = (0, place.top)

    @cached_property
    def _keyboard(self) -> TouchKeyboard:
        """Made when somebody needs it: the first page does not wait for it."""
        from kiosk.tui.touch_keyboard import TouchKeyboard

        keyboard = TouchKeyboard()
        self._screen.mount(keyboard, after=self._screen.query_one(SearchField))
        return keyboard
