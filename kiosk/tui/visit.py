"""One visitor at the screen: the conversation, and the page that fits the screen."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.moves import Turn
from kiosk.guides.page import Page
from kiosk.guides.place import END, LANGUAGE, PRINTED
from kiosk.language.language import Language
from kiosk.language.offered import OfferedLanguages
from kiosk.tui import layout
from kiosk.tui.first_page import in_several_languages
from kiosk.tui.keys import asks_for_words
from kiosk.tui.notices import send

if TYPE_CHECKING:
    from kiosk.guides.calling import About
    from kiosk.guides.catalogue import Catalogue
    from kiosk.guides.outcomes import OnceAVisit
    from kiosk.guides.sheet import Sheet

_AT_FIRST: Final = (Command.MORE, Command.PERSON, Command.HELP_NOW)
"""The keys that the first page names: those that help somebody who has not begun."""

_ROWS_UNDER_GOODBYE: Final = 4
"""Rows of what counts down there."""


class ScreenChannel:
    """A screen of some columns and rows: the full words of a page, as many as can be seen at once."""

    bounded: Final = True

    def __init__(self, languages: OfferedLanguages, columns: int = 80, rows: int = 24) -> None:
        self._languages = languages
        self.columns = columns
        self.rows = rows

    def worded(self, page: Page) -> Page:
        """The page in full: a screen has room for all its words. The choice of a language is made before one is
        known."""
        if page.place.asks_the_desk:
            # The key that searches on another page sends what was written.
            return page.naming(Command.SEARCH, send(self._languages[page.language]))
        if page.place != LANGUAGE:
            return page.in_full()
        width = layout.paper_of(self.columns, right_to_left=False).width
        return in_several_languages(page, self._languages, width)

    def resized(self, columns: int, rows: int) -> ScreenChannel:
        """The same screen in another size; the very same where nothing changed, and with it the pages made for it."""
        if (columns, rows) == (self.columns, self.rows):
            return self
        return ScreenChannel(self._languages, columns, rows)

    def fits(self, page: Page) -> bool:
        """Whether the page can be seen whole, without scrolling."""
        return layout.fits(page, self.columns, self.rows_for(page), right_to_left=self.right_to_left(page))

    def rows_for(self, page: Page) -> int:
        """The rows that a page has for itself."""
        if asks_for_words(page):
            # Imported here, as all that draws the field: the first page does not wait for it.
            from kiosk.tui.search_box import rows_below

            return self.rows - rows_below(layout.paper_of(self.columns, right_to_left=False).width)
        return self.rows - (_ROWS_UNDER_GOODBYE if page.place == END else 0)

    def right_to_left(self, page: Page) -> bool:
        """Whether the language of the page is read from the right."""
        return self._languages[page.language].facts.right_to_left


class Visit:
    """Keeps the conversation of whoever stands at the screen, in memory alone.

    ``notice`` is the line that the core says about what was last pressed. It is kept apart from the page, which stays
    whole beneath it.
    """

    def __init__(
        self, engine: Engine, languages: OfferedLanguages, channel: ScreenChannel, counts: OnceAVisit | None = None
    ) -> None:
        """``counts`` counts what is used, where the office wants figures."""
        self._engine = engine
        self._languages = languages
        self._conversation = Conversation()
        self.channel = channel
        self._counts = counts
        self._wants: Turn | None = None
        self.notice = ""
        self.words_ready = False

    @property
    def page(self) -> Page:
        """The page of this moment, in the present size of the screen. Before somebody begins there is no way back, and
        nothing to end."""
        page = self._engine.show(self._conversation, self.channel)
        if not self.untouched:
            return page
        return replace(page, commands=tuple(key for key in page.commands if key.command in _AT_FIRST))

    @property
    def language(self) -> Language:
        """The language of this moment."""
        return self._languages[self._conversation.language or self._engine.home_language]

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun: there is nothing to wipe."""
        return self._conversation == Conversation()

    @property
    def ended(self) -> bool:
        """Whether the goodbye is on the screen: the next press begins anew."""
        return self._conversation.ended

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The short numbers that people know by heart."""
        numbers = (service.number for service in self._engine.catalogue.content.services.values())
        return frozenset(number for number in numbers if number.isdecimal())

    def press_digit(self, digits: str) -> Page:
        """A digit, or a short number that was typed at once."""
        return self.take(self._engine.press(self._conversation, digits, self.channel))

    def press(self, command: Command) -> Page:
        """The key of a command."""
        return self.take(self._engine.perform(self._conversation, command, self.channel))

    def say(self, words: str) -> Page:
        """Free words."""
        return self.take(self._engine.answer(self._conversation, words, self.channel))

    @property
    def catalogue(self) -> Catalogue:
        """What there is to read."""
        return self._engine.catalogue

    @property
    def writes(self) -> bool:
        """Whether this office answers questions in writing."""
        return self._engine.letters is not None

    @property
    def wants(self) -> Turn | None:
        """The turn that wants something done before its page is whole: a question is to be kept, or an answer found."""
        return self._wants

    def carried(self, turn: Turn) -> Turn:
        """That turn after it was done. It may take seconds, in a thread."""
        # Imported here: a visit without a question does not wait for it.
        from kiosk.guides.letters import carried

        return carried(turn, self._engine, self.channel)

    @property
    def bookmark(self) -> Conversation:
        """Where the visitor is, to come back there."""
        return self._conversation

    def return_to(self, bookmark: Conversation) -> Page:
        """Be where a bookmark was taken, as if nothing had been pressed since."""
        self._conversation = bookmark
        self._wants = None
        self.notice = ""
        return self.page

    def wipe(self) -> Page:
        """Forget this visitor."""
        if self._counts is not None:
            self._counts.forget()
        if self._engine.letters is not None:
            self._engine.letters.forget()
        return self.return_to(Conversation())

    def told(self, page: Page, language: str) -> Page:
        """A page of this visit in the words of another language, for who stands beside the visitor."""
        return self._engine.retold(page, language)

    def move_to(self, channel: ScreenChannel) -> None:
        """Go on in another window, at the text that is in sight."""
        self._conversation = self._engine.in_another_window(self._conversation, self.channel, channel)
        self.channel = channel

    @property
    def to_print(self) -> tuple[Sheet, ...]:
        """What the visitor waits for at the printer; nothing on any other page."""
        if self._conversation.place != PRINTED:
            return ()
        # Imported here: a visit without a paper does not wait for it.
        from kiosk.guides.printing import to_print

        return to_print(self._conversation, self._engine)

    def printed(self, *, works: bool) -> None:
        """The visitor who waits for a paper has it, or the printer does not work."""
        from kiosk.guides.printing import printed

        if works and self._counts is not None:
            self._counts.printed(self._conversation, self.page.language)
        self.return_to(printed(self._conversation, works=works))

    def asks_about(self, read_by: str) -> About:
        """What the desk is told of a visitor who asks somebody to come, in the language of its volunteers."""
        # Imported here: an office without a desk does not wait for it.
        from kiosk.guides.calling import about

        return about(self._conversation, self._engine, read_by)

    def prepare(self) -> None:
        """Load what the first key needs, by pressing one for nobody. Raises ContentError or LanguageError."""
        self._engine.prepare()
        self._engine.press(Conversation(), "1", self.channel)
        _ = self.numbers

    def prepare_words(self) -> None:
        """Load what understands free words, while a visitor still types them."""
        self._engine.prepare_words((self.page.language,))
        self.words_ready = True

    def take(self, turn: Turn) -> Page:
        """Be where a turn leads."""
        if self._counts is not None:
            self._counts.turned(self._conversation, turn)
        self._conversation = turn.conversation
        self._wants = turn if turn.request is not None else None
        self.notice = turn.page.notice
        return self.page if self.notice or self.untouched else turn.page
