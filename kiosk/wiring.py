"""Puts content, languages and an office together into one engine."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.content.loading import load_content
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.engine import Engine
from kiosk.guides.site import Office
from kiosk.language.facts import locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings

CONTENT: Final = Path(__file__).parent / "content" / "belgium"


def offered_languages(office: OfficeSettings, locales: Path | None = None) -> OfferedLanguages:
    """The languages of this office. Raises LanguageError for one that the kiosk does not have."""
    return OfferedLanguages(locales or locales_folder(), office.languages)


def open_engine(office: OfficeSettings, languages: OfferedLanguages, content: Path = CONTENT) -> Engine:
    """The engine for an office."""
    return Engine(Catalogue(lambda: load_content(content)), languages, Office(office.name, office.phone), office.now)
