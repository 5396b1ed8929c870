"""Finds guides, services and the privacy page by what people say."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kiosk.guides import privacy
from kiosk.guides.catalogue import Catalogue
from kiosk.guides.normalise import NearWords, normalise
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.place import PRIVACY, Place
from kiosk.guides.texts import PLACEHOLDER
from kiosk.guides.wording import Wording

TITLE: Final = 3.0
SEARCH_WORDS: Final = 2.5
BODY: Final = 0.6
"""What a word counts for, by where it stands."""

BEGINNING: Final = 0.8
SLIP: Final = 0.7
INSIDE: Final = 0.5
"""What a match counts for that is not the whole word: its beginning, a typo of it, or a part ("bankkaart")."""

SHORTEST_PART: Final = 4
"""Letters that a word needs to be found as the beginning or a part of another."""

SHORTEST_SIGN: Final = 3
"""Letters that a word needs to show a language."""

TOGETHER: Final = 0.5
"""What each word counts for once more when others of the question stand with it in one phrase: "forgot my password"."""

WORTH_SHOWING: Final = 0.3
"""A hit must reach this part of the best hit's score."""


class SearchIndex:
    """All guides and services in one language, by their words."""

    def __init__(self, catalogue: Catalogue, words: Wording) -> None:
        self._common = frozenset(normalise(word) for word in (*words.words.common, *words.words.greetings))
        postings: defaultdict[str, dict[Place, float]] = defaultdict(dict)
        phrases: defaultdict[str, set[int]] = defaultdict(set)
        self._places: list[Place] = []
        for place, weight, text in _texts(catalogue, words):
            for phrase in PLACEHOLDER.sub("", text).split(","):
                for word in normalise(phrase).split():
                    if word not in self._common and not word.isdecimal():
                        postings[word][place] = max(weight, postings[word].get(place, 0.0))
                        phrases[word].add(len(self._places))
                self._places.append(place)
        self._phrases = dict(phrases)
        self._postings = dict(postings)
        self._slips = NearWords(self._postings)
        self._joined = " ".join((*self._postings, ""))
        self._size = len({place for places in self._postings.values() for place in places})

    def knows(self, said: Iterable[str]) -> int:
        """How many normalised words belong to this language: common words, and words that find something.

        The shortest words show nothing: "ok" is an arrow in Turkish.
        """
        return sum(word in self._common or word in self._postings for word in said if len(word) >= SHORTEST_SIGN)

    def find(self, said: str) -> tuple[Place, ...]:
        """The best guides and services for a normalised text, best first; none when no word is known."""
        scores: defaultdict[Place, float] = defaultdict(float)
        phrases: defaultdict[int, list[float]] = defaultdict(list)
        for word in dict.fromkeys(said.split()):
            if word in self._common:
                continue
            best: dict[Place, float] = {}
            together: dict[int, float] = {}
            for known, closeness in self._near(word):
                rarity = math.log(1 + self._size / len(self._postings[known]))
                for place, weight in self._postings[known].items():
                    best[place] = max(best.get(place, 0.0), weight * closeness * rarity)
                for phrase in self._phrases[known]:
                    together[phrase] = max(together.get(phrase, 0.0), closeness * rarity)
            for place, score in best.items():
                scores[place] += score
            for phrase, score in together.items():
                phrases[phrase].append(score)
        if not scores:
            return ()
        for place, score in self._together(phrases).items():
            scores[place] += score
        enough = max(scores.values()) * WORTH_SHOWING
        ranked = sorted((place for place in scores if scores[place] >= enough), key=lambda p: (-scores[p], str(p)))
        return tuple(ranked[:MOST_CHOICES])

    def _together(self, phrases: Mapping[int, Sequence[float]]) -> dict[Place, float]:
        """What places get for their phrase that holds most of the question, when it holds more than one word of it."""
        best: dict[Place, float] = {}
        for phrase, scores in phrases.items():
            if len(scores) > 1:
                place = self._places[phrase]
                best[place] = max(best.get(place, 0.0), TOGETHER * SEARCH_WORDS * sum(scores))
        return best

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        if word in self._postings:
            yield word, 1.0
        if len(word) < SHORTEST_PART:
            return
        for known in self._containing(word):
            yield known, BEGINNING if known.startswith(word) else INSIDE
        yield from ((known, INSIDE) for known in _parts(word) if known in self._postings)
        yield from ((known, SLIP) for known in self._slips.slips(word) if known != word)

    def _containing(self, word: str) -> Iterator[str]:
        """The longer words that hold this one. Looks in one long string: quicker than word by word."""
        start = self._joined.find(word)
        while start >= 0:
            begin, end = self._joined.rfind(" ", 0, start) + 1, self._joined.find(" ", start)
            if end - begin > len(word):
                yield self._joined[begin:end]
            start = self._joined.find(word, end)


def _parts(word: str) -> Iterator[str]:
    """The shorter words that this one may be made of: "bankkaart" holds "bank" and "kaart"."""
    for start in range(len(word) - SHORTEST_PART + 1):
        for end in range(start + SHORTEST_PART, len(word) + 1):
            if end - start < len(word):
                yield word[start:end]


def _texts(catalogue: Catalogue, words: Wording) -> Iterable[tuple[Place, float, str]]:
    """Every text to search in, with the place that it leads to and what a word in it counts for."""
    for guide in catalogue.content.guides.values():
        place = Place("guide", guide.id)
        yield place, TITLE, words.text(f"{guide.id}/title", guide.title)
        yield place, SEARCH_WORDS, words.text(f"{guide.id}/search", guide.search)
        yield place, BODY, words.text(f"{guide.id}/goal", guide.goal)
        for step in guide.steps:
            yield place, BODY, words.text(f"{guide.id}/{step.id}/title", step.title)
    yield PRIVACY, TITLE, privacy.title(words)
    yield PRIVACY, SEARCH_WORDS, privacy.search_words(words)
    for service in catalogue.content.services.values():
        place = Place("service", service.id)
        yield place, TITLE, words.text(f"service/{service.id}/name", service.name)
        yield place, SEARCH_WORDS, words.text(f"service/{service.id}/search", service.search)
        yield place, BODY, words.text(f"service/{service.id}/use", service.use)
