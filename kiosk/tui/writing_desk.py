"""Puts the field and the keyboard of the screen where they belong on a page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk.guides.page import Page
from kiosk.language.language import Language
from kiosk.tui.layout import Layout, margin
from kiosk.tui.notices import question_hint, search, search_hint, send
from kiosk.tui.search_box import SearchBox
from kiosk.tui.search_field import SearchField
from kiosk.tui.writing import LONGEST, QUESTION
from kiosk.tui.writing_place import writing_place

if TYPE_CHECKING:
    from kiosk.tui.touch_keyboard import TouchKeyboard


class WritingDesk:
    """What words are written with, on a screen that has a field."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def place(self, page: Page, layout: Layout, words: Language, *, touching: bool) -> None:
        """Let them stand over a page with this layout; ``touching``: with the keyboard."""
        asks = page.place.asks_the_desk
        label, hint = (send(words), question_hint(words)) if asks else (search(words), search_hint(words))
        size, paper = self._screen.size, layout.paper
        place = writing_place(layout, size.height, keyboard=touching)
        field = self._screen.query_one(SearchField)
        # The keyboard has a key to search, and the field the whole width.
        box = SearchBox(paper, "" if touching else paper.seen(label))
        field.show_box(box, paper.seen(hint), margin(size.width), QUESTION if asks else LONGEST)
        field.styles.offset = (0, place.top)
        self._screen.set_class(touching, "touching")
        if touching:
            self._keyboard.show_keys(words, label, paper, margin(size.width), place.high)
            self._keyboard.styles.offset = (0, place.top)

    @cached_property
    def _keyboard(self) -> TouchKeyboard:
        """Made when somebody needs it: the first page does not wait for it."""
        from kiosk.tui.touch_keyboard import TouchKeyboard

        keyboard = TouchKeyboard()
        self._screen.mount(keyboard, after=self._screen.query_one(SearchField))
        return keyboard
