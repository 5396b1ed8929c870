"""What easy language is in numbers, in every language: the table ``easy_language.toml`` with its sources."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kiosk.guides.assembly import PLACEHOLDER

_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of ``[limits]``; the file says what each of them counts."""

    mean_sentence: int
    long_sentence: int
    longest_sentence: int
    commas: int
    step_words: int
    step_sentences: int
    privacy_words: int
    page_words: int
    scored_words: int


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Capitals that need no explanation."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EasyLanguage:
    """The whole table."""

    limits: Limits
    acronyms: Acronyms


@cache
def easy_language() -> EasyLanguage:
    """The thresholds of ``easy_language.toml``."""
    table = tomllib.loads((Path(__file__).parent / "easy_language.toml").read_text(encoding="utf-8"))
    return TypeAdapter(EasyLanguage).validate_python(table)


def sentences_of(text: str, ends: str) -> list[str]:
    """The sentences of a text in a language with these signs at their ends. In each an ellipsis ends one too."""
    return [part for part in re.split(rf"(?<=[{re.escape(ends)}…])\s+", text.strip()) if _WORD.search(part)]


def words_of(text: str) -> list[str]:
    """The words of a text; a number or an address that is filled in counts as one."""
    return [word for word in PLACEHOLDER.sub("0", text).split() if _WORD.search(word)]
