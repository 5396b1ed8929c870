"""The engine: conversation + what was said -> conversation + page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kiosk.guides import place as places
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds import parse
from kiosk.guides.meant import Chosen, Printed, Searched, Speaks
from kiosk.guides.page import Choice, Page
from kiosk.guides.pages import Pages
from kiosk.guides.parts import Channel
from kiosk.guides.place import Place
from kiosk.guides.remarks import all_seen, in_danger, no_guide, not_understood
from kiosk.guides.shown import Shown
from kiosk.guides.site import Office
from kiosk.guides.wording import Languages, Wording
from kiosk.understanding.normalise import normalise, question

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue
    from kiosk.guides.understood import Understanding
    from kiosk.understanding.crisis.recognition import Recognised

Remark = Callable[[Wording], str]

MOST_ASKED: Final = 30
"""Words of a question. Who writes more tells what happened, and a search sees only what the words are about: the offer
of help stands above what it finds."""

_ANEW: Final = (Conversation(), Command.LANGUAGE)

_DIGITS: Final = {command.value: command for command in Command if command.value.isdecimal()}
_PLACES: Final = {
    Command.PERSON: places.PERSON,
    Command.HELP_NOW: places.HELP_NOW,
    Command.MENU: places.MENU,
    Command.SEARCH: places.SEARCH,
    Command.LANGUAGE: places.LANGUAGE,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of something said: where the visitor is now, and the page to show. ``unanswered``: it was a question
    that nothing here is about, and the page says so."""

    conversation: Conversation
    page: Page
    unanswered: bool = False


class Engine:
    """Walks visitors through the pages. Holds no visitor's state: that is the conversation."""

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

    def page(self, place: Place, language: str) -> Page:
        """The whole page at a place, before any channel splits it."""
        return self._pages.page(place, language)

    def answer(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says or types something. Any text at all gives a page; a crisis comes before everything."""
        crisis = self.recognise(said, conversation.language)
        if crisis is None or crisis.offered:
            return self.answer_everyday(conversation, said, channel, offer=crisis is not None)
        return self.answer_crisis(crisis, conversation, channel)

    def answer_everyday(self, conversation: Conversation, said: str, channel: Channel, *, offer: bool = False) -> Turn:
        """Somebody says something that is no crisis to answer. ``offer``: free words get the offer of help on top."""
        conversation = self._shown.still_there(conversation)
        if conversation.ended and said.strip() != Command.HELP_NOW.value:
            return self.greet(said, channel, offer=offer)
        printed = self._shown.printed(conversation, channel)
        return self._understood(conversation, said, printed, channel, in_danger if offer else None)

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
        return self._again(conversation, channel, not_understood)

    def greet(self, said: str, channel: Channel, *, offer: bool = False) -> Turn:
        """The first words of somebody new, no crisis to answer. They may show the language; a number cannot, for
        nothing was asked yet."""
        start = Conversation()
        if normalise(said).isdecimal() and self._card_of(said) is None:
            return self._turn(start, channel)
        turn = self._understood(start, said, Printed(()), channel, in_danger if offer else None)
        words, notice = self.languages[turn.page.language], turn.page.notice
        # Nothing was printed yet that could be misunderstood, and who chose no language may not read the line.
        told = offer or notice == in_danger(words) or (turn.unanswered and turn.conversation.language is not None)
        return turn if told else replace(turn, page=turn.page.noticing(""))

    def _understood(
        self, conversation: Conversation, said: str, printed: Printed, channel: Channel, remark: Remark | None
    ) -> Turn:
        if (card := self._card_of(said)) is not None:
            return self._turn(conversation.to(card), channel)
        words = "" if said.isdecimal() else question(said)
        spoken = conversation.language or self._words.language_of(said)
        if words and self._words.greets(words, printed):
            return self._greeted(conversation, spoken, channel)
        match self._words.understand(said, printed, spoken):
            case Chosen(choice):
                return self.choose(conversation, choice, channel)
            case Command() | Searched() if self._words.agrees(words, spoken):
                return self._greeted(conversation, spoken, channel)
            case Command.MORE:
                # What stands behind 8 is one thing: "no puedo más" does not ask for it.
                return self._more(conversation, channel)
            case Command() as command:
                return self.perform(_speaking(conversation, spoken), command, channel)
            case Speaks(language):
                return self._in_language(conversation, language, channel)
            case Searched():
                return self._searched(conversation, words, spoken, channel, remark)
            case None:
                return self._again(conversation, channel, not_understood)

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

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet; in whatever language it is said."""
        return self._words.recognise(said, language)

    def answer_crisis(self, crisis: Recognised, conversation: Conversation, channel: Channel) -> Turn:
        """The answer to a crisis, in the chosen language; in that of the words where none is chosen."""
        conversation = self._shown.still_there(conversation)
        spoken = _speaking(conversation, conversation.language or crisis.languages[0])
        return self._turn(spoken.to(parse(f"{places.HELP_NOW.kind}/{crisis.kind}")), channel)

    def crisis_in_brief(self, kind: str, language: str) -> str:
        """One line for somebody to whom the whole answer was given many times: the number that answers now, and 112."""
        return self._pages.crisis_in_brief(kind, language)

    def prepare(self) -> None:
        """Load the content, which is otherwise loaded on first use. Raises ContentError when it has mistakes."""
        _ = self.catalogue.content

    def prepare_words(self) -> None:
        """Load what understands free words, which is otherwise loaded with the first of them."""
        self._words.prepare()

    @property
    def home_language(self) -> str:
        """The language of a page before one is chosen: the first that the office offers."""
        return self.languages.codes[0]

    @cached_property
    def _words(self) -> Understanding:
        # Imported on first use: a visitor who only presses keys does not wait for it.
        from kiosk.guides.understood import Understanding

        return Understanding(self.catalogue, self.languages, self._pages.found_by)

    def _card_of(self, said: str) -> Place | None:
        """The card of the service whose number this is: somebody who types "112" must not choose anything else."""
        return self._pages.typed.get(normalise(said).replace(" ", ""))

    def _turn(self, conversation: Conversation, channel: Channel) -> Turn:
        return Turn(conversation, self.show(conversation, channel))

    def _more(self, conversation: Conversation, channel: Channel) -> Turn:
        """The next part of a long page; after the last one, the first."""
        parts = self._shown.parts(conversation, channel)
        if len(parts) == 1:
            return self._again(conversation, channel, all_seen)
        following = (min(conversation.part, len(parts) - 1) + 1) % len(parts)
        return self._turn(replace(conversation, part=following), channel)

    def _again(self, conversation: Conversation, channel: Channel, notice: Remark) -> Turn:
        """The same page, with one line that helps."""
        words = self.languages[conversation.language or self.home_language]
        return Turn(conversation, self.show(conversation, channel, notice(words)))

    def _in_language(self, conversation: Conversation, language: str, channel: Channel) -> Turn:
        """The page on which the language was asked for; the main menu for somebody who comes in."""
        speaking = conversation.speaking(language)
        if conversation.place == places.LANGUAGE:
            speaking = speaking.back() if conversation.trail else replace(speaking, place=places.MENU)
        return self._turn(self._shown.still_there(speaking), channel)

    def _greeted(self, conversation: Conversation, spoken: str | None, channel: Channel) -> Turn:
        """A greeting or thanks: the menu for somebody who comes in; the same page for somebody on the way."""
        if conversation.language is None and spoken is not None:
            return self._in_language(conversation, spoken, channel)
        if conversation.place.kind == places.SEARCH.kind and conversation.language is not None:
            conversation = conversation.to(places.MENU)
        return self._turn(conversation, channel)

    def _searched(
        self, conversation: Conversation, words: str, spoken: str | None, channel: Channel, remark: Remark | None
    ) -> Turn:
        """What the words find, in the language of the visitor first. Where that is open, the choice of one comes first:
        what was found waits behind it."""
        conversation = _speaking(conversation, spoken)
        found = self._words.find(words, spoken)
        hits = self._pages.offered(found.hits, spoken)
        answered = found.sure and hits[:1] == found.hits[:1]
        if found.sure and not answered:
            hits = ()  # What answers is not there in this language, and the rest is no answer.
        if remark is None and len(words.split()) > MOST_ASKED:
            remark = in_danger
        if remark is None and not answered:
            remark = no_guide if found.known else not_understood
        if hits:
            results = self._pages.results(hits, spoken or self.home_language, near=not answered)
            conversation = Conversation(trail=(results,)) if spoken is None else conversation.to(results)
        turn = self._turn(conversation, channel) if remark is None else self._again(conversation, channel, remark)
        return replace(turn, unanswered=found.known and not answered)


def _speaking(conversation: Conversation, language: str | None) -> Conversation:
    """The conversation of somebody whose first words showed a language: it begins at the menu in that language."""
    return conversation if conversation.language or not language else Conversation(language, places.MENU)
