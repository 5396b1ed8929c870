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
from kiosk.guides.normalise import normalise
from kiosk.guides.page import Choice, Page
from kiosk.guides.pages import Office, Pages
from kiosk.guides.parts import Channel, split
from kiosk.guides.place import Place
from kiosk.guides.recognition import Recognised, Recogniser
from kiosk.guides.search import SearchIndex
from kiosk.guides.understanding import Chosen, Printed, Searched, Speaks, Vocabulary
from kiosk.guides.wording import Languages, Wording

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
        self._indexes: dict[str, SearchIndex] = {}

    def show(self, conversation: Conversation, channel: Channel, notice: str = "") -> Page:
        """The page where the conversation is, as much of it as fits the channel."""
        parts = self._parts(self._still_there(conversation), channel, notice)
        return parts[min(conversation.part, len(parts) - 1)]

    def page(self, place: Place, language: str) -> Page:
        """The whole page at a place, before any channel splits it."""
        return self._pages.page(place, language)

    def answer(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says or types something. Any text at all gives a page; a crisis comes before everything."""
        if (crisis := self.recognise(said)) is not None:
            return self.answer_crisis(crisis, conversation, channel)
        return self.answer_everyday(conversation, said, channel)

    def answer_everyday(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says something that is known to be no crisis."""
        conversation = self._still_there(conversation)
        if conversation.ended and said.strip() != Command.HELP_NOW.value:
            return self.greet(said, channel)
        if (card := self._card_of(said)) is not None:
            return self._shown(conversation.to(card), channel)
        meaning = self._vocabulary.understand(said, self._printed(conversation, channel), conversation.language)
        match meaning:
            case Command():
                return self.perform(conversation, meaning, channel)
            case Chosen(choice):
                return self.choose(conversation, choice, channel)
            case Speaks(language):
                return self._in_language(conversation, language, channel)
            case Searched(words):
                return self._search(conversation, words, channel)
            case None:
                return self._again(conversation, channel, _not_understood)

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
        return self._again(conversation, channel, _not_understood)

    def greet(self, said: str, channel: Channel) -> Turn:
        """The first words of somebody new, known to be no crisis. They may show the language; a number cannot, for
        nothing was asked yet."""
        start = Conversation()
        if normalise(said).isdecimal() and self._card_of(said) is None:
            return Turn(start, self.show(start, channel))
        turn = self.answer_everyday(start, said, channel)
        return Turn(turn.conversation, replace(turn.page, notice=""))

    def perform(self, conversation: Conversation, command: Command, channel: Channel) -> Turn:
        """Carry out a command, as when its key is pressed."""
        conversation = self._still_there(conversation)
        if conversation.ended:
            # Help now is still in the language of the goodbye; all else begins anew.
            still = command is Command.HELP_NOW
            conversation, command = (Conversation(conversation.language), command) if still else _ANEW
        match command:
            case Command.END:
                return self._shown(conversation.goodbye(), channel)
            case Command.BACK:
                return self._shown(conversation.back(), channel)
            case Command.MORE:
                parts = self._parts(conversation, channel)
                if len(parts) == 1:
                    return self._again(conversation, channel, _all_seen)
                following = (min(conversation.part, len(parts) - 1) + 1) % len(parts)
                return self._shown(replace(conversation, part=following), channel)
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
        return self._shown(conversation.to(self._pages.settled(choice.place, language)), channel)

    def recognise(self, said: str) -> Recognised | None:
        """The crisis in a text, in whatever language it is said."""
        return self._recogniser.recognise(said)

    def answer_crisis(self, crisis: Recognised, conversation: Conversation, channel: Channel) -> Turn:
        """The answer to a crisis, in the language in which it was said."""
        language = conversation.language if conversation.language in crisis.languages else crisis.languages[0]
        return self._shown(conversation.to(Place("crisis", crisis.kind, language)), channel)

    def prepare(self) -> None:
        """Load the content, which is otherwise loaded on first use. Raises ContentError when it has mistakes."""
        _ = self.catalogue.content

    def prepare_words(self) -> None:
        """Load what understands free words, which is otherwise loaded with the first of them."""
        _ = self._vocabulary, self._recogniser
        for code in self.languages.codes:
            self._index(code)

    @property
    def home_language(self) -> str:
        """The language of a page before one is chosen: the first that the office offers."""
        return self.languages.codes[0]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.languages)

    @cached_property
    def _recogniser(self) -> Recogniser:
        phrases = {code: self.languages[code].crisis for code in self.languages.codes}
        words = (self.languages[code].words for code in self.languages.codes)
        everyday = (word for spoken in words for word in (*spoken.common, *spoken.greetings))
        return Recogniser(phrases, [crisis.id for crisis in self.catalogue.content.crises], everyday)

    def _index(self, language: str) -> SearchIndex:
        if language not in self._indexes:
            self._indexes[language] = SearchIndex(self.catalogue, self.languages[language])
        return self._indexes[language]

    def _parts(self, conversation: Conversation, channel: Channel, notice: str = "") -> tuple[Page, ...]:
        page = self._pages.page(conversation.place, conversation.language or self.home_language)
        return split(replace(page, notice=notice), channel)

    def _printed(self, conversation: Conversation, channel: Channel) -> Printed:
        """What stands on the page as the channel prints it. A number can mean the choices in sight first, then those
        on the other parts of the page."""
        parts = self._parts(conversation, channel)
        seen = min(conversation.part, len(parts) - 1)
        choices = tuple(choice for part in (parts[seen], *parts[:seen], *parts[seen + 1 :]) for choice in part.choices)
        onward = choices[0] if conversation.place.kind in ("guide", "step") and choices else None
        return Printed(choices, parts[seen].commands, onward)

    def _card_of(self, said: str) -> Place | None:
        """The card of the service whose number this is: somebody who types "112" must not choose anything else."""
        return self._cards.get(normalise(said).replace(" ", ""))

    @cached_property
    def _cards(self) -> dict[str, Place]:
        services = self.catalogue.content.services.values()
        return {service.number.replace(" ", ""): Place("service", service.id) for service in services}

    def _shown(self, conversation: Conversation, channel: Channel) -> Turn:
        return Turn(conversation, self.show(conversation, channel))

    def _again(self, conversation: Conversation, channel: Channel, notice: Callable[[Wording], str]) -> Turn:
        """The same page, with one line that helps."""
        words = self.languages[conversation.language or self.home_language]
        return Turn(conversation, self.show(conversation, channel, notice(words)))

    def _in_language(self, conversation: Conversation, language: str, channel: Channel) -> Turn:
        """The page on which the language was asked for; the main menu for somebody who comes in."""
        speaking = conversation.speaking(language)
        if conversation.place.kind == "crisis":
            speaking = replace(speaking, place=Place("crisis", conversation.place.name))
        if conversation.place == places.LANGUAGE:
            speaking = speaking.back() if conversation.trail else replace(speaking, place=places.MENU)
        return self._shown(speaking, channel)

    def _search(self, conversation: Conversation, words: str, channel: Channel) -> Turn:
        if conversation.language is None:
            language = self._language_of(words)
            if language is None:
                return self._again(conversation, channel, _not_understood)
            conversation = replace(conversation.speaking(language), place=places.MENU)
            hits = self._index(language).find(words)
            return self._shown(conversation.to(places.results(hits)) if hits else conversation, channel)
        assert conversation.language is not None
        others = (code for code in self.languages.codes if code != conversation.language)
        for language in (conversation.language, *others):
            if hits := self._index(language).find(words):
                return self._shown(conversation.to(places.results(hits)), channel)
        return self._again(conversation, channel, _not_understood)

    def _language_of(self, words: str) -> str | None:
        """The one language that knows most of these words; None when no language or more than one does."""
        said = words.split()
        known = {code: self._index(code).knows(said) for code in self.languages.codes}
        most = max(known.values())
        best = [code for code, count in known.items() if count == most]
        return best[0] if most and len(best) == 1 else None

    def _still_there(self, conversation: Conversation) -> Conversation:
        """The conversation, moved home when its place or its language is no longer offered."""
        if conversation.language is not None and conversation.language not in self.languages.codes:
            return Conversation()
        trail = tuple(place for place in conversation.trail if self.catalogue.holds(place))
        if not self.catalogue.holds(conversation.place):
            return replace(conversation, place=places.MENU if conversation.language else places.LANGUAGE, trail=())
        return conversation if trail == conversation.trail else replace(conversation, trail=trail)


def _not_understood(words: Wording) -> str:
    return words.text("notice/unknown", "I do not understand. Choose a number or write 1 word.")


def _all_seen(words: Wording) -> str:
    return words.text("notice/all", "You have seen everything on this page.")
