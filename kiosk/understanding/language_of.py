"""Tells the language of a few words, by the letters that stand together in them.

A model knows for many short rows of letters (n-grams) how much each speaks for each language. It is learned from the
project's own texts when the project is built: ``kiosk.language.model``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.understanding.hashed import Hashed
from kiosk.understanding.normalise import LONGEST_WORD, MOST_WORDS, normalise

MOST_LETTERS: Final = 400
"""How much of a text is looked at: the language shows in the first words, and no text may cost much time."""

LONGEST_GRAM: Final = 4

FEWEST_LETTERS: Final = 3
"""Letters that a text needs to show a language, unless it is a word that people say."""

FEWEST_SIGNS: Final = 0.25
"""Which part of the rows of three letters must be known: else it is no word of any language."""

AHEAD: Final = 2.6
AHEAD_ALONE: Final = 8.0
"""How far the best language must be ahead of the next, for the root of the rows; for a word that stands alone, and that
many languages may share, more. Below that the language is open."""

_Numbers = Sequence[int | None]
"""Of rows of letters, in the order of the text; None for one that nothing is known of."""

_WORD: Final = re.compile(r"\w+")
_DOT_ABOVE: Final = "\u0307"
"""What is left of a Turkish capital İ in lower case."""


def words_of(text: str) -> list[str]:
    """The words of a text that hold letters, with their accents: those tell languages apart."""
    plain = unicodedata.normalize("NFC", text[:MOST_LETTERS]).lower().replace(_DOT_ABOVE, "")
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain) if not word.isdecimal()][:MOST_WORDS]


def grams_of(word: str) -> Iterator[str]:
    """The rows of letters of a word, with its beginning and its end, and the whole word."""
    letters = f" {word} "
    for size in range(1, LONGEST_GRAM + 1):
        for start in range(len(letters) - size + 1):
            if (gram := letters[start : start + size]) != " ":
                yield gram
    if len(letters) > LONGEST_GRAM:
        yield letters


def script_of(word: str) -> str:
    """The alphabet of a word: "LATIN", "CYRILLIC", "ARABIC"."""
    return next((unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()), "")


def _is_sign(gram: str) -> bool:
    """Rows of three letters, two of them at the beginning or the end of a word, show whether it is one."""
    return len(gram) == 3 and len(gram.strip()) > 1


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """What was learned of some languages.

    ``scripts`` holds the alphabet of each language. ``grams`` numbers the rows of letters, and ``weights`` holds, in
    the order of their numbers, a byte of each row for each language. ``words`` are those that several languages share,
    and those that look like another language: the number of a word says which of ``shared``, the languages that have
    it.
    """

    scripts: Mapping[str, str]
    grams: Hashed
    weights: bytes
    words: Hashed
    shared: Sequence[Sequence[str]]

    def scores(self, text: str) -> dict[str, int]:
        """How much the letters of a text speak for each language. Only the differences mean something."""
        return self._scored(self._numbers(words_of(text)))

    def likely(self, text: str, offered: Collection[str]) -> tuple[str, ...]:
        """Those of these languages that a text may be in, the most likely first; none when it has no word."""
        words = words_of(text)
        if len(words) == 1 and (having := self._having(words[0], offered)):
            return having
        return self._nearest(words, self._numbers(words), offered)

    def _nearest(self, words: Sequence[str], numbers: _Numbers, offered: Collection[str]) -> tuple[str, ...]:
        """The languages that no other is far ahead of, by the letters of some words."""
        scores = self._scored(numbers)
        ranked = sorted((code for code in offered if code in scores), key=lambda code: -scores[code])
        close = (AHEAD if len(words) > 1 else AHEAD_ALONE) * len(numbers) ** 0.5
        return tuple(code for code in ranked if scores[ranked[0]] - scores[code] <= close)

    def language_of(self, text: str, offered: Collection[str]) -> str | None:
        """The one of these languages in which a text is written; None when its words leave that open."""
        words = words_of(text)
        if len(words) == 1 and (having := self._having(words[0], offered)):
            return having[0] if len(self._languages_with(words[0])) < len(self.scripts) else None
        grams = [gram for word in words for gram in grams_of(word)]
        numbers = self.grams.of_each(grams)
        signs = [number is not None for gram, number in zip(grams, numbers, strict=True) if _is_sign(gram)]
        if sum(map(len, words)) < FEWEST_LETTERS or sum(signs) < FEWEST_SIGNS * len(signs):
            return None
        likely = self._nearest(words, numbers, offered)
        return likely[0] if len(likely) == 1 else None

    def _numbers(self, words: Iterable[str]) -> _Numbers:
        return self.grams.of_each(gram for word in words for gram in grams_of(word))

    def _scored(self, numbers: _Numbers) -> dict[str, int]:
        size = len(self.scripts)
        starts = (number * size for number in numbers if number is not None)
        columns = zip(*(self.weights[start : start + size] for start in starts), strict=True)
        return dict(zip(self.scripts, map(sum, columns), strict=False)) or dict.fromkeys(self.scripts, 0)

    def _languages_with(self, word: str) -> Sequence[str]:
        number = self.words.get(normalise(word))
        return () if number is None else self.shared[number]

    def _having(self, word: str, offered: Collection[str]) -> tuple[str, ...]:
        """The offered languages that have a word, in their order: those in its alphabet, when there are any."""
        known = self._languages_with(word)
        having = tuple(code for code in offered if code in known)
        script = script_of(word)
        return tuple(code for code in having if self.scripts[code] == script) or having
