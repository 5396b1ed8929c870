"""The sentences with which the crisis phrases were written, by language: what every other test may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kiosk.guides.engine import Engine
from kiosk.language.facts import LanguageFolder, load_facts, locales_folder
from kiosk.understanding.crisis.recognition import PHRASES, Recognised

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
def answered_in_crisis(engine: Engine, code: str) -> Mapping[str, tuple[str, ...]]:
    """Those of the above that a phrase of their own kind and language answers, whatever else was learned. At least one
    of each kind."""
    answered = {
        kind: tuple(said for said in sentences if _by_a_phrase(engine.recognise(said), kind, code))
        for kind, sentences in said_in_crisis(code).items()
    }
    assert all(answered.values()), (code, answered)
    return answered


def _by_a_phrase(found: Recognised | None, kind: str, code: str) -> bool:
    return (
        found is not None
        and (found.kind, found.languages[0], found.decided) == (kind, code, PHRASES)
        and found.strong
        and not found.offered
    )


def offered_in(engine: Engine, code: str) -> Iterator[str]:
    """What may tell of a crisis, and may not: help is offered beside the answer, whatever else was learned."""
    for sentence in LanguageFolder(locales_folder() / code).sentences():
        found = engine.recognise(sentence.text, code)
        if found is not None and found.offered:
            yield sentence.text


@cache
def said_every_day(code: str) -> tuple[str, ...]:
    """Sentences of somebody in none."""
    sentences = LanguageFolder(locales_folder() / code).sentences()
    return tuple(sentence.text for sentence in sentences if sentence.style == "everyday")
