"""A second opinion by letters and meaning together: either alone is right less often."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from kiosk.language.sentences import EVERYDAY
from kiosk.meaning.embedding import Embedding
from kiosk.meaning.head import Head, load_head
from kiosk.understanding.crisis.opinion import Opinion, SecondOpinion, Thresholds

NAME: Final = "meaning"

THRESHOLDS: Final = Thresholds(doubted=0.1, confirmed=0.3, sure=0.8, offered=0.5)

FEWEST_WORDS: Final = 3
"""Words that a text needs to mean more than they say one by one."""

CLEAR: Final = 0.03
"""Below this likelihood the letters alone decide: no crisis among the sentences that were kept apart was that low, and
a third of the everyday ones were."""

LETTERS_COUNT: Final = 0.7
"""What the letters count for beside the meaning."""

_MOST: Final = 12.0


class Meaning:
    """An opinion that asks the letters first, and the meaning only where they leave it open."""

    def __init__(self, letters: SecondOpinion) -> None:
        self._letters = letters
        self._embedding = Embedding()

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
        by_letters = self._letters.of(said)
        if by_letters.crisis < CLEAR or len(said.split()) < FEWEST_WORDS:
            return by_letters
        return together(by_letters, self._likelihoods(said))

    def _likelihoods(self, said: str) -> Mapping[str, float]:
        (row,) = self._head.likelihoods(self._embedding.of_all([said]))
        return dict(zip(self._head.kinds, map(float, row), strict=True))

    @cached_property
    def _head(self) -> Head:
        return load_head()


def together(letters: Opinion, meaning: Mapping[str, float]) -> Opinion:
    """What letters and meaning say together: their log odds are added. The kind is that of the meaning."""
    odds = LETTERS_COUNT * _log_odds(letters.crisis) + _log_odds(1 - meaning[EVERYDAY])
    kind = max((kind for kind in meaning if kind != EVERYDAY), key=meaning.__getitem__)
    return Opinion(1 / (1 + math.exp(-odds)), kind, THRESHOLDS, NAME)


def _log_odds(likelihood: float) -> float:
    least = math.exp(-_MOST)
    return math.log(max(likelihood, least) / max(1 - likelihood, least))
