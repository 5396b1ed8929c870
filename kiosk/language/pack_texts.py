"""The translations that a pack carries in its own folder: ``locales/<code>/LC_MESSAGES/<id>.po``."""

from __future__ import annotations

from pathlib import Path

from kiosk.language.catalogue_file import CatalogueFile
from kiosk.language.facts import LanguageError, LanguageFacts


class PackTexts:
    """The catalogues of one pack. The name of its folder is its id, and the domain of its texts."""

    def __init__(self, folder: Path) -> None:
        self._locales = folder / "locales"
        self._id = folder.name
        self.problems: list[str] = []

    def catalogue(self, code: str, facts: LanguageFacts) -> CatalogueFile | None:
        """Its texts in a language; None when it has none. What is wrong with the file joins ``problems``.

        The ``.po`` itself is read: an office has no ``make``, and a compiled file could be older than its texts.
        """
        path = self._locales / code / "LC_MESSAGES" / f"{self._id}.po"
        try:
            if not path.exists():
                return None
            # Imported here: Babel takes longer to import than a first screen takes to paint.
            from kiosk.language.catalogues import compiled
            from kiosk.language.language_catalog import read_catalogue

            return CatalogueFile(compiled(read_catalogue(path, code, facts)))
        except OSError as error:
            self.problems.append(f"{path}: {error.strerror}")
        except LanguageError as error:
            self.problems.append(str(error))
        return None
