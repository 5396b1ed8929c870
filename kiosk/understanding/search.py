"""Finds by what people say: the texts that lead somewhere, by their words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from kiosk.understanding.findable import SEARCH_WORDS, Findable, Found
from kiosk.understanding.normalise import normalise
from kiosk.understanding.slips import NearWords
from kiosk.understanding.words import Words

BEGINNING: Final = 0.8
SLIP: Final = 0.7
INSIDE: Final = 0.5
"""What a match counts for that is not the whole word: its beginning, a typo of it, or a part ("bankkaart")."""

SHORTEST_PART: Final = 4
"""Letters that a word needs to be found as the beginning or a part of another."""

TOGETHER: Final = 0.5
"""What each word counts for once more when others of the question stand with it in one phrase: "forgot my password"."""

WORTH_SHOWING: Final = 0.3
"""A hit must reach this part of the best hit's score."""

MOST_FOUND: Final = 7
"""Finds for one question: as many as a page has keys."""

MOST_FOREIGN_WORDS: Final = 20
"""Words of a question that are looked up in all other languages, where its own one knows none of them."""


class Search(Generic[Found]):
    """Finds in all languages. An index is made when its language is first searched."""

    def __init__(self, languages: Sequence[str], index: Callable[[str], SearchIndex[Found]]) -> None:
        """``languages`` in the order in which they are searched; ``index`` makes the index of one."""
        self._languages = tuple(languages)
        self._make = index
        self._indexes: dict[str, SearchIndex[Found]] = {}

    def prepare(self) -> None:
        """Make all indexes."""
        for code in self._languages:
            self._index(code)

    def find(self, words: str, spoken: str | None) -> tuple[Found, ...]:
        """The best finds for a normalised text, in the first language that knows a word of it: the one that somebody
        speaks before the others. None when no word is known."""
        if spoken is not None and (hits := self._index(spoken).find(words)):
            return hits
        words = " ".join(words.split()[:MOST_FOREIGN_WORDS])
        others = (self._index(code).find(words) for code in self._languages if code != spoken)
        return next(filter(None, others), ())

    def _index(self, language: str) -> SearchIndex[Found]:
        if language not in self._indexes:
            self._indexes[language] = self._make(language)
        return self._indexes[language]


@dataclass(frozen=True, slots=True)
class _Posting:
    """Where a word stands: how rare it is, its places with what it counts for there, and its phrases, by number."""

    rarity: float
    places: tuple[tuple[int, float], ...]
    phrases: tuple[int, ...]


class SearchIndex(Generic[Found]):
    """Everything that is found in one language, by its words."""

    def __init__(self, texts: Iterable[Findable[Found]], words: Words) -> None:
        self._common = frozenset(normalise(word) for word in (*words.common, *words.greetings))
        weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
        phrases: defaultdict[str, set[int]] = defaultdict(set)
        numbers: dict[Found, int] = {}
        self._place_of: list[int] = []
        for each in texts:
            number = numbers.setdefault(each.found, len(numbers))
            weight = each.weight
            for phrase in each.text.split(","):
                for word in normalise(phrase).split():
                    if word not in self._common and not word.isdecimal():
                        weights[word][number] = max(weight, weights[word].get(number, 0.0))
                        phrases[word].add(len(self._place_of))
                self._place_of.append(number)
        size = len({number for places in weights.values() for number in places})
        self._places = tuple(numbers)
        self._postings = {
            word: _Posting(math.log(1 + size / len(places)), tuple(places.items()), tuple(phrases[word]))
            for word, places in weights.items()
        }
        self._slips = NearWords(self._postings)
        self._joined = " ".join((*self._postings, ""))
        self._rows = {row for word in self._postings for row in _rows(word)}
        self._by_beginning: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._postings:
            if len(word) >= SHORTEST_PART:
                self._by_beginning[word[:SHORTEST_PART]].append(word)

    def find(self, said: str) -> tuple[Found, ...]:
        """The best finds for a normalised text, best first; none when no word is known."""
        scores: defaultdict[int, float] = defaultdict(float)
        phrases: defaultdict[int, list[float]] = defaultdict(list)
        for word in dict.fromkeys(said.split()):
            if word in self._common:
                continue
            best: dict[int, float] = {}
            together: dict[int, float] = {}
            for known, closeness in self._near(word):
                posting = self._postings[known]
                worth = closeness * posting.rarity
                for place, weight in posting.places:
                    if weight * worth > best.get(place, 0.0):
                        best[place] = weight * worth
                for phrase in posting.phrases:
                    if worth > together.get(phrase, 0.0):
                        together[phrase] = worth
            for place, score in best.items():
                scores[place] += score
            for phrase, score in together.items():
                phrases[phrase].append(score)
        if not scores:
            return ()
        for place, score in self._together(phrases).items():
            scores[place] += score
        enough = max(scores.values()) * WORTH_SHOWING
        worthy = [(-score, str(self._places[place]), place) for place, score in scores.items() if score >= enough]
        return tuple(self._places[place] for _, _, place in sorted(worthy)[:MOST_FOUND])

    def _together(self, phrases: Mapping[int, Sequence[float]]) -> dict[int, float]:
        """What places get for their phrase that holds most of the question, when it holds more than one word of it."""
        best: dict[int, float] = {}
        for phrase, scores in phrases.items():
            if len(scores) > 1:
                place = self._place_of[phrase]
                best[place] = max(best.get(place, 0.0), TOGETHER * SEARCH_WORDS * sum(scores))
        return best

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        if word in self._postings:
            yield word, 1.0
        if len(word) < SHORTEST_PART:
            return
        for known in self._containing(word):
            yield known, BEGINNING if known.startswith(word) else INSIDE
        yield from ((known, INSIDE) for known in self._parts(word))
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
