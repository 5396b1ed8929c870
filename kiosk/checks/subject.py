"""What the rules look at: everything an office would run, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Message

from kiosk.channels.channel import Channel as WrittenChannel
from kiosk.channels.channel import channels
from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.content.loading import load_content
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.hours import Moment
from kiosk.guides.letters import Letter, Outcome, Reading
from kiosk.guides.page import Page
from kiosk.guides.parts import Channel
from kiosk.guides.site import Office
from kiosk.guides.walk import Stop, walk
from kiosk.language.catalogues import catalogue_path, domains_in, templates
from kiosk.language.facts import SOURCE, LanguageFolder, language_folders, load_facts
from kiosk.language.language_catalog import read_catalogue
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.visit import ScreenChannel

SCREENS = ((80, 24), (56, 16), (40, 12))
"""Columns and rows: an ordinary terminal, large type on a 15.6" screen, and the largest type."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that falls short: where, what, and what to do. ``advice`` is worth a look and fails nothing."""

    where: str
    what: str
    advice: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class _NoLetters:
    """Questions in writing where nobody asks one: a walk says nothing."""

    def put(self, text: str, language: str, once: str = "") -> int | None:
        return None

    def read(self, code: int, asker: str, once: str = "") -> Reading:
        return Reading(Outcome.WRONG)

    def opened(self, code: int) -> Letter | None:
        return None

    def forget(self) -> None:
        pass


class WalkedScreen(ScreenChannel):
    """A screen on which every page is looked at many times: it is laid out once."""

    def __init__(self, languages: OfferedLanguages, columns: int, rows: int) -> None:
        super().__init__(languages, columns, rows)
        self._known: dict[Page, bool] = {}

    def fits(self, page: Page) -> bool:
        if page not in self._known:
            self._known[page] = super().fits(page)
        return self._known[page]


class Subject:
    """A content folder and a locales folder, on a day."""

    def __init__(self, content: Path, locales: Path, today: date, draft: str | None = None) -> None:
        """``today`` decides whether a number has expired. ``draft`` is offered behind the languages of the menu."""
        self.content = content
        self.locales = locales
        self.today = today
        self.source = SOURCE
        self.languages = OfferedLanguages(locales, (*load_facts(locales), draft) if draft else ())
        self.catalogue = Catalogue(lambda: load_content(content))
        self.moment = Moment(datetime.combine(today, time(12)))
        self.engine = Engine(self.catalogue, self.languages, Office("Kiosk"), lambda: self.moment.at)
        self._translations: dict[str, tuple[Message, ...]] = {}
        self._walks: dict[tuple[str, str], tuple[Stop, ...]] = {}

    @cached_property
    def at_an_office(self) -> Engine:
        """What a screen shows in an office that has a printer and a desk, and answers questions in writing."""
        office = Office("Kiosk", prints=True, calls=True, letters=_NoLetters())
        return Engine(self.catalogue, self.languages, office, lambda: self.moment.at)

    @cached_property
    def channels(self) -> dict[str, WrittenChannel]:
        """Every channel below the screen, by its name."""
        return channels(self.languages.facts)

    @property
    def sms(self) -> SmsChannel:
        """Text messages, for what is paid."""
        channel = self.channels[SmsChannel.name]
        assert isinstance(channel, SmsChannel)
        return channel

    @cached_property
    def wanted(self) -> tuple[Message, ...]:
        """What the content and the program ask a translation for; extracted once."""
        package = self.content.parent.parent
        return tuple(message for texts in templates(package).values() for message in texts if message.id)

    def translations(self, language: str) -> tuple[Message, ...]:
        """The catalogues of a language as its translators wrote them; read once."""
        if language not in self._translations:
            facts = self.languages.facts[language]
            paths = (catalogue_path(self.locales, language, domain) for domain in domains_in(self.locales))
            catalogues = (read_catalogue(path, language, facts) for path in paths)
            self._translations[language] = tuple(message for texts in catalogues for message in texts if message.id)
        return self._translations[language]

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """The languages that have no place in the menu yet, whatever stands in their folders."""
        return tuple(folder.code for folder in language_folders(self.locales) if not folder.in_menu)

    def offering(self, draft: str) -> Subject:
        """The same with a draft in the menu. Raises LanguageError."""
        return Subject(self.content, self.locales, self.today, draft)

    def folder(self, language: str) -> LanguageFolder:
        """The files of a language."""
        return LanguageFolder(self.locales / language)

    @cached_property
    def screens(self) -> dict[str, ScreenChannel]:
        """The screen in each size, by its name."""
        return {f"{columns}×{rows}": WalkedScreen(self.languages, columns, rows) for columns, rows in SCREENS}

    def written(self, language: str) -> Iterator[tuple[WrittenChannel, Stop]]:
        """Every page of a language on every channel below the screen."""
        for channel in self.channels.values():
            yield from ((channel, stop) for stop in self.walked(channel.name, channel, language))

    def whole(self, language: str) -> tuple[Stop, ...]:
        """Every page of a language, in one part where a list is not too long."""
        return self.walked(PlainLines.name, PlainLines(), language)

    def walked(self, name: str, channel: Channel, language: str) -> tuple[Stop, ...]:
        """Every page of a language as a channel shows it; walked once."""
        if (name, language) not in self._walks:
            # A window stands in an office, which may have a printer; a message is read anywhere.
            engine = self.at_an_office if channel.bounded else self.engine
            self._walks[name, language] = tuple(walk(engine, channel, language))
        return self._walks[name, language]
