"""One spelling for what people type: no accents, no capitals, plain digits, no signs between words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 1600
"""Letters of a message that are read, as it comes and in its one spelling: the most that Twilio delivers (error 21617).
One sign can become many letters ("㌖" becomes six). The rest is not looked at."""

LONGEST_WORD: Final = 30
"""Letters of a word that are read. No word that anybody looks for is longer."""

MOST_WORDS: Final = 60
"""Words that are read of a question. A crisis is looked for in all of them: it may be told in the last words."""

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
_DOT_ABOVE: Final = "\u0307"
"""What is left of a Turkish capital İ in lower case."""

_LONE_LETTER: Final = re.compile(r"\b(\w)-(?=\w)")
_WORD: Final = re.compile(r"\w+")


def normalise(text: str) -> str:
    """The words of a text in their one spelling, with a space between two.

    "E-mail" and "email" become one word, "1️⃣" and "١" become "1", "Français" becomes "francais".
    """
    letters = text[:LONGEST]
    # Sign by sign: Python sorts the marks on a letter in a time that grows with the square of their number.
    letters = letters.lower() if letters.isascii() else "".join(map(_plain, letters))[:LONGEST]
    if "-" in letters:
        letters = _LONE_LETTER.sub(r"\1", letters)
    return " ".join([word[:LONGEST_WORD] for word in _WORD.findall(letters)])


def in_small_letters(text: str) -> str:
    """A text with its accents and signs, and no capitals."""
    return text.lower().replace(_DOT_ABOVE, "")


def question(text: str) -> str:
    """The first words of a text in their one spelling: as many as are read to find out what somebody means."""
    return " ".join(normalise(text).split()[:MOST_WORDS])


@lru_cache(4096)
def _plain(sign: str) -> str:
    """The letters that stand for one sign: six for "㌖", none for an accent."""
    letters = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(map(_letter, letters)).translate(_FOLDED)


def _letter(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    return character
