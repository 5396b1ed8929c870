"""The engine: conversation + what was said -> conversation + page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from kiosk.guides import place as places
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds import kind_of
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.meaning import Chosen, Printed, Searched, Speaks, Vocabulary, labelled
from kiosk.guides.page import Choice, Page
from kiosk.guides.pages import Pages
from kiosk.guides.parts import Channel, split
from kiosk.guides.place import Place
from kiosk.guides.remarks import all_seen, not_understood
from kiosk.guides.site import Office
from kiosk.guides.wording import Languages, Wording
from kiosk.understanding.crisis.recognition import Recognised, Recogniser
from kiosk.understanding.normalise import normalise, question
from kiosk.understanding.openings import Openings
from kiosk.understanding.search import Search, SearchIndex

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
    """What comes of something said: where the visitor is now, and the page to show."""

    conversation: Conversation
    page: Page


class Engine:
    """Walks visitors through the pages. Holds no visitor's state: that is the conversation."""

    def __init__(
        self, catalogue: Catalogue, languages: Languages, office: Office, clock: Callable[[], datetime]
    ) -> None:
        """``clock`` gives the local time of the office, for "open now"."""
        self.catalogue = catalogue
        self.languages = languages
        self._pages = Pages(catalogue, languages, office, clock)
        self._search = Search(languages.codes, self._index)

    def show(self, conversation: Conversation, channel: Channel, notice: str = "") -> Page:
        """The page where the conversation is, as much of it as fits the channel."""
        parts = self._parts(self._still_there(conversation), channel, notice)
        return parts[min(conversation.part, len(parts) - 1)]

    def page(self, place: Place, language: str) -> Page:
        """The whole page at a place, before any channel splits it."""
        return self._pages.page(place, language)

    def answer(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says or types something. Any text at all gives a page; a crisis comes before everything."""
        if (crisis := self.recognise(said, conversation.language)) is not None:
            return self.answer_crisis(crisis, conversation, channel)
        return self.answer_everyday(conversation, said, channel)

    def answer_everyday(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says something that is known to be no crisis."""
        conversation = self._still_there(conversation)
        if conversation.ended and said.strip() != Command.HELP_NOW.value:
            return self.greet(said, channel)
        return self._understood(conversation, said, self._printed(conversation, channel), channel)

    def press(self, conversation: Conversation, digits: str, channel: Channel) -> Turn:
        """A digit was pressed, or the number of a service was typed at once. A digit cannot be a crisis, so nothing
        that understands words is loaded for it."""
        conversation = self._still_there(conversation)
        if digits in _DIGITS:
            return self.perform(conversation, _DIGITS[digits], channel)
        if conversation.ended:
            return self._shown(Conversation(), channel)
        choices = self._printed(conversation, channel).choices
        if (choice := next((choice for choice in choices if str(choice.number) == digits), None)) is not None:
            return self.choose(conversation, choice, channel)
        if (card := self._card_of(digits)) is not None:
            return self._shown(conversation.to(card), channel)
        return self._again(conversation, channel, not_understood)

    def greet(self, said: str, channel: Channel) -> Turn:
        """The first words of somebody new, known to be no crisis. They may show the language; a number cannot, for
        nothing was asked yet."""
        start = Conversation()
        if normalise(said).isdecimal() and self._card_of(said) is None:
            return self._shown(start, channel)
        turn = self._understood(start, said, Printed(()), channel)
        return Turn(turn.conversation, turn.page.noticing(""))

    def _understood(self, conversation: Conversation, said: str, printed: Printed, channel: Channel) -> Turn:
        if (card := self._card_of(said)) is not None:
            return self._shown(conversation.to(card), channel)
        words = "" if said.isdecimal() else question(said)
        spoken = conversation.language or self._language_of(said)
        if words and self._openings.greets(words) and labelled(words, printed) is None:
            return self._greeted(conversation, spoken, channel)
        match self._vocabulary.understand(said, printed, spoken):
            case Chosen(choice):
                return self.choose(conversation, choice, channel)
            case Command() | Searched() if self._openings.agrees(words, spoken):
                return self._greeted(conversation, spoken, channel)
            case Command.MORE:
                # What stands behind 8 is one thing: "no puedo más" does not ask for it.
                return self._more(conversation, channel)
            case Command() as command:
                return self.perform(_speaking(conversation, spoken), command, channel)
            case Speaks(language):
                return self._in_language(conversation, language, channel)
            case Searched():
                return self._searched(conversation, words, spoken, channel)
            case None:
                return self._again(conversation, channel, not_understood)

    def perform(self, conversation: Conversation, command: Command, channel: Channel) -> Turn:
        """Carry out a command, as when its key is pressed."""
        conversation = self._still_there(conversation)
        if conversation.ended:
            # What the goodbye offers is in its language; all else begins anew.
            still = command in (Command.HELP_NOW, Command.LANGUAGE)
            conversation, command = (Conversation(conversation.language), command) if still else _ANEW
        match command:
            case Command.END:
                return self._shown(conversation.goodbye(), channel)
            case Command.BACK:
                return self._shown(conversation.back(), channel)
            case Command.MORE:
                eighth = self._parts(conversation, channel)[0].eighth
                return (
                    self._more(conversation, channel) if eighth is None else self.choose(conversation, eighth, channel)
                )
            case _:
                target = _PLACES[command]
                if conversation.language is None and target == places.MENU:
                    target = places.LANGUAGE
                return self._shown(conversation.to(target), channel)

    def choose(self, conversation: Conversation, choice: Choice, channel: Channel) -> Turn:
        """Follow one of the choices of the page."""
        if choice.language is not None:
            return self._in_language(conversation, choice.language, channel)
        if choice.place == places.END:
            return self._shown(conversation.goodbye(), channel)
        language = conversation.language or self.home_language
        return self._shown(conversation.to(self._pages.settled(choice.place, language), choice.state), channel)

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet; in whatever language it is said."""
        crisis = self._recogniser.recognise(said, language)
        if crisis is None:
            return None
        languages = (*self.languages.likely(said)[:1], *crisis.languages)
        return replace(crisis, languages=tuple(dict.fromkeys(languages)))

    def answer_crisis(self, crisis: Recognised, conversation: Conversation, channel: Channel) -> Turn:
        """The answer to a crisis, in the chosen language; in that of the words where none is chosen."""
        spoken = _speaking(conversation, conversation.language or crisis.languages[0])
        return self._shown(spoken.to(CrisisPlace(crisis.kind)), channel)

    def crisis_in_brief(self, kind: str, language: str) -> str:
        """One line for somebody to whom the whole answer was given many times: the number that answers now, and 112."""
        return self._pages.crisis_in_brief(kind, language)

    def prepare(self) -> None:
        """Load the content, which is otherwise loaded on first use. Raises ContentError when it has mistakes."""
        _ = self.catalogue.content

    def prepare_words(self) -> None:
        """Load what understands free words, which is otherwise loaded with the first of them."""
        _ = self._vocabulary, self._openings, self._recogniser, self.languages.likely(""), self.languages.said("")
        self._search.prepare()

    @property
    def home_language(self) -> str:
        """The language of a page before one is chosen: the first that the office offers."""
        return self.languages.codes[0]

    def _index(self, language: str) -> SearchIndex[Place]:
        return SearchIndex(self._pages.found_by(language), self.languages[language].words)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.languages)

    @cached_property
    def _openings(self) -> Openings:
        return Openings({code: self.languages[code].words for code in self.languages.codes})

    @cached_property
    def _recogniser(self) -> Recogniser:
        phrases = {code: self.languages[code].phrases for code in self.languages.codes}
        words = (self.languages[code].words for code in self.languages.codes)
        everyday = (word for spoken in words for word in (*spoken.common, *spoken.greetings, *spoken.onward))
        heaviest = sorted(self.catalogue.content.crises, key=lambda crisis: -crisis.weight)
        joined = (word for code in self.languages.codes for word in self.languages[code].conjunctions)
        return Recogniser(phrases, [crisis.id for crisis in heaviest], everyday, self.languages.likely, joined)

    def _parts(self, conversation: Conversation, channel: Channel, notice: str = "") -> tuple[Page, ...]:
        language = conversation.language or self.home_language
        page = self._pages.page(conversation.place, language, conversation.state)
        return split(page.noticing(notice), channel, self.languages[language].sentence_ends)

    def _printed(self, conversation: Conversation, channel: Channel) -> Printed:
        """What stands on the page as the channel prints it. A number can mean the choices in sight first, then those
        on the other parts of the page."""
        parts = self._parts(conversation, channel)
        seen = min(conversation.part, len(parts) - 1)
        choices = tuple(choice for part in (parts[seen], *parts[:seen], *parts[seen + 1 :]) for choice in part.numbered)
        onward = choices[0] if kind_of(conversation.place).goes_on and choices else None
        return Printed(choices, parts[seen].commands, onward)

    def _card_of(self, said: str) -> Place | None:
        """The card of the service whose number this is: somebody who types "112" must not choose anything else."""
        return self._pages.typed.get(normalise(said).replace(" ", ""))

    def _shown(self, conversation: Conversation, channel: Channel) -> Turn:
        return Turn(conversation, self.show(conversation, channel))

    def _more(self, conversation: Conversation, channel: Channel) -> Turn:
        """The next part of a long page; after the last one, the first."""
        parts = self._parts(conversation, channel)
        if len(parts) == 1:
            return self._again(conversation, channel, all_seen)
        following = (min(conversation.part, len(parts) - 1) + 1) % len(parts)
        return self._shown(replace(conversation, part=following), channel)

    def _again(self, conversation: Conversation, channel: Channel, notice: Callable[[Wording], str]) -> Turn:
        """The same page, with one line that helps."""
        words = self.languages[conversation.language or self.home_language]
        return Turn(conversation, self.show(conversation, channel, notice(words)))

    def _in_language(self, conversation: Conversation, language: str, channel: Channel) -> Turn:
        """The page on which the language was asked for; the main menu for somebody who comes in."""
        speaking = conversation.speaking(language)
        if conversation.place == places.LANGUAGE:
            speaking = speaking.back() if conversation.trail else replace(speaking, place=places.MENU)
        return self._shown(self._still_there(speaking), channel)

    def _greeted(self, conversation: Conversation, spoken: str | None, channel: Channel) -> Turn:
        """A greeting or thanks: the menu for somebody who comes in; the same page for somebody on the way."""
        if conversation.language is None and spoken is not None:
            return self._in_language(conversation, spoken, channel)
        if conversation.place.kind == places.SEARCH.kind and conversation.language is not None:
            conversation = conversation.to(places.MENU)
        return self._shown(conversation, channel)

    def _searched(self, conversation: Conversation, words: str, spoken: str | None, channel: Channel) -> Turn:
        """What the words find, in the language of the visitor first. Where that is open, the choice of one comes first:
        what was found waits behind it."""
        conversation = _speaking(conversation, spoken)
        hits = self._pages.offered(self._search.find(words, spoken), spoken)
        if not hits:
            return self._again(conversation, channel, not_understood)
        results = self._pages.results(hits, spoken or self.home_language)
        if spoken is None:
            return self._shown(Conversation(trail=(results,)), channel)
        return self._shown(conversation.to(results), channel)

    def _language_of(self, said: str) -> str | None:
        """The language that the words of somebody new show; None when they leave it open."""
        words = question(said)
        if len(words) < 2:  # A key, or a digit.
            return None
        saying = self._openings.languages_of(words)
        if len(saying) == len(self.languages.codes) > 1:
            return None
        return self.languages.language_of(said, saying) or next(iter(saying), None)

    def _still_there(self, conversation: Conversation) -> Conversation:
        """The conversation, moved home when its place or its language is no longer offered."""
        if conversation.language is not None and conversation.language not in self.languages.codes:
            return Conversation()
        trail = tuple(place for place in conversation.trail if self._pages.exists(place, conversation.language))
        if not self._pages.exists(conversation.place, conversation.language):
            return Conversation(conversation.language, places.MENU if conversation.language else places.LANGUAGE)
        return conversation if trail == conversation.trail else replace(conversation, trail=trail)


def _speaking(conversation: Conversation, language: str | None) -> Conversation:
    """The conversation of somebody whose first words showed a language: it begins at the menu in that language."""
    return conversation if conversation.language or not language else Conversation(language, places.MENU)
