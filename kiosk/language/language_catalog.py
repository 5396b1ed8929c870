"""A gettext catalogue as this project writes it, and how one is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from kiosk.guides.assembly import PLACEHOLDER
from kiosk.language.facts import DOMAIN, LanguageError, LanguageFacts

DAY: Final = datetime(2026, 11, 23, tzinfo=UTC)
"""The date in a new catalogue. One of today would change the file without a change in a text."""


class LanguageCatalog(Catalog):
    """A catalogue of Babel's in which nothing depends on the release of Babel: plural rule, header and flags.

    Babel's table of plural rules follows CLDR. When CLDR adds a form, no translation has it, and a visitor would read
    English there. So the rule is the one in the language's facts.
    """

    def __init__(self, code: str | None = None, facts: LanguageFacts | None = None, domain: str = DOMAIN) -> None:
        """Empty, with a header as complete as ``msgfmt --check`` wants it. The template has no language."""
        self._facts = facts
        whose = "the kiosk" if domain == DOMAIN else f"the pack {domain}"
        licence = "MIT licence, like the kiosk itself" if domain == DOMAIN else "Its licence stands in pack.toml"
        super().__init__(
            locale=code,
            header_comment=f"# Texts of {whose}{f': {code}' if code else ''}. {licence}.",
            project=domain,
            version="1",
            copyright_holder="The kiosk contributors",
            msgid_bugs_address="CONTRIBUTING.md",
            creation_date=DAY,
            revision_date=DAY,
            last_translator="Draft, not yet read by a person <>",
            language_team=f"{Locale.parse(code).english_name if code else 'English'} <>",
            charset="utf-8",
            fuzzy=False,
        )

    @property
    def num_plurals(self) -> int:
        return self._facts.plural_forms if self._facts else super().num_plurals

    @property
    def plural_expr(self) -> str:
        return self._facts.plural_choice if self._facts else super().plural_expr

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        headers = [(name, value) for name, value in super().mime_headers if name != "Generated-By"]
        name, value = headers.pop()
        return [*headers, (name, f"{value}\n")]  # the last line ends too

    @mime_headers.setter
    def mime_headers(self, value: Iterable[tuple[str, str]]) -> None:
        self._set_mime_headers(value)

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        """Add a message. Which format its English has is told by our placeholders, not by what Babel takes for one."""
        message.flags = {"fuzzy"} & set(message.flags)
        if PLACEHOLDER.search(english_of(message)):
            message.flags.add("python-brace-format")
        super().__setitem__(id, message)


def read_catalogue(path: Path, code: str, facts: LanguageFacts) -> Catalog:
    """A catalogue from disk; an empty one for a language that has none yet. Raises LanguageError."""
    catalogue = LanguageCatalog(code, facts, path.stem)
    if path.exists():
        try:
            with path.open("rb") as file:
                PoFileParser(catalogue, abort_invalid=True).parse(file)
        except (PoFileError, ValueError) as error:
            raise LanguageError(f"{path}: this is no catalogue of gettext: {error}") from error
    return catalogue


def english_of(message: Message) -> str:
    """The English of a message: of one with a count, the form for many."""
    return message.id if isinstance(message.id, str) else message.id[1]
