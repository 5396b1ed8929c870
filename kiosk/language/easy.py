"""What easy language is in one language: the words that easy texts avoid, and the formula that measures them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.records import RecordError


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of readability: more is easier. ``target`` is the least that a guide must reach.

    Syllables are counted by ``hyphenation``, a dictionary of pyphen, or by ``vowels`` where every vowel is one.
    """

    name: str
    base: float
    sentence: float
    word: float
    target: float | None = None
    hyphenation: str = ""
    vowels: str = ""

    def __post_init__(self) -> None:
        if bool(self.hyphenation) == bool(self.vowels):
            raise RecordError(["`easy.formula` must count syllables: write `hyphenation`, or else `vowels`"])

    def score(self, sentences: int, words: int, syllables: int) -> float:
        """How easy a text is, by what was counted in it: a text with at least one sentence and one word."""
        return self.base - self.sentence * words / sentences - self.word * syllables / words


@dataclass(frozen=True, slots=True)
class Habits:
    """What easy language means in one language."""

    abbreviations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    longest_sentence: int | None = None
    formula: Formula | None = None
