"""The languages that an office offers, each loaded when it is first used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.language.drafts import load_draft, load_drafts
from kiosk.language.facts import LanguageError, LanguageFacts, LanguageFolder, load_facts
from kiosk.language.language import Language
from kiosk.language.pack_texts import PackTexts
from kiosk.understanding.lately_made import COMMON, lately_made
from kiosk.understanding.normalise import normalise

# What the first page does not show is imported where it is used.
if TYPE_CHECKING:
    from kiosk.understanding.asked_about import AskedAbout
    from kiosk.understanding.crisis.opinion import SecondOpinion
    from kiosk.understanding.language_of import LanguageModel


class BesideLetters(Protocol):
    """What tells more of texts than their letters do, where there is such a thing."""

    def opinion(self, letters: SecondOpinion) -> SecondOpinion:
        """A better second opinion than that by letters."""

    def asked(self, letters: AskedAbout) -> AskedAbout:
        """What tells better than letters what a question is about."""


class _LettersAlone:
    def opinion(self, letters: SecondOpinion) -> SecondOpinion:
        return letters

    def asked(self, letters: AskedAbout) -> AskedAbout:
        return letters


LETTERS_ALONE: Final[BesideLetters] = _LettersAlone()


class OfferedLanguages:
    """The languages of a locales folder that an office offers, in menu order."""

    def __init__(
        self,
        folder: Path,
        offered: Sequence[str] = (),
        packs: Sequence[PackTexts] = (),
        beside: BesideLetters = LETTERS_ALONE,
    ) -> None:
        """Those of the menu when ``offered`` is empty; a draft only when it is named. ``packs`` are those that carry
        their texts in their own folders. ``beside`` tells more than letters do. Raises LanguageError."""
        facts = load_facts(folder)
        for code in offered:
            if code not in facts:
                facts[code] = _draft(folder, code, facts)
        self._own_names = {code: known.name for code, known in facts.items()}
        self._languages = {code: Language(code, facts[code], folder, packs) for code in offered or tuple(facts)}
        self._folder = folder
        self._packs = packs
        self._beside = beside
        self._look = lately_made(lambda text: self._model.look(text), COMMON)

    @property
    def pack_problems(self) -> tuple[str, ...]:
        """What is wrong with the catalogues of the packs, as far as they were read."""
        return tuple(problem for pack in self._packs for problem in pack.problems)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages, in the order of the menu."""
        return tuple(self._languages)

    @property
    def facts(self) -> dict[str, LanguageFacts]:
        """What is known of each offered language, by its code."""
        return {code: language.facts for code, language in self._languages.items()}

    def __getitem__(self, code: str) -> Language:
        return self._languages[code]

    def own_name(self, code: str) -> str:
        """How a language names itself, offered or not; its code when the kiosk does not know it."""
        return self._own_names.get(code, code)

    def said(self, word: str) -> str | None:
        """The offered language with this name in any of them. ``word`` is normalised; None when none is called so."""
        return self._names.get(word)

    def language_of(self, text: str, among: Iterable[str] = ()) -> str | None:
        """The language of a text, of ``among`` or of all offered; None when its words leave that open."""
        return self._model.language_of(self._look(text), tuple(among) or self.codes)

    @cached_property
    def second_opinion(self) -> SecondOpinion:
        """What else than phrases tells whether a text is about a crisis."""
        from kiosk.language.letters_file import load_letters

        return self._beside.opinion(load_letters(self._folder))

    @cached_property
    def asked_about(self) -> AskedAbout:
        """What else than words tells which guide a question is about."""
        from kiosk.language.questions_file import load_questions

        return self._beside.asked(load_questions(self._folder))

    def holds_words(self, text: str) -> bool:
        """Whether a text looks like words of some language, known or not: no row of keys that somebody only hit."""
        return self._look(text).is_a_word

    def likely(self, text: str) -> tuple[str, ...]:
        """The offered languages that a text may be in, the most likely first; none when it has no word."""
        return self._model.likely(self._look(text), self.codes)

    @cached_property
    def _model(self) -> LanguageModel:
        from kiosk.language.model import load_model

        return load_model(self._folder)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every name of every offered language: its own, its code, and its names in the other languages (CLDR)."""
        from kiosk.language.words_file import names_of_languages

        names: dict[str, str] = {}
        for speaker in self._languages:
            known = names_of_languages(LanguageFolder(self._folder / speaker), self._languages)
            names.update((normalise(name), code) for code, name in known.items())
        for code, language in self._languages.items():
            names[normalise(language.name)] = names[code] = code
        return names


def _draft(locales: Path, code: str, menu: Iterable[str]) -> LanguageFacts:
    """What is known of a language that has no place in the menu."""
    folder = LanguageFolder(locales / code)
    if not folder.path.is_dir():
        names = (*menu, *load_drafts(locales))
        raise LanguageError(f"there is no language {code!r}; the kiosk has {', '.join(names)}")
    return load_draft(folder)
