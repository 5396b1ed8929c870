"""Place codes: a few letters for a guide and a digit for its step, to go on elsewhere. "KRT3" is step 3.

A code is counted from the id of the guide, so it is the same in all languages and on every machine, for as long as the
file of the guide keeps its name. Where two guides begin alike, both show one letter more, and what was printed before
asks which of them is meant: a code never opens something else than it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Final
from zlib import crc32

from kiosk.guides.kinds import parse
from kiosk.guides.meant import Coded
from kiosk.guides.place import Place
from kiosk.understanding.normalise import question

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue

LETTERS: Final = "CFHJKMRTWX"
"""No vowel, so that no code is a word; nothing that looks like a digit or another letter on paper (B D G I L O P Q S U
V Y Z), and one of those that sound alike (M, not N; T, not D or P; W, not V)."""

FEWEST: Final = 3
MOST: Final = 6
"""Letters of a code. With three, few of those that can be written are some guide's: a slip opens none."""

SAID: Final = frozenset(
    {"CHF", "CHJ", "CHR", "CHT", "CRT", "CTR", "FCK", "FTM", "HTC", "HTM", "JFK", "JTM", "KFC"}
    | {"KMH", "KRW", "KWH", "MRC", "MTF", "MTR", "RTX", "THC", "THX", "TKM", "TKW", "WTF", "XTC"}
)
"""Abbreviations that people text, and what becomes a word with O, I or L ("chto", "krwi"). No code begins so."""

OWN_PAGE: Final = 0
"""The digit of a guide's own page."""

FOR_NOTE: Final = "v"
"""What a volunteer texts beside a code, or alone at a step, to get its note: the key that shows it on a screen."""

_SEEN_AS: Final = str.maketrans("oil", "011")
"""Letters that a digit is taken for, in what is a code of a guide and says nothing else."""

_LIKE_LATIN: Final = str.maketrans("скнмтх", "ckhmtx")
"""Letters of a Cyrillic keyboard that look like ours."""

_CODE: Final = re.compile(rf"\b([{LETTERS.lower()}]{{{FEWEST},{MOST}}}) ?([0-9oil])\b")


def code_of(place: Place, catalogue: Catalogue) -> str | None:
    """The code of a guide or of one of its steps, in capitals; None for a place that has none. The place exists."""
    match place.kind, place.ids:
        case "guide" | "summary", (guide,):
            digit = OWN_PAGE
        case "step", (guide, step, *_):
            digit = catalogue.guide(guide).step(step) + 1
        case _:
            return None
    return f"{_shortest(guide, catalogue)}{digit}"


def places_of(code: str, catalogue: Catalogue) -> tuple[Place, ...]:
    """Where a code leads, however it is typed: one place; several where guides begin alike; none for no code."""
    found = coded(code, catalogue)
    return () if found is None or found.rest else found.places


def coded(said: str, catalogue: Catalogue) -> Coded | None:
    """The place code in a text, with other words around it or not; None where none stands in it. What no guide has is
    taken for a code only where it is all that was said."""
    words = question(said)
    for found in _CODE.finditer(words.translate(_LIKE_LATIN)):
        letters, digit = found[1].upper(), int(found[2].translate(_SEEN_AS))
        guides = [guide for guide in catalogue.content.guides if letters_of(guide).startswith(letters)]
        around = (words[: found.start()] + words[found.end() :]).split()
        rest = " ".join(word for word in around if word != FOR_NOTE)
        exact = found[2].isdecimal()
        if (guides and exact) or (not rest and (guides or exact)):
            places = tuple(_place(guide, digit, catalogue) for guide in guides)
            return Coded(places, rest, for_note=FOR_NOTE in around)
    return None


@cache
def letters_of(guide: str) -> str:
    """All letters that tell a guide from the others, no letter twice; the first few of them make its code."""
    drawn = ("".join(_drawn(crc32(guide.encode(), start))) for start in count())
    return next(letters for letters in drawn if letters[:FEWEST] not in SAID)


def _drawn(number: int) -> Iterator[str]:
    left = list(LETTERS)
    while len(LETTERS) - len(left) < MOST:
        number, index = divmod(number, len(left))
        yield left.pop(index)


def _shortest(guide: str, catalogue: Catalogue) -> str:
    """As many letters as tell a guide from all others."""
    letters = letters_of(guide)
    others = [letters_of(other) for other in catalogue.content.guides if other != guide]
    alone = (letters[:length] for length in range(FEWEST, MOST))
    return next((code for code in alone if not any(other.startswith(code) for other in others)), letters)


def _place(guide: str, digit: int, catalogue: Catalogue) -> Place:
    """The step; the guide's own page for one that is no longer there."""
    steps = catalogue.guide(guide).steps
    if OWN_PAGE < digit <= len(steps):
        return parse(f"step/{guide}/{steps[digit - 1].id}")
    return parse(f"guide/{guide}")
