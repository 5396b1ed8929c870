"""The engine: conversation + what was said -> conversation + page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kiosk.guides import place as places
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds import parse
from kiosk.guides.moves import Moves, Remark, Turn
from kiosk.guides.parts import Channel
from kiosk.guides.remarks import in_danger, no_guide, no_such_code, not_understood
from kiosk.understanding.normalise import normalise, question

# What only words need is imported with the first of them: a visitor who presses keys does not wait for it.
if TYPE_CHECKING:
    from kiosk.guides.kinds.kind import State
    from kiosk.guides.meant import Coded, Printed
    from kiosk.guides.place import Place
    from kiosk.guides.understood import Understanding
    from kiosk.understanding.crisis.recognition import Recognised

SHORT: Final = 3
"""Words that may be a key or a command where a question to the desk is asked for. More are the question."""

MOST_ASKED: Final = 30
"""Words of a question. Who writes more tells what happened, and a search sees only what the words are about: the offer
of help stands above what it finds."""


class Engine(Moves):
    """Walks visitors through the pages, by keys and by words."""

    def answer(self, conversation: Conversation, said: str, channel: Channel) -> Turn:
        """Somebody says or types something. Any text at all gives a page; a crisis comes before everything."""
        crisis = self.recognise(said, conversation.language)
        if crisis is None or crisis.offered:
            return self.answer_everyday(conversation, said, channel, offer=crisis is not None)
        return self.answer_crisis(crisis, conversation, channel, said)

    def answer_everyday(self, conversation: Conversation, said: str, channel: Channel, *, offer: bool = False) -> Turn:
        """Somebody says something that is no crisis to answer. ``offer``: free words get the offer of help on top."""
        conversation = self._shown.still_there(conversation)
        if (read := self._read(Conversation() if conversation.ended else conversation, said, channel)) is not None:
            return read
        if conversation.ended and said.strip() != Command.HELP_NOW.value:
            return self.greet(said, channel, offer=offer)
        printed = self._shown.printed(conversation, channel)
        return self._understood(conversation, said, printed, channel, in_danger if offer else None)

    def greet(self, said: str, channel: Channel, *, offer: bool = False) -> Turn:
        """The first words of somebody new, no crisis to answer. They may show the language; a number cannot, for
        nothing was asked yet."""
        start = Conversation()
        if (read := self._read(start, said, channel)) is not None:
            return read
        if normalise(said).isdecimal() and self._card_of(said) is None:
            return self._turn(start, channel)
        from kiosk.guides.meant import NOTHING_PRINTED

        turn = self._understood(start, said, NOTHING_PRINTED, channel, in_danger if offer else None)
        words, notice = self.languages[turn.page.language], turn.page.notice
        # Nothing was printed yet that could be misunderstood, and who chose no language may not read the line.
        told = offer or notice == in_danger(words) or (turn.unanswered and turn.conversation.language is not None)
        return turn if told else replace(turn, page=turn.page.noticing(""))

    def _understood(
        self, conversation: Conversation, said: str, printed: Printed, channel: Channel, remark: Remark | None
    ) -> Turn:
        from kiosk.guides.codes import FOR_NOTE
        from kiosk.guides.meant import Chosen, Coded, Searched, Speaks

        if (card := self._card_of(said)) is not None:
            return self._turn(conversation.to(card), channel)
        words = "" if said.isdecimal() else question(said)
        spoken = conversation.language or self._words.language_of(said)
        if words and self._words.greets(words, printed):
            return self._greeted(conversation, spoken, channel)
        if words == FOR_NOTE and (noted := self._noted(conversation.place)):
            # Again, and the step itself is there again.
            return self._turn(conversation.to(conversation.place, () if conversation.state else noted), channel)
        asking = self._asking(conversation)
        if asking and words.count(" ") >= SHORT:
            return self._asked(conversation, said, spoken, channel, remark)
        match self._words.understand(said, printed, spoken):
            case Chosen(choice):
                return self.choose(conversation, choice, channel)
            case Command() | Searched() if self._words.agrees(words, spoken):
                return self._greeted(conversation, spoken, channel)
            case Command() if remark is not None and " " in words:
                # What may tell of a crisis is no command: "ya no puedo más".
                return self._searched(conversation, said, spoken, channel, remark)
            case Searched() if asking:
                return self._asked(conversation, said, spoken, channel, remark)
            case Command.QUESTION if self.letters is None:
                return self._searched(conversation, said, spoken, channel, remark)
            case Command.MORE:
                # What stands behind 8 is one thing: "no puedo más" does not ask for it.
                return self._more(conversation, channel)
            case Command() as command:
                return self.perform(_speaking(conversation, spoken), command, channel)
            case Speaks(language):
                return self._in_language(conversation, language, channel)
            case Coded() as code:
                return self._at_code(conversation, code, channel, remark)
            case Searched():
                return self._searched(conversation, said, spoken, channel, remark)
            case None:
                return self.again(conversation, channel, not_understood)

    def recognise(self, said: str, language: str | None = None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet; in whatever language it is said."""
        return self._words.recognise(said, language)

    def answer_crisis(self, crisis: Recognised, conversation: Conversation, channel: Channel, said: str = "") -> Turn:
        """The answer to a crisis, in the chosen language; in that of the words where none is chosen. ``said`` is wanted
        for somebody who asks the desk about it, and still wants to."""
        conversation = self._shown.still_there(conversation)
        spoken = _speaking(conversation, conversation.language or crisis.languages[0])
        there = parse(f"{places.HELP_NOW.kind}/{crisis.kind}")
        if not self._asking(spoken):
            return self._turn(spoken.to(there), channel)
        # Imported here, as below: an office that answers no questions needs none of it.
        from kiosk.guides.letters import in_crisis

        return in_crisis(spoken, there, said, self, channel)

    def crisis_in_brief(self, kind: str, language: str) -> str:
        """One line for somebody to whom the whole answer was given many times: the number that answers now, and 112."""
        return self._pages.crisis_in_brief(kind, language)

    def prepare(self) -> None:
        """Load the content, which is otherwise loaded on first use. Raises ContentError when it has mistakes."""
        _ = self.catalogue.content

    def prepare_words(self, searched: Iterable[str] | None = None) -> None:
        """Load what understands free words, which is otherwise loaded with the first of them, and what searches in
        these languages; in all of them when none are given."""
        self._words.prepare(self.languages.codes if searched is None else searched)

    @cached_property
    def _words(self) -> Understanding:
        from kiosk.guides.understood import Understanding

        return Understanding(self.catalogue, self.languages, self._pages.found_by)

    def _asking(self, conversation: Conversation) -> bool:
        """Whether the next words are a question to the desk."""
        return self.letters is not None and conversation.place.asks_the_desk

    def _asked(
        self, conversation: Conversation, said: str, spoken: str | None, channel: Channel, remark: Remark | None
    ) -> Turn:
        """A question to the desk was written."""
        from kiosk.guides.letters import asked

        return asked(_speaking(conversation, spoken), said, remark, self, channel)

    def _read(self, conversation: Conversation, said: str, channel: Channel) -> Turn | None:
        """The turn of somebody who writes the code of a question; None for all else."""
        if self.letters is None or self._card_of(said) is not None:
            return None
        from kiosk.guides.letters import Reads, code_in

        code = code_in(said)
        return None if code is None else replace(self._turn(conversation, channel), request=Reads(code))

    def _greeted(self, conversation: Conversation, spoken: str | None, channel: Channel) -> Turn:
        """A greeting or thanks: the menu for somebody who comes in; the same page for somebody on the way."""
        if conversation.language is None and spoken is not None:
            return self._in_language(conversation, spoken, channel)
        if conversation.place.kind == places.SEARCH.kind and conversation.language is not None:
            conversation = conversation.to(places.MENU)
        return self._turn(conversation, channel)

    def _at_code(self, conversation: Conversation, code: Coded, channel: Channel, remark: Remark | None) -> Turn:
        """Where a place code leads, in the language that the words around it name; else in the visitor's, else in that
        of those words. Where all of that is open, the choice of a language comes first: the place waits behind it."""
        from kiosk.guides.meant import NOTHING_PRINTED, Speaks

        around = code.rest and self._words.understand(code.rest, NOTHING_PRINTED, conversation.language)
        spoken = conversation.language or (self._words.language_of(code.rest) if code.rest else None)
        if isinstance(around, Speaks):
            spoken = around.language
        there = self._pages.offered(code.places, spoken)
        if not there:
            return self.again(conversation, channel, remark or (no_guide if code.places else no_such_code))
        if len(there) > 1:
            there = (self._pages.results(there, spoken or self.home_language, near=True),)
        state = self._noted(there[0]) if code.for_note else ()
        if spoken is None:
            conversation = Conversation(trail=there)
        elif conversation.language is None:
            conversation = Conversation(spoken, places.MENU).to(there[0], state)
        else:
            conversation = conversation.speaking(spoken).to(there[0], state)
        return self._turn(conversation, channel) if remark is None else self.again(conversation, channel, remark)

    @staticmethod
    def _noted(place: Place) -> State:
        """What shows the note of a place to a volunteer who texts for it; nothing of one that has none."""
        from kiosk.guides.kinds.step import NOTE, StepPlace

        return NOTE if isinstance(place, StepPlace) else ()

    def _searched(
        self, conversation: Conversation, said: str, spoken: str | None, channel: Channel, remark: Remark | None
    ) -> Turn:
        """What free words find, in the language of the visitor first. Where that is open, the choice of one comes
        first: what was found waits behind it."""
        conversation = _speaking(conversation, spoken)
        found = self._words.find(said, spoken)
        hits = self._pages.offered(found.hits, spoken)
        answered = found.sure and hits[:1] == found.hits[:1]
        if found.sure and not answered:
            hits = ()  # What answers is not there in this language, and the rest is no answer.
        if remark is None and len(question(said).split()) > MOST_ASKED:
            remark = in_danger
        if remark is None and not answered:
            remark = no_guide if found.known else not_understood
        if not hits and remark is not not_understood and conversation.place == places.SEARCH:
            # Where words are typed, a digit is one of them: the key that is named now must work.
            conversation = conversation.to(places.MENU)
        if hits:
            results = self._pages.results(hits, spoken or self.home_language, near=not answered)
            conversation = Conversation(trail=(results,)) if spoken is None else conversation.to(results)
        turn = self._turn(conversation, channel) if remark is None else self.again(conversation, channel, remark)
        return replace(turn, unanswered=found.known and not answered and remark is not in_danger)


def _speaking(conversation: Conversation, language: str | None) -> Conversation:
    """The conversation of somebody whose first words showed a language: it begins at the menu in that language."""
    return conversation if conversation.language or not language else Conversation(language, places.MENU)
