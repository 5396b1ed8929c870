"""A page as an SMS: how much of a page fits one, in which letters, and what it costs."""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from kiosk.channels.channel import Size
from kiosk.channels.messages.channel import MessageChannel
from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import spell
from kiosk.channels.sms.taken import TAKEN
from kiosk.guides.page import Page

_SEGMENTS: Final = {"language": 2, "summary": 3}
"""The choice of a language holds several scripts, so it is UCS-2 for everybody. All steps of a guide are in one message
that somebody asked for."""

_MORE: Final = {"topic": 1}
"""Segments over the budget of a language, for a list of guides: whoever has to ask for its rest pays a message."""


class SmsChannel(MessageChannel):
    """Text messages of the phone network: as many words as the language's budget of segments holds."""

    name: ClassVar[str] = "sms"
    taken: ClassVar[frozenset[str]] = TAKEN

    def size(self, body: str) -> Size:
        return measure(body)

    def budget(self, page: Page) -> int:
        """Segments that a message may take. A line about what was said comes on top of that."""
        kind = page.place.kind
        budget = _SEGMENTS.get(kind, self._languages[page.language].segments + _MORE.get(kind, 0))
        return budget + bool(page.notice)

    def spelling(self, language: str) -> Literal["keep", "fold"]:
        """How messages in a language are spelled."""
        return self._languages[language].sms

    def spelled(self, text: str, language: str) -> str:
        return spell(text, self.spelling(language))
