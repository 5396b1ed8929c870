"""Tells the language of a few words, by the letters that stand together in them.

A model knows for many short rows of letters (n-grams) how much each speaks for each language. It is learned from the
project's own texts when the project is built: ``kiosk.language.model``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.understanding.hashed import Hashed
from kiosk.understanding.normalise import LONGEST_WORD, MOST_WORDS, in_small_letters, normalise

MOST_LETTERS: Final = 400
"""How much of a text is looked at: the language shows in the first words, and no text may cost much time."""

_UTF_32: Final = "utf-32-le"
_BYTES: Final = 4
"""Bytes of a letter."""

_SIZES: Final = tuple(letters * _BYTES for letters in (3, 2, 4))
"""Of the rows of letters: those of three first. Single letters count too."""

FEWEST_LETTERS: Final = 3
"""Letters that a text needs to show a language, unless it is a word that people say."""

FEWEST_SIGNS: Final = 0.25
"""Which part of the rows of three letters must be known: else it is no word of any language."""

AHEAD: Final = 2.6
AHEAD_ALONE: Final = 8.0
"""How far the best language must be ahead of the next, for the root of the rows; for a word that stands alone, and that
many languages may share, more. Below that the language is open."""

_WORD: Final = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text that hold letters, with their accents: those tell languages apart."""
    plain = in_small_letters(unicodedata.normalize("NFC", text[:MOST_LETTERS]))
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain) if not word.isdecimal()][:MOST_WORDS]


def grams_of(word: str) -> list[bytes]:
    """The rows of letters of a word, with its beginning and its end, and the whole word: in UTF-32, so that all of them
    are cut out of one row of bytes. Those of three letters come first: as many as the word has."""
    letters = f" {word} ".encode(_UTF_32)
    end = len(letters)
    grams = [letters[at : at + size] for size in _SIZES for at in range(0, end - size + 1, _BYTES)]
    # The first and the last letter are the gaps around the word.
    grams += [letters[at : at + _BYTES] for at in range(_BYTES, end - _BYTES, _BYTES)]
    if end > _SIZES[-1]:
        grams.append(letters)
    return grams


def script_of(word: str) -> str:
    """The alphabet of a word: "LATIN", "CYRILLIC", "ARABIC"."""
    return next((unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()), "")


@dataclass(frozen=True, slots=True)
class Look:
    """What the letters of a text show, without a word of it.

    ``words`` is how many it has, ``rows`` how many rows of letters. ``is_a_word`` says whether that is enough, and
    enough of it known, to be words of a language. ``having`` are the languages that have its only word, and ``script``
    is the alphabet of that. ``scores`` say how much the letters speak for each language: only the differences mean
    something.
    """

    words: int
    rows: int
    is_a_word: bool
    having: Sequence[str]
    script: str
    scores: Mapping[str, int]


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

    def look(self, text: str) -> Look:
        """What the letters of a text show."""
        words = words_of(text)
        numbers: list[int | None] = []
        signs = known = 0
        for word in words:
            found = self.grams.of_each(grams_of(word))
            numbers += found
            if len(word) > 1:
                signs += len(word)
                known += len(word) - found[: len(word)].count(None)
        is_a_word = sum(map(len, words)) >= FEWEST_LETTERS and known >= FEWEST_SIGNS * signs
        having, script = (self._languages_with(words[0]), script_of(words[0])) if len(words) == 1 else ((), "")
        return Look(len(words), len(numbers), is_a_word, having, script, self._scored(numbers))

    def likely(self, look: Look, offered: Collection[str]) -> tuple[str, ...]:
        """Those of these languages that a text may be in, the most likely first; none when it has no word."""
        return self._having(look, offered) or _nearest(look, offered)

    def language_of(self, look: Look, offered: Collection[str]) -> str | None:
        """The one of these languages in which a text is written; None when its words leave that open."""
        if having := self._having(look, offered):
            return having[0] if len(look.having) < len(self.scripts) else None
        if not look.is_a_word:
            return None
        likely = _nearest(look, offered)
        return likely[0] if len(likely) == 1 else None

    def _scored(self, numbers: Iterable[int | None]) -> dict[str, int]:
        size = len(self.scripts)
        starts = (number * size for number in numbers if number is not None)
        rows = b"".join([self.weights[start : start + size] for start in starts])
        return {code: sum(rows[column::size]) for column, code in enumerate(self.scripts)}

    def _languages_with(self, word: str) -> Sequence[str]:
        number = self.words.get(normalise(word).encode())
        return () if number is None else self.shared[number]

    def _having(self, look: Look, offered: Collection[str]) -> tuple[str, ...]:
        """The offered languages that have the only word of a text, in their order: those in its alphabet, when there
        are any."""
        having = tuple(code for code in offered if code in look.having)
        return tuple(code for code in having if self.scripts[code] == look.script) or having


def _nearest(look: Look, offered: Collection[str]) -> tuple[str, ...]:
    """The languages that no other is far ahead of, by the letters of a text."""
    scores = look.scores
    if not look.words:
        return ()
    ranked = sorted((code for code in offered if code in scores), key=lambda code: -scores[code])
    close = (AHEAD if look.words > 1 else AHEAD_ALONE) * look.rows**0.5
    return tuple(code for code in ranked if scores[ranked[0]] - scores[code] <= close)
