"""The texts of one language, wherever they stand: in the program's catalogue and in those of the packs."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.language.catalogue_file import CatalogueFile


class Texts:
    """Several catalogues as one: the first that has a text gives it."""

    def __init__(self, files: Iterable[CatalogueFile]) -> None:
        self._files = tuple(files)

    def text(self, context: str, message: str) -> str:
        """The translation of a message; the message itself when there is none."""
        found = (file.text(context, message) for file in self._files)
        return next((text for text in found if text is not None), message)

    def plural(self, context: str, one: str, many: str, count: int) -> str:
        """The form of a message for a count; that of the source when there is none."""
        found = (file.plural(context, one, count) for file in self._files)
        return next((text for text in found if text is not None), one if count == 1 else many)

    def holds(self, context: str, message: str) -> bool:
        """Whether a message has a translation."""
        return any(file.text(context, message) is not None for file in self._files)
