"""A page as a text message, whoever carries it: its brief words, a choice a line, and its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import ClassVar, Final

from kiosk.channels.channel import Channel, channels
from kiosk.channels.messages.direction import in_reading_order
from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.language.facts import LanguageFacts

MOST_KEPT: Final = 2000
"""Pages whose message is kept ready. They hold no word of a visitor."""

HINTS: Final = (Command.BACK, Command.PERSON)
"""Commands named at the end of a message where they cost no segment more. They work when they are not named."""

TWILIOS_LONGEST: Final = 1600
"""Characters of a message that Twilio sends (https://www.twilio.com/docs/api/errors/21617)."""


class MessageChannel(Channel):
    """Text messages through Twilio. What one channel of them has of its own: how addresses of its senders begin, how
    letters are spelled, what is paid, and the words that its carrier takes."""

    longest: ClassVar[int | None] = TWILIOS_LONGEST

    prefix: ClassVar[str] = ""
    """What Twilio writes before the number of a sender. "" for a number alone."""

    def __init__(self, languages: Mapping[str, LanguageFacts]) -> None:
        self._languages = languages
        # The same few hundred pages go to everybody: what is counted once need not be counted again.
        self._worded = lru_cache(MOST_KEPT)(Page.in_brief)
        self._fits = lru_cache(MOST_KEPT)(lambda page: self._holds(page, self._written(page)))
        self._body = lru_cache(MOST_KEPT)(self._with_hints)

    def worded(self, page: Page) -> Page:
        return self._worded(page)

    def fits(self, page: Page) -> bool:
        return self._fits(page)

    def body(self, page: Page) -> str:
        """The text of the message."""
        return self._body(page)

    def spelled(self, text: str, language: str) -> str:
        """A text in the letters that this channel sends."""
        return text

    def number(self, sender: str) -> str:
        """The number in the address of a sender."""
        return sender.removeprefix(self.prefix)

    def _holds(self, page: Page, body: str) -> bool:
        budget, size = self.budget(page), self.size(body)
        affordable = budget is None or size is None or size.segments <= budget
        return affordable and (self.longest is None or len(body) <= self.longest)

    def _with_hints(self, page: Page) -> str:
        plain, hinted = self._written(page), self._written(page, self._joined(page, HINTS))
        return hinted if self._costs_no_more(hinted, plain) else plain

    def _costs_no_more(self, hinted: str, plain: str) -> bool:
        before, after = self.size(plain), self.size(hinted)
        if before is not None and after is not None:
            return after.segments <= before.segments
        return self.longest is None or len(hinted) <= self.longest

    def _written(self, page: Page, hints: str = "") -> str:
        text = self.spelled("\n".join((*self._lines(page), *filter(None, (hints,)))), page.language)
        return in_reading_order(text) if self._right_to_left(page) else text

    def _right_to_left(self, page: Page) -> bool:
        return self._languages[page.language].right_to_left

    def _lines(self, page: Page) -> Iterator[str]:
        if page.notice:
            yield page.notice
        if page.progress is not None:
            yield f"{page.title} {page.progress.step}/{page.progress.steps}"
        elif page.title:
            yield page.title
        yield from (paragraph.text for paragraph in page.paragraphs)
        choices = [f"{choice.number} {choice.label}" for choice in page.numbered]
        if page.progress is not None:
            # On a step the choices are one short word each: a line together is quicker to read.
            choices = [self._between(page).join(choices)]
        yield from choices
        if page.parts > 1:
            yield self._joined(page, (Command.MORE,))

    def _joined(self, page: Page, commands: Iterable[Command]) -> str:
        keys = (key for key in page.commands if key.command in commands)
        return self._between(page).join(f"{key.command.value} {key.brief}" for key in keys)

    def _between(self, page: Page) -> str:
        """What stands between two keys. In Arabic and Persian a number before a noun counts it: "9 persons". So there
        each key has a line of its own, which costs no letter more."""
        return "\n" if self._right_to_left(page) else " "


def message_channels(languages: Mapping[str, LanguageFacts]) -> tuple[MessageChannel, ...]:
    """Every channel that a gateway answers."""
    return tuple(channel for channel in channels(languages).values() if isinstance(channel, MessageChannel))


def channel_of(sender: str, by_prefix: Mapping[str, MessageChannel]) -> MessageChannel:
    """The channel by which a sender with this address writes: Twilio puts "whatsapp:" and the like before a number. A
    prefix that is none of theirs belongs to the number."""
    return by_prefix.get(sender[: sender.find(":") + 1]) or by_prefix[""]
