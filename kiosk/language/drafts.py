"""The languages that have no place in the menu yet: what is known of them, and what CLDR must know of them first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.language.facts import FACTS, LanguageError, LanguageFacts, LanguageFolder, language_folders


def load_drafts(locales: Path) -> dict[str, LanguageFacts]:
    """The languages that have no place in the menu yet; without those of which too little is known."""
    drafts = {}
    for folder in language_folders(locales):
        if not folder.in_menu:
            try:
                drafts[folder.code] = load_draft(folder)
            except LanguageError:
                continue  # `kiosk check` says what is wrong.
    return drafts


def load_draft(folder: LanguageFolder) -> LanguageFacts:
    """What is known of a language that has no place in the menu. Raises LanguageError, also for one that CLDR lacks."""
    facts = folder.facts()
    if problems := list(unknown_to_cldr(folder.code, facts)):
        raise LanguageError("\n".join(f"{folder.code}/{FACTS}: {problem}" for problem in problems))
    return facts


def unknown_to_cldr(code: str, facts: LanguageFacts) -> Iterator[str]:
    """What dates, lists and names of languages cannot be made from."""
    from babel import Locale, UnknownLocaleError

    for name, what in (
        (code, f"the folder is called {code!r}; call it by a code that CLDR has, like it"),
        (facts.locale, f"`locale` is {facts.locale!r}; write one that CLDR has, like it_IT"),
    ):
        try:
            Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            yield what
