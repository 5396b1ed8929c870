"""The phrases of one language for which a text has all words, found by the words of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.understanding.crisis.gap import GAP
from kiosk.understanding.crisis.phrases import EVERYDAY, PhraseTable
from kiosk.understanding.crisis.standing import Reach, Shapes, shapes, taken


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a language: the places of its words."""

    kind: str
    language: str
    places: tuple[int, ...]


class PhraseIndex:
    """The phrases of one language, each found by the two of its places where the fewest words may stand."""

    def __init__(self, language: str, table: PhraseTable, kinds: Iterable[str]) -> None:
        self._table = table
        self._by_places: dict[int, dict[int, list[Phrase]]] = {}
        for kind in kinds:
            for places in table.phrases.get(kind, ()):
                rarest, *others = sorted(places, key=table.sizes.__getitem__)
                by_second = self._by_places.setdefault(rarest, {})
                by_second.setdefault(next(iter(others), rarest), []).append(Phrase(kind, language, places))

    def among(self, words: Mapping[str, int], reach: Callable[[], Reach]) -> Possible:
        """The phrases that may be said with these words of a text, each word with where it stands."""
        places_of = self._table.places_of
        places: set[int] = set().union(*map(places_of, words))
        phrases = [
            phrase
            for rarest in places & self._by_places.keys()
            for second, held in self._by_places[rarest].items()
            if second in places
            for phrase in held
            if places.issuperset(phrase.places)
        ]
        if not phrases:
            return NOTHING
        needed: set[int] = set().union(*(phrase.places for phrase in phrases))
        standing: defaultdict[int, int] = defaultdict(int)
        for word, where in words.items():
            for place in needed.intersection(places_of(word)):
                standing[place] |= where
        return Possible(phrases, standing, reach())


@dataclass(frozen=True, slots=True)
class Possible:
    """The phrases of one language for which a text has all words, in whatever order, and where those words stand."""

    phrases: Sequence[Phrase]
    standing: Mapping[int, int]
    reach: Reach

    def everyday(self) -> int:
        """The words of the text that are everyday phrases."""
        words = 0
        near = Reach(min(self.reach.gap, GAP), self.reach.small)  # From afar they would hide what is said between.
        for phrase in self.phrases:
            if phrase.kind == EVERYDAY:
                words |= taken(shapes(phrase.places, self.standing, -1, near))
        return words

    def said(self, free: int) -> Iterator[tuple[Phrase, Shapes]]:
        """The phrases that the free words of the text hold, and where."""
        for phrase in self.phrases:
            if phrase.kind != EVERYDAY and (where := shapes(phrase.places, self.standing, free, self.reach)):
                yield phrase, where


NOTHING: Final = Possible((), {}, Reach(0))
