"""Where a word may go on in the next line, for a paper so narrow that some words fit in none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pyphen import Pyphen, language_fallback

MAY_DIVIDE: Final = "\u00ad"
"""The soft hyphen: the template shows it where it divides a word, and leaves it out of a word that fits."""

MAY_BREAK: Final = "\u200b"

_TOKEN: Final = re.compile(r"[^ \u00a0]+")
_ADDRESS: Final = re.compile(rf"@|\w[./]{MAY_BREAK}?\w")
_JOINT: Final = re.compile(r"(?<=[@./-])(?=\w)")
_LONG: Final = re.compile(r"[^\W\d_]{8,}")
"""A shorter word fits on every roll."""

_AT_LEAST: Final = 3
"""Letters before and after a hyphen."""


def divided(text: str, locale: str, vowels: str) -> str:
    """A text with soft hyphens in its long words, and in an address with a place to break behind each sign that joins
    it. A number stays whole. ``vowels`` are those of a language that needs no dictionary, "" for the others."""

    def token(found: re.Match[str]) -> str:
        if _ADDRESS.search(found[0]):
            # A number with a sign in it, such as 24/7, stays whole.
            return _JOINT.sub(MAY_BREAK, found[0]) if re.search(r"[^\W\d_]{3}", found[0]) else found[0]
        return _LONG.sub(lambda word: MAY_DIVIDE.join(_parts(word[0], locale, vowels)), found[0])

    return _TOKEN.sub(token, text)


def _parts(word: str, locale: str, vowels: str) -> list[str]:
    if vowels:
        # A syllable begins with the last consonant before a vowel.
        inside = rf"(?<=\w{{{_AT_LEAST}}})(?=[^{vowels}][{vowels}]\w{{{_AT_LEAST - 2}}})"
        return re.split(inside, word, flags=re.IGNORECASE)
    dictionary = _dictionary(locale)
    return [word] if dictionary is None else dictionary.inserted(word, MAY_DIVIDE).split(MAY_DIVIDE)


@cache
def _dictionary(locale: str) -> Pyphen | None:
    """None for a language that divides no words, or of which pyphen does not know how."""
    known = language_fallback(locale)
    return Pyphen(lang=known, left=_AT_LEAST, right=_AT_LEAST) if known else None
