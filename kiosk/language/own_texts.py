"""The kiosk's own short texts: titles, choices, keys and search words, which people read here and type.

They are everyday words, whatever they look like alone. Those that lead to the answer to a crisis are none of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kiosk.guides.page import BETWEEN_NAMES
from kiosk.language.catalogues import OWN_WORDS
from kiosk.language.facts import LanguageFolder, load_facts
from kiosk.language.learning import catalogue_texts
from kiosk.understanding.normalise import normalise

PACKAGE: Final = Path(__file__).parents[1]

_SHOWN: Final = ("/title", "/name", "/title/sms")
"""How the contexts end of what stands on a page to be chosen."""

_KEYS: Final = ("choice/", "key/")
"""How the contexts begin of what stands on many pages."""

_CRISIS: Final = "crisis"


def own_texts(locales: Path, code: str, package: Path = PACKAGE) -> Iterator[str]:
    """Those of a language. ``package`` holds the packs that ship, which tell what answers a crisis."""
    folder, facts = LanguageFolder(locales / code), load_facts(locales)
    exceptions = {normalise(text) for text in folder.crisis().exceptions}
    answering = {f"service/{id}" for id in answering_services(package)}
    yield from (f"{language.name}{BETWEEN_NAMES}{language.greeting}" for language in facts.values())
    for context, text in catalogue_texts(locales, code):
        about, _, _ = context.rpartition("/")
        if context.startswith(f"{_CRISIS}/") or about in answering:
            continue
        for phrase in _typed(context, text):
            if normalise(phrase) not in exceptions:
                yield phrase


def answering_services(package: Path) -> Iterable[str]:
    """The ids of the services that answer a crisis, in all packs of the package."""
    for path in sorted(package.glob(f"content/*/{_CRISIS}/*.toml")):
        for ids in tomllib.loads(path.read_text(encoding="utf-8")).get("lines", {}).values():
            yield from ids


def _typed(context: str, text: str) -> Iterable[str]:
    if context.endswith(OWN_WORDS):
        return filter(None, map(str.strip, text.split(",")))
    return (text,) if context.endswith(_SHOWN) or context.startswith(_KEYS) else ()
