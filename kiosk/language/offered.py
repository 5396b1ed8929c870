"""The languages that an office offers, each loaded when it is first used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.guides.assembly import fill
from kiosk.guides.commands import Command
from kiosk.language.catalogue_file import CatalogueFile
from kiosk.language.facts import (
    CRISIS,
    DOMAIN,
    SOURCE,
    WORDS,
    LanguageError,
    LanguageFacts,
    LanguageFolder,
    load_draft,
    load_drafts,
    load_facts,
)
from kiosk.language.pack_texts import PackTexts
from kiosk.language.texts import Texts
from kiosk.understanding.normalise import normalise

# What the first page does not show is imported where it is used.
if TYPE_CHECKING:
    from babel import Locale

    from kiosk.understanding.crisis.opinion import SecondOpinion
    from kiosk.understanding.crisis.phrases import PhraseTable
    from kiosk.understanding.language_of import LanguageModel
    from kiosk.understanding.words import CrisisPhrases, Words

COMMANDS: Final = {command.name.lower() for command in Command}
_LRM: Final = "\u200e"


class Language:
    """One language: catalogues for its texts, Babel for its forms, its own files for its words."""

    def __init__(self, code: str, facts: LanguageFacts, folder: Path, packs: Sequence[PackTexts] = ()) -> None:
        self.code = code
        self.facts = facts
        self._folder = folder
        self._packs = packs

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def greeting(self) -> str:
        return self.facts.greeting

    @cached_property
    def words(self) -> Words:
        from kiosk.understanding.words import Words

        own = Words() if self._has_not_yet(WORDS) else self._files.words()
        lacking = COMMANDS - own.commands.keys()
        if not lacking:
            return own
        # Its pages name these in English; what a page prints works.
        english = LanguageFolder(self._folder / SOURCE).words().commands
        return replace(own, commands={**own.commands, **{name: english[name] for name in lacking}})

    @property
    def crisis(self) -> CrisisPhrases:
        """Read anew each time: it is needed once, and its sentences would only take memory."""
        from kiosk.understanding.words import CrisisPhrases

        return CrisisPhrases() if self._has_not_yet(CRISIS) else self._files.crisis()

    @property
    def phrases(self) -> PhraseTable:
        # Imported on first use: it takes memory that a visitor who only presses keys does not need.
        from kiosk.language.phrase_file import load_phrases
        from kiosk.understanding.crisis.phrases import take_apart

        return take_apart(self.crisis) if self._has_not_yet(CRISIS) else load_phrases(self._files.path)

    @property
    def sentence_ends(self) -> str:
        return self.facts.sentence_ends

    @property
    def conjunctions(self) -> tuple[str, ...]:
        return self.facts.conjunctions

    def text(self, context: str, message: str) -> str:
        return self._texts.text(context, message)

    def plural(self, context: str, one: str, many: str, count: int) -> str:
        return self._texts.plural(context, one, many, count).replace("{count}", str(count))

    def quoted(self, number: str) -> str:
        """Between left-to-right marks in a right-to-left text: without them "0800 32 123" shows as "123 32 0800"
        (Unicode bidirectional algorithm, rules N1 and W7)."""
        return f"{_LRM}{number}{_LRM}" if self.facts.right_to_left else number

    def names_of(self, languages: Iterable[str]) -> str:
        from babel.lists import format_list

        return format_list([self._locale.languages[code] for code in languages], locale=self._locale)

    def day(self, day: date) -> str:
        from babel.dates import format_date

        return format_date(day, format="long", locale=self._locale)

    def hours(self, first: str, last: str, opens: time, closes: time | None) -> str:
        from babel.dates import get_day_names

        from kiosk.guides.hours import MIDNIGHT, WEEKDAYS

        names = get_day_names("wide", "stand-alone", self._locale)
        values = {
            "first": names[WEEKDAYS.index(first)],
            "last": names[WEEKDAYS.index(last)],
            "opens": _clock(opens),
            "closes": "24:00" if closes == MIDNIGHT else _clock(closes or MIDNIGHT),
        }
        if first == last and closes is None:
            pattern = self.text("service/hours-one-day-from", "{first}, from {opens}.")
        elif first == last:
            pattern = self.text("service/hours-one-day", "{first}, from {opens} to {closes}.")
        elif closes is None:
            pattern = self.text("service/hours-from", "{first} to {last}, from {opens}.")
        else:
            pattern = self.text("service/hours", "{first} to {last}, from {opens} to {closes}.")
        filled = fill(pattern, values)
        return filled[:1].upper() + filled[1:]

    def translates(self, context: str, message: str) -> bool:
        """Whether a message has a translation. The source needs none for what is written in it."""
        return self._texts.holds(context, message)

    def _has_not_yet(self, file: str) -> bool:
        """A draft may lack a file. Of a language in the menu a file is never missing unsaid."""
        return self.facts.order is None and not self._files.has(file)

    @property
    def _files(self) -> LanguageFolder:
        return LanguageFolder(self._folder / self.code)

    @cached_property
    def _texts(self) -> Texts:
        return Texts([*self._packs_first(), *self._shipped()])

    def _packs_first(self) -> Iterator[CatalogueFile]:
        """What a pack of the office says goes before what ships: it may say the same text otherwise."""
        for pack in reversed(self._packs):
            if (file := pack.catalogue(self.code, self.facts)) is not None:
                yield file

    def _shipped(self) -> Iterator[CatalogueFile]:
        if self.code == SOURCE:
            return
        if self._has_not_yet(f"LC_MESSAGES/{DOMAIN}.po"):
            return
        folder = self._folder / self.code / "LC_MESSAGES"
        for path in sorted({folder / f"{DOMAIN}.mo", *(path.with_suffix(".mo") for path in folder.glob("*.[mp]o"))}):
            try:
                yield CatalogueFile(path.read_bytes())
            except FileNotFoundError as error:
                raise LanguageError(f"{path} is missing; run `make translations`") from error

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.facts.locale)


def _draft(locales: Path, code: str, menu: Iterable[str]) -> LanguageFacts:
    """What is known of a language that has no place in the menu."""
    folder = LanguageFolder(locales / code)
    if not folder.path.is_dir():
        names = (*menu, *load_drafts(locales))
        raise LanguageError(f"there is no language {code!r}; the kiosk has {', '.join(names)}")
    return load_draft(folder)


def _clock(hour: time) -> str:
    return f"{hour.hour}:{hour:%M}"


class OfferedLanguages:
    """The languages of a locales folder that an office offers, in menu order."""

    def __init__(self, folder: Path, offered: Sequence[str] = (), packs: Sequence[PackTexts] = ()) -> None:
        """Those of the menu when ``offered`` is empty; a draft only when it is named. ``packs`` are those that carry
        their texts in their own folders. Raises LanguageError."""
        facts = load_facts(folder)
        for code in offered:
            if code not in facts:
                facts[code] = _draft(folder, code, facts)
        self._own_names = {code: known.name for code, known in facts.items()}
        self._languages = {code: Language(code, facts[code], folder, packs) for code in offered or tuple(facts)}
        self._folder = folder
        self._packs = packs

    @property
    def pack_problems(self) -> tuple[str, ...]:
        """What is wrong with the catalogues of the packs, as far as they were read."""
        return tuple(problem for pack in self._packs for problem in pack.problems)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._languages)

    @property
    def facts(self) -> dict[str, LanguageFacts]:
        return {code: language.facts for code, language in self._languages.items()}

    def __getitem__(self, code: str) -> Language:
        return self._languages[code]

    def own_name(self, code: str) -> str:
        return self._own_names.get(code, code)

    def said(self, word: str) -> str | None:
        return self._names.get(word)

    def language_of(self, text: str, among: Iterable[str] = ()) -> str | None:
        return self._model.language_of(text, tuple(among) or self.codes)

    @property
    def second_opinion(self) -> SecondOpinion:
        return self.second_opinions[0]

    @cached_property
    def second_opinions(self) -> tuple[SecondOpinion, ...]:
        """Those that are there. The first one is asked."""
        from kiosk.language.letters_learning import load_letters

        return (load_letters(self._folder),)

    def likely(self, text: str) -> tuple[str, ...]:
        return self._model.likely(text, self.codes)

    @cached_property
    def _model(self) -> LanguageModel:
        from kiosk.language.model import load_model

        return load_model(self._folder)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every name of every offered language: its own, its code, and its names in the other languages (CLDR)."""
        from babel import Locale

        names: dict[str, str] = {}
        for speaker in self._languages:
            known = Locale.parse(speaker).languages
            names.update((normalise(known[code]), code) for code in self._languages if code in known)
        for code, language in self._languages.items():
            names[normalise(language.name)] = names[code] = code
        return names
