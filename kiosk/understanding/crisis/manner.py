"""How people of a language write, as far as it matters for finding its phrases: how far the words of a phrase may stand
apart, and how its words look in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kiosk.understanding.crisis.gap import GAP
from kiosk.understanding.normalise import normalise


@dataclass(frozen=True)
class Manner:
    """``gap`` is how many other words may stand between two words of a phrase. ``small`` are the words that do not
    count there. ``spelling`` says which letters of the language and which Latin ones are spelled alike, and how: in
    "х kh = h" two ways to spell the last."""

    gap: int = GAP
    small: frozenset[str] = frozenset()
    spelling: tuple[str, ...] = ()

    def key(self, word: str) -> str:
        """A word in the one Latin spelling: "хочу", "hochu" and "khochu" have the same."""
        plain = self._letters.sub(lambda letters: self._plain[letters[0]], word)
        return _TWICE.sub(r"\1", plain)

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        lines = (line.partition("=") for line in self.spelling)
        return {normalise(letters): plain.strip() for alike, _, plain in lines for letters in alike.split()}

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(letters) for letters in sorted(self._plain, key=len, reverse=True)))


class LatinWords:
    """The words of a language with another alphabet, found by how they are spelled in Latin letters."""

    def __init__(self, words: Iterable[str], manner: Manner) -> None:
        self._manner = manner
        self._words: dict[str, list[str]] = {}
        for word in words:
            if not word.isascii() and _says_something(key := manner.key(word.removesuffix("*")), word):
                self._words.setdefault(key + "*" * word.endswith("*"), []).append(word)
        self._lengths = sorted({len(key) - 1 for key in self._words if key.endswith("*")})

    def meant(self, said: str) -> Iterator[str]:
        """The words, and beginnings of words, that this word may be."""
        if said.isascii() and not said.isdecimal():
            key = self._manner.key(said)
            yield from self._words.get(key, ())
            for length in self._lengths:
                if length <= len(key):
                    yield from self._words.get(f"{key[:length]}*", ())


def _says_something(key: str, word: str) -> bool:
    """Whether a key is no single letter that is left of a longer word."""
    return len(key) > 1 or len(key) == len(word)


_TWICE: Final = re.compile(r"(.)\1+")
