"""Everything that is found in one language, by its words; and whether what was found is what was asked for."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from kiosk.understanding.findable import SEARCH_WORDS, Findable, Found
from kiosk.understanding.near import KnownWords
from kiosk.understanding.normalise import normalise
from kiosk.understanding.words import Words

TOGETHER: Final = 0.5
"""What each word counts for once more when others of the question stand with it in one phrase: "forgot my password"."""

ALONE: Final = 0.25
"""How much less a word counts for the others of its phrase, as a power of their number: of "name of my dog" nobody says
"name" alone."""

MOST_FOUND: Final = 7
"""Finds for one question: as many as a page has keys."""

COVERS: Final = 0.3
ELSEWHERE: Final = 0.6
"""What it counts for that all words of a question lead to a place, and against it that one word leads elsewhere."""

SURE: Final = 0.9
"""How sure the best hit must be to be an answer: 1 is as much as one word tells that stands nowhere else. All three
were chosen on questions of one writer that nothing was made from: one in 30 that has an answer falls short of it."""

NEAR: Final = 0.5
"""How sure a hit must be to be shown as coming near."""

WHOLE: Final = 1.5
"""What it counts for that somebody asks in just the words of a place: one of its search words; twice that for its
title."""

BESIDE: Final = 0.8
WORTH_SHOWING: Final = 0.5
"""A hit is shown beside the best when it is no more than so much less sure; or when its words count for no less than
this part of the best."""

MOST_KEPT: Final = 3000
"""Words of the kiosk for which is kept what they find. No other word is: it would be a visitor's."""

_COMMAS: Final = re.compile("[,،]")

_ELSEWHERE: Final = -1
"""The number of the place that words have which no guide is about."""


@dataclass(frozen=True, slots=True)
class Finds(Generic[Found]):
    """What a question finds, best first. Not ``sure``: nothing answers it, and they only come near. Not ``known``: it
    holds no word of a language."""

    hits: tuple[Found, ...] = ()
    sure: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Found]):
    """What a question finds, best first; how ``sure`` it is that the best hit is what was asked for; and the part of
    the question's rare words that lead there."""

    hits: tuple[Found, ...] = ()
    sure: float = 0.0
    covers: float = 0.0
    known: bool = True

    @property
    def finds(self) -> Finds[Found]:
        """What is shown of it."""
        if self.sure >= SURE:
            return Finds(self.hits, sure=True)
        return Finds(self.hits if self.sure >= NEAR else (), known=self.known)


@dataclass(frozen=True, slots=True)
class _Posting:
    """Where a word stands: how rare it is, its places with what it counts for there, and its phrases, by number."""

    rarity: float
    places: tuple[tuple[int, float], ...]
    phrases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Reach:
    """What one word of a question finds: how rare it is, its places with its score and how much of what is rare in it
    leads there, and its score for each phrase."""

    rarity: float
    places: tuple[tuple[int, float, float], ...]
    phrases: Mapping[int, float]


class SearchIndex(Generic[Found]):
    """Everything that is found in one language, by its words."""

    def __init__(self, texts: Iterable[Findable[Found]], words: Words, told: Sequence[Found] = ()) -> None:
        """``told`` are places of which something else than words tells, in the order in which it does."""
        self._common = frozenset(normalise(word) for word in (*words.common, *words.greetings))
        weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
        phrases: defaultdict[str, set[int]] = defaultdict(set)
        numbers: dict[Found, int] = {}
        self._place_of: list[int] = []
        self._phrases: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for each in texts:
            number = numbers.setdefault(each.found, len(numbers))
            for phrase in _COMMAS.split(each.text):
                said = self._asked(normalise(phrase))
                weight = each.weight * (len(said) or 1) ** -ALONE if each.weight == SEARCH_WORDS else each.weight
                for word in said:
                    weights[word][number] = max(weight, weights[word].get(number, 0.0))
                    phrases[word].add(len(self._place_of))
                self._place_of.append(number)
                if said and each.weight >= SEARCH_WORDS:
                    whole = WHOLE if each.weight == SEARCH_WORDS else 2 * WHOLE
                    same = self._phrases[hash(tuple(said))]
                    same[number] = max(whole, same.get(number, 0.0))
        size = len({number for places in weights.values() for number in places})
        for word in (word for said in words.elsewhere for word in self._asked(normalise(said))):
            if max(weights[word].values(), default=0.0) < SEARCH_WORDS:
                weights[word][_ELSEWHERE] = SEARCH_WORDS
        self._places = tuple(numbers)
        self._told = tuple(numbers.get(place) for place in told)
        self._rarest = math.log(1 + size)
        self._postings = {
            word: _Posting(math.log(1 + size / len(places)), tuple(places.items()), tuple(phrases.get(word, ())))
            for word, places in weights.items()
        }
        self._known = KnownWords(self._postings)
        self._kept: dict[str, _Reach] = {}

    def weigh(self, said: str, about: Sequence[float] = ()) -> Weighed[Found]:
        """What a normalised text finds, and what speaks for it. ``about`` says of each place that something else than
        words tells of, how much more the text is about it than about nothing."""
        asked = self._asked(said)
        reaches = [self._reach(word) for word in asked]
        scores, covers = self._scores(reaches)
        elsewhere = scores.pop(_ELSEWHERE, 0.0)
        known = bool(scores) or elsewhere > 0 or not self._common.isdisjoint(said.split())
        sure = {place: more for place, more in zip(self._told, about, strict=False) if place is not None}
        rarest = SEARCH_WORDS * self._rarest
        rare = sum(reach.rarity for reach in reaches)
        for place, score in scores.items():
            sure[place] = sure.get(place, 0.0) + score / rarest + COVERS * covers[place] / rare
        surest = max(sure.values(), default=0.0)
        for place, whole in self._phrases.get(hash(tuple(asked)), {}).items():
            # Nothing was learned of what an office brings: asked for in just its words, it stands beside the rest.
            sure[place] = whole + (sure[place] if place in self._told else surest)
        if not sure:
            return Weighed(known=known)
        best, most = max(sure.values()), WORTH_SHOWING * max(scores.values(), default=math.inf)
        worthy = sorted(
            (-each, place in self._told, str(self._places[place]), place)
            for place, each in sure.items()
            if each >= best - BESIDE or scores.get(place, 0.0) >= most
        )
        ranked = [place for *_, place in worthy[:MOST_FOUND]]
        hits = tuple(self._places[place] for place in ranked)
        return Weighed(hits, best - ELSEWHERE * elsewhere / rarest, covers.get(ranked[0], 0.0) / (rare or 1.0), known)

    def _scores(self, reaches: Sequence[_Reach]) -> tuple[dict[int, float], dict[int, float]]:
        """What the words of a question count for each place, alone and together; and how much of what is rare in them
        leads there."""
        scores: defaultdict[int, float] = defaultdict(float)
        covers: defaultdict[int, float] = defaultdict(float)
        phrases: defaultdict[int, list[float]] = defaultdict(list)
        for reach in reaches:
            for place, score, cover in reach.places:
                scores[place] += score
                covers[place] += cover
            if len(reaches) > 1:
                for phrase, score in reach.phrases.items():
                    phrases[phrase].append(score)
        for place, score in self._together(phrases).items():
            scores[place] += score
        return scores, covers

    def _asked(self, said: str) -> list[str]:
        """The words of a text that say what it is about, each once."""
        return [word for word in dict.fromkeys(said.split()) if word not in self._common and not word.isdecimal()]

    def _reach(self, word: str) -> _Reach:
        """What a word finds; kept for a word of ours."""
        if (kept := self._kept.get(word)) is not None:
            return kept
        places: dict[int, float] = {}
        phrases: dict[int, float] = {}
        for known, closeness in self._known.near(word):
            posting = self._postings[known]
            worth = closeness * posting.rarity
            for place, weight in posting.places:
                if weight * worth > places.get(place, 0.0):
                    places[place] = weight * worth
            for phrase in posting.phrases:
                if worth > phrases.get(phrase, 0.0):
                    phrases[phrase] = worth
        own = self._postings.get(word)
        rarity = self._rarest if own is None else own.rarity
        covering = ((place, score, min(rarity, score / SEARCH_WORDS)) for place, score in places.items())
        reach = _Reach(rarity, tuple(covering), phrases)
        if own is not None and len(self._kept) < MOST_KEPT:
            self._kept[word] = reach
        return reach

    def _together(self, phrases: Mapping[int, Sequence[float]]) -> dict[int, float]:
        """What places get for their phrase that holds most of the question, when it holds more than one word of it."""
        best: dict[int, float] = {}
        for phrase, scores in phrases.items():
            if len(scores) > 1:
                place = self._place_of[phrase]
                best[place] = max(best.get(place, 0.0), TOGETHER * SEARCH_WORDS * sum(scores))
        return best
