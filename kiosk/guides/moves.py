"""What keys do: conversation + a key -> conversation + page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.guides import place as places
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.page import Choice, Page
from kiosk.guides.pages import Pages
from kiosk.guides.parts import Channel
from kiosk.guides.place import Place
from kiosk.guides.remarks import all_seen, not_understood
from kiosk.guides.shown import Shown
from kiosk.guides.site import Office
from kiosk.guides.wording import Languages, Wording
from kiosk.understanding.normalise import normalise

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue
    from kiosk.guides.kinds.kind import State
    from kiosk.guides.letters import Letters, Request
    from kiosk.guides.sheet import Sheet

Remark = Callable[[Wording], str]

_ANEW: Final = (Conversation(), Command.LANGUAGE)

_DIGITS: Final = {command.value: command for command in Command if command.value.isdecimal()}
_PLACES: Final = {
    Command.PERSON: places.PERSON,
    Command.HELP_NOW: places.HELP_NOW,
    Command.MENU: places.MENU,
    Command.SEARCH: places.SEARCH,
    Command.LANGUAGE: places.LANGUAGE,
    Command.QUESTION: places.QUESTION,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of something said: where the visitor is now, and the page to show. ``unanswered``: it was a question
    that nothing here is about, and the page says so. ``request`` is what is to be done
    before the page is shown (``kiosk.guides.letters``)."""

    conversation: Conversation
    page: Page
    unanswered: bool = False
    request: Request | None = None


class Moves:
    """Walks visitors through the pages by keys. Holds no visitor's state: that is the conversation."""

    def __init__(
        self, catalogue: Catalogue, languages: Languages, office: Office, clock: Callable[[], datetime]
    ) -> None:
        """``clock`` gives the local time of the office, for "open now"."""
        self.catalogue = catalogue
        self.languages = languages
        self._pages = Pages(catalogue, languages, office, clock)
        self._shown = Shown(self._pages, languages)

    def show(self, conversation: Conversation, channel: Channel, notice: str = "") -> Page:
        """The page where the conversation is, as much of it as fits the channel."""
        return self._shown.page(self._shown.still_there(conversation), channel, notice)

    def page(self, place: Place, language: str, state: State = ()) -> Page:
        """The whole page at a place, before any channel splits it."""
        return self._pages.page(place, language, state)

    def sheet(self, place: Place, language: str) -> Sheet | None:
        """What is printed of a place, in one language; None where nothing is."""
        return self._pages.sheet(place, language)

    def retold(self, part: Page, language: str) -> Page:
        """A part of a page in the words of another language: line by line the same, and under each digit the same,
        whatever that language would show of its own."""
        from kiosk.guides.retold import told

        whole = self._pages.page(part.place, part.language, part.state)
        return told(part, whole, self._pages.retold(part, language), self.languages)

    def in_another_window(self, conversation: Conversation, before: Channel, after: Channel) -> Conversation:
        """The conversation at the text that it is at, on a channel that has other parts."""
        from kiosk.guides.same_text import part_at, text_before

        conversation = self._shown.still_there(conversation)
        read = text_before(self._shown.parts(conversation, before), conversation.part)
        return replace(conversation, part=part_at(self._shown.parts(conversation, after), read))

    def press(self, conversation: Conversation, digits: str, channel: Channel) -> Turn:
        """A digit was pressed, or the number of a service was typed at once. A digit cannot be a crisis, so nothing
        that understands words is loaded for it."""
        conversation = self._shown.still_there(conversation)
        if digits in _DIGITS:
            return self.perform(conversation, _DIGITS[digits], channel)
        if conversation.ended:
            return self._turn(Conversation(), channel)
        choices = self._shown.printed(conversation, channel).choices
        if (choice := next((choice for choice in choices if str(choice.number) == digits), None)) is not None:
            return self.choose(conversation, choice, channel)
        if (card := self._card_of(digits)) is not None:
            return self._turn(conversation.to(card), channel)
        return self.again(conversation, channel, not_understood)

    def perform(self, conversation: Conversation, command: Command, channel: Channel) -> Turn:
        """Carry out a command, as when its key is pressed."""
        conversation = self._shown.still_there(conversation)
        if conversation.ended:
            # What the goodbye offers is in its language; all else begins anew.
            still = command in (Command.HELP_NOW, Command.LANGUAGE)
            conversation, command = (Conversation(conversation.language), command) if still else _ANEW
        match command:
            case Command.END:
                return self._turn(conversation.goodbye(), channel)
            case Command.BACK:
                return self._turn(conversation.back(), channel)
            case Command.MORE:
                eighth = self._shown.parts(conversation, channel)[0].eighth
                return (
                    self._more(conversation, channel) if eighth is None else self.choose(conversation, eighth, channel)
                )
            case Command.QUESTION if self.letters is None:
                return self.again(conversation, channel, not_understood)
            case _:
                target = _PLACES[command]
                if conversation.language is None and target == places.MENU:
                    target = places.LANGUAGE
                return self._turn(conversation.to(target), channel)

    def choose(self, conversation: Conversation, choice: Choice, channel: Channel) -> Turn:
        """Follow one of the choices of the page."""
        if choice.language is not None:
            return self._in_language(conversation, choice.language, channel)
        if choice.place == places.END:
            return self._turn(conversation.goodbye(), channel)
        language = conversation.language or self.home_language
        return self._turn(conversation.to(self._pages.settled(choice.place, language), choice.state), channel)

    def go(self, conversation: Conversation, place: Place, state: State, channel: Channel) -> Turn:
        """Be at a place, with what its kind keeps of this visit to it."""
        return self._turn(conversation.to(place, state), channel)

    def again(self, conversation: Conversation, channel: Channel, notice: Remark) -> Turn:
        """The same page, with one line that helps."""
        words = self.languages[conversation.language or self.home_language]
        return Turn(conversation, self.show(conversation, channel, notice(words)))

    @property
    def letters(self) -> Letters | None:
        """Where questions in writing are kept; None where the office answers none."""
        return self._pages.letters

    @property
    def home_language(self) -> str:
        """The language of a page before one is chosen: the first that the office offers."""
        return self.languages.codes[0]

    def _card_of(self, said: str) -> Place | None:
        """The card of the service whose number this is: somebody who types "112" must not choose anything else."""
        return self._pages.typed.get(normalise(said).replace(" ", ""))

    def _turn(self, conversation: Conversation, channel: Channel) -> Turn:
        return Turn(conversation, self.show(conversation, channel))

    def _more(self, conversation: Conversation, channel: Channel) -> Turn:
        """The next part of a long page; after the last one, the first."""
        parts = self._shown.parts(conversation, channel)
        if len(parts) == 1:
            return self.again(conversation, channel, all_seen)
        following = (min(conversation.part, len(parts) - 1) + 1) % len(parts)
        return self._turn(replace(conversation, part=following), channel)

    def _in_language(self, conversation: Conversation, language: str, channel: Channel) -> Turn:
        """The page on which the language was asked for; the main menu for somebody who comes in."""
        speaking = conversation.speaking(language)
        if conversation.place == places.LANGUAGE:
            speaking = speaking.back() if conversation.trail else replace(speaking, place=places.MENU)
        return self._turn(self._shown.still_there(speaking), channel)
