"""The sentences with which the crisis phrases were written, by language: what every other test may say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kiosk.language.facts import LanguageFolder, load_facts, locales_folder

CODES = tuple(load_facts(locales_folder()))


@cache
def said_in_crisis(code: str) -> Mapping[str, tuple[str, ...]]:
    """Sentences of somebody in a crisis, by its kind."""
    by_kind: dict[str, list[str]] = {}
    for sentence in LanguageFolder(locales_folder() / code).sentences():
        if sentence.style == "said":
            by_kind.setdefault(sentence.kind, []).append(sentence.text)
    return {kind: tuple(texts) for kind, texts in by_kind.items()}


@cache
def said_every_day(code: str) -> tuple[str, ...]:
    """Sentences of somebody in none."""
    sentences = LanguageFolder(locales_folder() / code).sentences()
    return tuple(sentence.text for sentence in sentences if sentence.style == "everyday")
