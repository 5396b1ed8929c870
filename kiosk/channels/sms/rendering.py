"""A page as a text message, and how much of a page fits one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from kiosk.channels.sms.segments import measure
from kiosk.channels.sms.spelling import in_reading_order, spell
from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.language.facts import LanguageFacts

LANGUAGE_CHOICE_SEGMENTS: Final = 2
"""The choice of a language holds several scripts, so it is UCS-2 for everybody."""

MOST_KEPT: Final = 2000
"""Pages whose message is kept ready. They hold no word of a visitor."""

HINTS: Final = (Command.BACK, Command.PERSON)
"""Commands named at the end of a message where they cost no segment more. They work when they are not named."""


class SmsChannel:
    """Text messages: the brief words of a page, as many as the language's budget of segments holds."""

    def __init__(self, languages: Mapping[str, LanguageFacts]) -> None:
        self._languages = languages
        # The same few hundred pages go to everybody: what is counted once need not be counted again.
        self.worded = lru_cache(MOST_KEPT)(self._worded)
        self.fits = lru_cache(MOST_KEPT)(self._fits)
        self.body = lru_cache(MOST_KEPT)(self._body)

    def _worded(self, page: Page) -> Page:
        return page.in_brief()

    def _fits(self, page: Page) -> bool:
        """Help now and the answer to a crisis always fit: they come whole or not at all."""
        if page.place.kind == "crisis":
            return True
        return measure(self._spelled(page, self._lines(page))).segments <= self.budget(page)

    def budget(self, page: Page) -> int:
        """Segments that a message may take. A line about what was said comes on top of that."""
        budget = self._languages[page.language].segments
        if page.place.kind == "language":
            budget = LANGUAGE_CHOICE_SEGMENTS
        return budget + bool(page.notice)

    def spelling(self, language: str) -> Literal["keep", "fold"]:
        """How messages in a language are spelled."""
        return self._languages[language].sms

    def _body(self, page: Page) -> str:
        """The text of the message."""
        plain = self._spelled(page, self._lines(page))
        hints = self._joined(page, HINTS)
        hinted = self._spelled(page, (*self._lines(page), *filter(None, (hints,))))
        return hinted if measure(hinted).segments <= measure(plain).segments else plain

    def _spelled(self, page: Page, lines: Iterable[str]) -> str:
        text = spell("\n".join(lines), self.spelling(page.language))
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
