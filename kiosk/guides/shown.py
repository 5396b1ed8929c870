"""What a conversation shows on a channel: the parts of its page, and what stands on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds import kind_of
from kiosk.guides.page import Page
from kiosk.guides.pages import Pages
from kiosk.guides.parts import Channel, split
from kiosk.guides.place import LANGUAGE, MENU
from kiosk.guides.wording import Languages

if TYPE_CHECKING:
    from kiosk.guides.meant import Printed


class Shown:
    """Splits the page of a conversation for a channel. Moves nobody, but home from a place that is no longer there."""

    def __init__(self, pages: Pages, languages: Languages) -> None:
        self._pages = pages
        self._languages = languages

    def page(self, conversation: Conversation, channel: Channel, notice: str = "") -> Page:
        """The part of its page that a conversation is at."""
        parts = self.parts(conversation, channel, notice)
        return parts[min(conversation.part, len(parts) - 1)]

    def parts(self, conversation: Conversation, channel: Channel, notice: str = "") -> tuple[Page, ...]:
        """Its page in all parts; in the first language of the office where none is chosen."""
        language = conversation.language or self._languages.codes[0]
        page = self._pages.page(conversation.place, language, conversation.state)
        return split(page.noticing(notice), channel, self._languages[language].sentence_ends)

    def printed(self, conversation: Conversation, channel: Channel) -> Printed:
        """What stands on the page as the channel prints it. A number can mean the choices in sight first, then those
        on the other parts of the page."""
        # Imported on first use: a visitor who only presses keys does not wait for it.
        from kiosk.guides.meant import Printed

        parts = self.parts(conversation, channel)
        seen = min(conversation.part, len(parts) - 1)
        in_order = (parts[seen], *parts[:seen], *parts[seen + 1 :])
        # A choice that stands on every part is one choice.
        choices = tuple(dict.fromkeys(choice for part in in_order for choice in part.numbered))
        onward = choices[0] if kind_of(conversation.place).goes_on and choices else None
        return Printed(choices, parts[seen].commands, onward)

    def still_there(self, conversation: Conversation) -> Conversation:
        """The conversation, moved home when its place or its language is no longer offered."""
        language = conversation.language
        if language is not None and language not in self._languages.codes:
            return Conversation()
        trail = tuple(place for place in conversation.trail if self._pages.exists(place, language))
        if not self._pages.exists(conversation.place, language):
            return Conversation(language, MENU if language else LANGUAGE)
        return conversation if trail == conversation.trail else replace(conversation, trail=trail)
