"""Slips of the finger: which words somebody may have meant who typed another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence


def typos_allowed(word: str) -> int:
    """How many slips of the finger a word may hold and still be that word."""
    if len(word) < 5:
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
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_piece: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(sorted(word for word in words if typos_allowed(word)), key=len):
            for piece in _pieces(word):
                self._by_piece[piece].append(word)

    def slips(self, said: str) -> list[str]:
        """The words that this one may be a slip of, nearest first."""
        allowed = typos_allowed(said)
        if not allowed:
            return []
        shortest, longest = len(said) - allowed, len(said) + allowed
        near: list[str] = []
        for piece in (*_pieces(said), *_moved_pieces(said)):
            if words := self._by_piece.get(piece):
                start = bisect_left(words, shortest, key=len)
                near += words[start : bisect_right(words, longest, start, key=len)]
        return slips(said, list(dict.fromkeys(near)))


def _pieces(word: str) -> Iterator[str]:
    """The pieces by which a word is found.

    One slip leaves the first or the last three letters. Only in the middle of a short word it does not: then the first
    two and the last one stay, or the first and the last two. Of two slips in a long word, one may be among the first
    letters and one among the last: then those in between stay.
    """
    yield f"{word[:3]}-"
    yield f"-{word[-3:]}"
    if len(word) < 8:
        yield f"{word[:2]}-{word[-1]}"
        yield f"{word[0]}-{word[-2:]}"
    if len(word) >= 9:
        yield f"-{word[4 : 6 if len(word) == 9 else 7]}-"


def _moved_pieces(said: str) -> Iterator[str]:
    """The middle of a long word, also where a letter before it is missing, or is one too many."""
    if len(said) >= 9:
        for start in range(3, 6):
            yield f"-{said[start : start + 2]}-"
            yield f"-{said[start : start + 3]}-"
