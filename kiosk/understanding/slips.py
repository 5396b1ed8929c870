"""Slips of the finger: which words somebody may have meant who typed another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

SHORTEST: Final = 5
"""Letters that a word needs to be known with a slip in it."""


def typos_allowed(word: str) -> int:
    """How many slips of the finger a word may hold and still be that word."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < 9 else 2


def slips(said: str, words: Sequence[str]) -> list[str]:
    """The words that this one may be a slip of, nearest first."""
    allowed = typos_allowed(said)
    if not allowed or not words:
        return []
    # Imported on first use: it takes memory that a visitor who only presses keys does not need.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(said, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return [word for word, distance, _ in near if distance <= typos_allowed(word)]


class NearWords:
    """Many words, found by a slip of one of them.

    A slip leaves most pieces of a word as they are, so that only words with such a piece are compared: one in hundreds.
    One slip leaves the first or the last three letters. Only in the middle of a short word it does not: then the first
    two and the last one stay, or the first and the last two. Of two slips in a long word, one may be among the first
    letters and one among the last: then those in between stay.
    """

    def __init__(self, words: Iterable[str]) -> None:
        starts, ends, outer, middles = (defaultdict[str, list[str]](list) for _ in range(4))
        for word in sorted([word for word in words if len(word) >= SHORTEST], key=len):
            starts[word[:3]].append(word)
            ends[word[-3:]].append(word)
            if len(word) < 7:
                outer[f"{word[:2]}-{word[-1]}"].append(word)
                outer[f"{word[0]}-{word[-2:]}"].append(word)
            elif len(word) == 9:
                middles[word[4:6]].append(word)
            elif len(word) > 9:
                middles[word[4:7]].append(word)
        self._starts, self._ends, self._outer, self._middles = map(_kept, (starts, ends, outer, middles))

    def slips(self, said: str) -> list[str]:
        """The words that this one may be a slip of, nearest first."""
        allowed = typos_allowed(said)
        if not allowed:
            return []
        shortest, longest = len(said) - allowed, len(said) + allowed
        near: list[str] = []
        for words in self._with_a_piece_of(said):
            start = bisect_left(words, shortest, key=len)
            near += words[start : bisect_right(words, longest, start, key=len)]
        return slips(said, list(dict.fromkeys(near)))

    def _with_a_piece_of(self, said: str) -> Iterator[Sequence[str]]:
        """Words that have a piece in common with this one, the shortest first."""
        found = [self._starts.get(said[:3]), self._ends.get(said[-3:])]
        if len(said) < 8:
            found += self._outer.get(f"{said[:2]}-{said[-1]}"), self._outer.get(f"{said[0]}-{said[-2:]}")
        elif len(said) > 8:
            # A letter before the middle may be missing, or be one too many.
            for start in range(3, 6):
                found += self._middles.get(said[start : start + 2]), self._middles.get(said[start : start + 3])
        return filter(None, found)


def _kept(pieces: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """As tuples: most pieces stand in one word alone, and a list of one takes twice the memory."""
    return {piece: tuple(words) for piece, words in pieces.items()}
