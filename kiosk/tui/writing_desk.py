"""Puts the field and the keyboard of the screen where they belong on a page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk.guides.page import Page
from kiosk.language.language import Language
from kiosk.tui.layout import Layout
from kiosk.tui.notices import question_hint, search, search_hint, send
from kiosk.tui.page_view import PageView

if TYPE_CHECKING:
    from kiosk.tui.search_field import SearchField
    from kiosk.tui.touch_keyboard import TouchKeyboard


class WritingDesk:
    """What words are written with. It is made when somebody wants to write: the first page does not wait for it."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def place(self, page: Page, layout: Layout, words: Language, margin: int, *, touching: bool) -> None:
        """Let them stand over a page with this layout, ``margin`` cells from its sides; ``touching``: with the
        keyboard."""
        from kiosk.tui.search_box import SearchBox
        from kiosk.tui.writing import LONGEST, QUESTION
        from kiosk.tui.writing_place import writing_place

        asks = page.place.asks_the_desk
        label, hint = (send(words), question_hint(words)) if asks else (search(words), search_hint(words))
        paper = layout.paper
        place = writing_place(layout, self._screen.size.height, keyboard=touching)
        # The keyboard has a key to search, and the field the whole width.
        box = SearchBox(paper, "" if touching else paper.seen(label))
        self.field.show_box(box, paper.seen(hint), margin, QUESTION if asks else LONGEST)
        self.field.styles.offset = (0, place.top)
        self._screen.set_class(touching, "touching")
        if touching:
            self._keyboard.show_keys(words, label, paper, margin, place.high)
            self._keyboard.styles.offset = (0, place.top)

    def clear(self) -> None:
        """Forget what was written."""
        if "field" in self.__dict__:
            self.field.clear()

    @cached_property
    def field(self) -> SearchField:
        """Where the words stand."""
        from kiosk.tui.search_field import SearchField

        field = SearchField()
        self._screen.mount(field, after=self._screen.query_one(PageView))
        return field

    @cached_property
    def _keyboard(self) -> TouchKeyboard:
        from kiosk.tui.touch_keyboard import TouchKeyboard

        keyboard = TouchKeyboard()
        self._screen.mount(keyboard, after=self.field)
        return keyboard
