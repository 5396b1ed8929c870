"""One language: its texts, forms and words, each read when it is first used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.guides.assembly import fill
from kiosk.guides.commands import Command
from kiosk.language.catalogue_file import CatalogueFile
from kiosk.language.fact_lines import told_by
from kiosk.language.facts import CRISIS, DOMAIN, SOURCE, WORDS, LanguageError, LanguageFacts, LanguageFolder
from kiosk.language.pack_texts import PackTexts
from kiosk.language.texts import Texts
from kiosk.understanding.normalise import normalise

# What the first page does not show is imported where it is used.
if TYPE_CHECKING:
    from babel import Locale

    from kiosk.understanding.crisis.manner import Manner
    from kiosk.understanding.crisis.phrases import PhraseTable
    from kiosk.understanding.words import CrisisPhrases, Words

COMMANDS: Final = {command.name.lower() for command in Command}
_LRM: Final = "\u200e"
_Y_BEFORE_I: Final = re.compile(r"\by\b(?= (?:i|í|hi(?![ae])))")


class Language:
    """One language: catalogues for its texts, Babel for its forms, its own files for its words."""

    def __init__(self, code: str, facts: LanguageFacts, folder: Path, packs: Sequence[PackTexts] = ()) -> None:
        self.code = code
        self.facts = facts
        self._folder = folder
        self._packs = packs

    @property
    def name(self) -> str:
        """What the language calls itself: Nederlands."""
        return self.facts.name

    @property
    def greeting(self) -> str:
        """The welcome that the list of languages shows beside its name."""
        return self.facts.greeting

    @cached_property
    def words(self) -> Words:
        """Number words, commands and courtesies. Commands that a draft lacks are the English ones."""
        from kiosk.language.words_file import load_words
        from kiosk.understanding.words import Words

        own = Words() if self._has_not_yet(WORDS) else load_words(self._files)
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
        """What ``crisis`` holds, taken apart: read as compiled, or now for a draft without the file."""
        # Imported on first use: it takes memory that a visitor who only presses keys does not need.
        from kiosk.language.phrase_file import load_phrases
        from kiosk.understanding.crisis.phrases import take_apart

        return take_apart(self.crisis) if self._has_not_yet(CRISIS) else load_phrases(self._files.path)

    @property
    def manner(self) -> Manner:
        """How people write the phrases of the language: the gap, the small words, the spellings."""
        from kiosk.understanding.crisis.manner import Manner

        small = frozenset(word for words in self.words.common for word in normalise(words).split())
        return Manner(self.facts.gap, small, self.facts.spelling)

    @property
    def sentence_ends(self) -> str:
        """The signs that end a sentence, each one character."""
        return self.facts.sentence_ends

    @property
    def conjunctions(self) -> tuple[str, ...]:
        """Words that are written onto the next word, as in Arabic; most languages have none."""
        return self.facts.conjunctions

    def text(self, context: str, message: str) -> str:
        """The translation of an English message, a pack's before what ships; else the message itself."""
        return self._texts.text(context, message)

    def plural(self, context: str, one: str, many: str, count: int) -> str:
        """The form for a count, by the rule of the language, with the number in place of ``{count}``."""
        return self._texts.plural(context, one, many, count).replace("{count}", str(count))

    def quoted(self, number: str) -> str:
        """Between left-to-right marks in a right-to-left text: without them "0800 32 123" shows as "123 32 0800"
        (Unicode bidirectional algorithm, rules N1 and W7)."""
        return f"{_LRM}{number}{_LRM}" if self.facts.right_to_left else number

    def names_of(self, languages: Iterable[str]) -> str:
        """Languages by their codes, as a list in this language (CLDR, or as its people say): "Dutch and French"."""
        from babel.lists import format_list

        said = told_by(self.facts.names)
        names = [said.get(code) or self._locale.languages[code] for code in languages]
        listed = format_list(names, locale=self._locale)
        # In Spanish "y" becomes "e" before its own sound, which CLDR's patterns cannot say.
        return _Y_BEFORE_I.sub("e", listed) if self._locale.language == "es" else listed

    def day(self, day: date) -> str:
        """A date in full, as the language writes it (CLDR): "23 November 2026"."""
        from babel.dates import format_date

        return format_date(day, format="long", locale=self._locale)

    def hours(self, first: str, last: str, opens: time, closes: time | None) -> str:
        """Opening hours as a sentence. ``first`` and ``last`` are weekdays as content files write them. None closes at
        an hour that nobody read; 00:00 is written 24:00."""
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
        # The program's comes first: it is small, and the first page needs no other.
        own = folder / f"{DOMAIN}.mo"
        packs = {path.with_suffix(".mo") for path in folder.glob("*.[mp]o")} - {own}
        for path in (own, *sorted(packs)):
            try:
                with path.open("rb") as file:
                    # Of a large catalogue, what nobody asks for is not read.
                    yield CatalogueFile(mmap(file.fileno(), 0, access=ACCESS_READ))
            except FileNotFoundError as error:
                raise LanguageError(f"{path} is missing; run `make translations`") from error

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.facts.locale)


def _clock(hour: time) -> str:
    return f"{hour.hour}:{hour:%M}"
