"""One spelling for what people type: no accents, no capitals, plain digits, no signs between words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

LONGEST: Final = 1600
"""Letters of a message that are read: the most that Twilio delivers (error 21617). The rest is not looked at."""

_FOLDED: Final = str.maketrans(
    {
        # Arabic and Persian letters that are typed for one another.
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ـ": None,
        # Latin letters that have no accent to take off.
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "œ": "oe",
        "æ": "ae",
    }
)
_LONE_LETTER: Final = re.compile(r"\b(\w)-(?=\w)")
_WORD: Final = re.compile(r"\w+")


def normalise(text: str) -> str:
    """The words of a text in their one spelling, with a space between two.

    "E-mail" and "email" become one word, "1️⃣" and "١" become "1", "Français" becomes "francais".
    """
    letters = text[:LONGEST].lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
        letters = "".join(map(_plain, plain)).translate(_FOLDED)
    return " ".join(_WORD.findall(_LONE_LETTER.sub(r"\1", letters)))


@lru_cache(4096)
def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    return character


def typos_allowed(word: str) -> int:
    """How many slips of the finger a word may hold and still be that word."""
    if len(word) < 5:
        return 0
    return 1 if len(word) < 9 else 2


def slips(said: str, words: Sequence[str]) -> list[str]:
    """The words that this one may be a slip of, nearest first, at most five."""
    return [word for word, _ in _near(said, words)]


class NearWords:
    """Many words, found by a slip of one of them.

    A slip leaves the first or the last letter, and most of the length: that spares most of the comparisons.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_last: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(word for word in words if typos_allowed(word)):
            self._by_first[word[0], len(word)].append(word)
            self._by_last[word[-1], len(word)].append(word)

    def slips(self, said: str) -> list[str]:
        """The words that this one may be a slip of, nearest first."""
        allowed = typos_allowed(said)
        if not allowed:
            return []
        near: dict[str, float] = {}
        for length in range(len(said) - allowed, len(said) + allowed + 1):
            near.update(_near(said, self._by_first.get((said[0], length), ())))
            near.update(_near(said, self._by_last.get((said[-1], length), ())))
        return sorted(near, key=near.__getitem__)


def _near(said: str, words: Sequence[str]) -> list[tuple[str, float]]:
    """Words within the slips that both allow, with how many they take; nearest first, at most five."""
    allowed = typos_allowed(said)
    if not allowed or not words:
        return []
    # Imported on first use: it takes memory that a visitor who only presses keys does not need.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(said, words, scorer=OSA.distance, score_cutoff=allowed, limit=5)
    return [(word, distance) for word, distance, _ in near if distance <= typos_allowed(word)]
