"""One visitor at the screen: the conversation, and the page that fits the screen."""

from __future__ import annotations

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine, Turn
from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.tui import layout

SEARCH_ROWS = 2
"""Rows that the field to write in takes of the search page."""


class ScreenChannel:
    """A screen of some columns and rows: the full words of a page, as many as can be seen at once."""

    def __init__(self, languages: OfferedLanguages, columns: int = 80, rows: int = 24) -> None:
        self._languages = languages
        self.columns = columns
        self.rows = rows

    def worded(self, page: Page) -> Page:
        return page

    def resized(self, columns: int, rows: int) -> ScreenChannel:
        """The same screen in another size."""
        return ScreenChannel(self._languages, columns, rows)

    def fits(self, page: Page) -> bool:
        return layout.fits(page, self.columns, self.rows_for(page), right_to_left=self.right_to_left(page))

    def rows_for(self, page: Page) -> int:
        """The rows that a page has for itself."""
        return self.rows - SEARCH_ROWS if asks_for_words(page) else self.rows

    def right_to_left(self, page: Page) -> bool:
        return self._languages[page.language].facts.right_to_left


def asks_for_words(page: Page) -> bool:
    """Whether a page has a field to write in."""
    return page.place.kind == "search" and not page.place.name


class Visit:
    """Keeps the conversation of whoever stands at the screen, in memory alone."""

    def __init__(self, engine: Engine, channel: ScreenChannel) -> None:
        self._engine = engine
        self._conversation = Conversation()
        self.channel = channel

    @property
    def page(self) -> Page:
        """The page of this moment, in the present size of the screen."""
        return self._engine.show(self._conversation, self.channel)

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun: there is nothing to wipe."""
        return self._conversation == Conversation()

    @property
    def ended(self) -> bool:
        return self._conversation.place.kind == "end"

    def say(self, said: str) -> Page:
        """A digit, or free words."""
        return self._take(self._engine.answer(self._conversation, said, self.channel))

    def press(self, command: Command) -> Page:
        """The key of a command."""
        return self._take(self._engine.perform(self._conversation, command, self.channel))

    def prepare_words(self) -> None:
        """Load what understands free words, while a visitor still types them."""
        self._engine.prepare_words()

    def wipe(self) -> Page:
        """Forget this visitor."""
        self._conversation = Conversation()
        return self.page

    def _take(self, turn: Turn) -> Page:
        self._conversation = turn.conversation
        return turn.page
