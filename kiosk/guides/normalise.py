"""One spelling for what people type: no accents, no capitals, plain digits, no signs between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
    allowed = typos_allowed(said)
    if not allowed or not words:
        return []
    # Imported on first use: it takes memory that a visitor who only presses keys does not need.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(said, words, scorer=OSA.distance, score_cutoff=allowed, limit=5)
    return [word for word, distance, _ in near if distance <= typos_allowed(word)]
