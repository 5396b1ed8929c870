"""What is known of each language: ``locales/languages.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from kiosk.records import RecordError, read_record

DOMAIN: Final = "kiosk"
"""The gettext domain: the name of every catalogue's file."""

SOURCE: Final = "en"
"""The language in which the content is written. It needs no catalogue."""

_PLURAL: Final = re.compile(r"nplurals=([1-9]); plural=(.+);")


class LanguageError(Exception):
    """Something about a language is wrong or missing; the message says which file and what to do."""


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """One entry of ``languages.toml``; the file explains the fields."""

    name: str
    greeting: str
    direction: Literal["ltr", "rtl"]
    locale: str
    plural: str
    sms: Literal["keep", "fold"]
    segments: int
    voice: str
    review: str

    def __post_init__(self) -> None:
        if _PLURAL.fullmatch(self.plural) is None:
            example = '"nplurals=2; plural=(n != 1);"'
            raise RecordError([f"`plural` is {self.plural!r}; write the rule as in {example}"])

    @property
    def right_to_left(self) -> bool:
        return self.direction == "rtl"

    @property
    def plural_forms(self) -> int:
        """How many forms a text with a count has."""
        return int(_PLURAL.sub(r"\1", self.plural))

    @property
    def plural_choice(self) -> str:
        """Which of the forms a count ``n`` takes, from 0: an expression of C, as gettext reads it."""
        return _PLURAL.sub(r"\2", self.plural)


def locales_folder() -> Path:
    """The folder of the catalogues: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"


def load_facts(folder: Path) -> dict[str, LanguageFacts]:
    """The languages of a locales folder, in menu order. Raises LanguageError with all problems together."""
    path = folder / "languages.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageError(f"{path}: {error}") from error
    facts: dict[str, LanguageFacts] = {}
    problems: list[str] = []
    for code, table in tables.items():
        try:
            facts[code] = read_record(LanguageFacts, table)
        except RecordError as error:
            problems += (f"{path.name}, [{code}]: {problem}" for problem in error.problems)
    if problems:
        raise LanguageError("\n".join(problems))
    return facts
