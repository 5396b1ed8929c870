"""What the rules look at: everything an office would run, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Message

from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.content.loading import load_content
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.hours import Moment
from kiosk.guides.pages import Office
from kiosk.guides.parts import Channel
from kiosk.guides.walk import Stop, walk
from kiosk.language.catalogues import catalogue_path, domains_in, read_catalogue, templates
from kiosk.language.facts import SOURCE
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


class Subject:
    """A content folder and a locales folder, on a day."""

    def __init__(self, content: Path, locales: Path, today: date) -> None:
        """``today`` decides whether a number has expired."""
        self.content = content
        self.locales = locales
        self.today = today
        self.source = SOURCE
        self.languages = OfferedLanguages(locales)
        self.catalogue = Catalogue(lambda: load_content(content))
        self.moment = Moment(datetime.combine(today, time(12)))
        self.engine = Engine(self.catalogue, self.languages, Office("Kiosk"), lambda: self.moment.at)
        self._translations: dict[str, tuple[Message, ...]] = {}
        self._walks: dict[tuple[str, str], tuple[Stop, ...]] = {}

    @cached_property
    def sms(self) -> SmsChannel:
        return SmsChannel(self.languages.facts)

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

    def screens(self) -> Iterator[tuple[str, ScreenChannel]]:
        """The screen in each size, with its name."""
        for columns, rows in SCREENS:
            yield f"{columns}×{rows}", ScreenChannel(self.languages, columns, rows)

    def whole(self, language: str) -> tuple[Stop, ...]:
        """Every page of a language, in one part where a list is not too long."""
        return self.walked("whole", PlainLines(), language)

    def walked(self, name: str, channel: Channel, language: str) -> tuple[Stop, ...]:
        """Every page of a language as a channel shows it; walked once."""
        if (name, language) not in self._walks:
            self._walks[name, language] = tuple(walk(self.engine, channel, language))
        return self._walks[name, language]
