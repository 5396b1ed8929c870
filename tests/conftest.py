"""What the tests share: the real content and languages, an office, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import kiosk
from kiosk.channels.plain import PlainLines
from kiosk.channels.sms.rendering import SmsChannel
from kiosk.checks.subject import Subject
from kiosk.content.loading import load_content
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.site import Office
from kiosk.language.facts import locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.wiring import CONTENT

pytest_plugins = (
    "tests.packs.genk",
    "tests.tui.screens",
    "tests.sms_gateway.phones",
    "tests.sms_gateway.disks",
    "tests.questions.offices",
    "tests.skips",
)

NOON = datetime(2026, 11, 23, 12, 0)
"""A Monday at noon: what has office hours is open."""

TODAY = date(2026, 11, 23)

PACKAGE = Path(kiosk.__file__).parent
"""The package of the kiosk: its rooms."""


@pytest.fixture(scope="session")
def content() -> Path:
    return CONTENT


@pytest.fixture(scope="session")
def locales() -> Path:
    return locales_folder()


@pytest.fixture(scope="session")
def shipped(content: Path, locales: Path) -> Subject:
    """Everything that ships, loaded and measured once for all who look at it."""
    return Subject(content, locales, TODAY)


@pytest.fixture(scope="session")
def office() -> OfficeSettings:
    return OfficeSettings(name="Digipunt Genk")


@pytest.fixture(scope="session")
def languages(locales: Path) -> OfferedLanguages:
    return OfferedLanguages(locales)


@pytest.fixture(scope="session")
def catalogue(content: Path) -> Catalogue:
    return Catalogue(lambda: load_content(content))


@pytest.fixture(scope="session")
def engine(catalogue: Catalogue, languages: OfferedLanguages) -> Engine:
    return Engine(catalogue, languages, Office("Digipunt Genk"), lambda: NOON)


@pytest.fixture(scope="session")
def engine_at(catalogue: Catalogue, languages: OfferedLanguages) -> Callable[[datetime], Engine]:
    """Makes an engine whose clock shows a given local time."""
    return lambda now: Engine(catalogue, languages, Office("Digipunt Genk"), lambda: now)


@pytest.fixture(scope="session")
def lines() -> PlainLines:
    return PlainLines()


@pytest.fixture(scope="session")
def sms(languages: OfferedLanguages) -> SmsChannel:
    return SmsChannel(languages.facts)
