"""Which known words somebody may have meant by one that they wrote: the word, longer ones, its parts, slips of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from kiosk.understanding.slips import NearWords

BEGINNING: Final = 0.8
SLIP: Final = 0.7
INSIDE: Final = 0.5
"""What a match counts for that is not the whole word: its beginning, a typo of it, or a part ("bankkaart")."""

LONGEST_ENDING: Final = 2
"""Letters more than a known word has, for which a word may be another form of it: "seule" is "seul"."""

SHORTEST_PART: Final = 4
"""Letters that a word needs to be found as the beginning or a part of another."""


class KnownWords:
    """The words of an index, found by what comes near them."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._slips = NearWords(words)
        self._joined = " ".join((*words, ""))
        self._rows = {row for word in words for row in _rows(word)}
        self._by_beginning: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= SHORTEST_PART:
                self._by_beginning[word[:SHORTEST_PART]].append(word)

    def near(self, word: str) -> Iterator[tuple[str, float]]:
        """Known words, each with how close it is: 1 for the word itself."""
        if word in self._words:
            yield word, 1.0
        if len(word) < SHORTEST_PART:
            return
        for known in self._containing(word):
            yield known, BEGINNING if known.startswith(word) else INSIDE
        for known in self._parts(word):
            ending = len(word) - len(known)
            yield known, BEGINNING if ending <= LONGEST_ENDING and word.startswith(known) else INSIDE
        yield from ((known, SLIP) for known in self._slips.slips(word) if known != word)

    def _containing(self, word: str) -> Iterator[str]:
        """The longer words that hold this one. Looks in one long string: quicker than word by word."""
        if word[:SHORTEST_PART] not in self._rows or word[-SHORTEST_PART:] not in self._rows:
            return
        start = self._joined.find(word)
        while start >= 0:
            begin, end = self._joined.rfind(" ", 0, start) + 1, self._joined.find(" ", start)
            if end - begin > len(word):
                yield self._joined[begin:end]
            start = self._joined.find(word, end)

    def _parts(self, word: str) -> Iterator[str]:
        """The shorter words that this one may be made of: "bankkaart" holds "bank" and "kaart"."""
        for start, row in enumerate(_rows(word)):
            for known in self._by_beginning.get(row, ()):
                if len(known) < len(word) and word.startswith(known, start):
                    yield known


def _rows(word: str) -> Iterator[str]:
    """The rows of as many letters as a part of a word needs."""
    return (word[start : start + SHORTEST_PART] for start in range(len(word) - SHORTEST_PART + 1))
