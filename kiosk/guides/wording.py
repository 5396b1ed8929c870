"""What the core asks of a language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.understanding.asked_about import AskedAbout
    from kiosk.understanding.crisis.manner import Manner
    from kiosk.understanding.crisis.opinion import SecondOpinion
    from kiosk.understanding.crisis.phrases import PhraseTable
    from kiosk.understanding.words import CrisisPhrases, Words


class Wording(Protocol):
    """One language: its texts, its forms and its words."""

    @property
    def code(self) -> str:
        """Its code, as the folder of the language is called: ``nl``."""

    @property
    def name(self) -> str:
        """What it calls itself."""

    @property
    def greeting(self) -> str:
        """The welcome that the list of languages shows beside its name."""

    @property
    def sentence_ends(self) -> str:
        """The signs that end a sentence."""

    @property
    def conjunctions(self) -> tuple[str, ...]:
        """Words like "and" that are written onto the next word."""

    @property
    def words(self) -> Words:
        """Its number words, commands and courtesies, by which what is said is understood."""

    @property
    def crisis(self) -> CrisisPhrases:
        """How its people say that they are in a crisis."""

    @property
    def phrases(self) -> PhraseTable:
        """What stands in ``crisis``, taken apart."""

    @property
    def manner(self) -> Manner:
        """How people write it, for finding the phrases."""

    def text(self, context: str, message: str) -> str:
        """The translation of an English message."""

    def plural(self, context: str, one: str, many: str, count: int) -> str:
        """The right form for a count, with ``{count}`` filled in."""

    def quoted(self, number: str) -> str:
        """A phone number or address that keeps its order inside this language's text."""

    def names_of(self, languages: Iterable[str]) -> str:
        """A list of languages by their names in this language: "Dutch and French"."""

    def day(self, day: date) -> str:
        """A date in full."""

    def hours(self, first: str, last: str, opens: time, closes: time | None) -> str:
        """Opening hours from one weekday to another: "Monday to Friday, 9:00 to 17:00". 00:00 closes at midnight;
        None is an hour that nobody read."""


class Languages(Protocol):
    """The languages that the office offers, in menu order."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages, in the order of the menu."""

    def __getitem__(self, code: str) -> Wording: ...
    def own_name(self, code: str) -> str:
        """How a language that the kiosk knows is named by itself, whether the office offers it or not."""

    def said(self, word: str) -> str | None:
        """The code of the language with this name (normalised), whatever language the name is in."""

    def language_of(self, text: str, among: Iterable[str] = ()) -> str | None:
        """The language of a text, of all that are offered or ``among`` these; None when its words leave that open."""

    @property
    def second_opinion(self) -> SecondOpinion:
        """What else than phrases tells whether a text is about a crisis."""

    @property
    def asked_about(self) -> AskedAbout:
        """What else than words tells which guide a question is about."""

    def holds_words(self, text: str) -> bool:
        """Whether a text looks like words of some language, known or not: no row of keys that somebody only hit."""

    def likely(self, text: str) -> tuple[str, ...]:
        """The languages that a text may be in, the most likely first; none when it has no word."""
