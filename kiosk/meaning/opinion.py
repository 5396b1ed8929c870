"""A second opinion by letters and meaning together: either alone is right less often."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Final

from kiosk.language.sentences import EVERYDAY
from kiosk.meaning.embedding import Embedding
from kiosk.meaning.head import Head, load_head
from kiosk.understanding.crisis.opinion import Opinion, SecondOpinion, Thresholds

NAME: Final = "meaning"

THRESHOLDS: Final = Thresholds(doubted=0.1, confirmed=0.4, sure=0.9, offered=0.3)
"""Chosen as those of the letters. From a likelihood on, of 100 crises and of 100 everyday sentences that share words
with them there were: 0.1: 96 and 15; 0.3: 93 and 11; 0.4: 92 and 10; 0.8: 85 and 5; 0.9: 81 and 3."""

FEWEST_WORDS: Final = 3
"""Words that a text needs to mean more than they say one by one."""

CLEAR: Final = 0.03
"""Below this likelihood the letters alone decide: no crisis among the sentences that were kept apart was that low, and
a third of the everyday ones were."""

WITHIN: Final = 0.15
"""Seconds that a text is waited for: ten times what one takes on a small computer that has nothing else to do."""

PAUSES: Final = 2
"""How many times as long as a text took, the letters decide alone after it."""

LETTERS_COUNT: Final = 0.7
"""What the letters count for beside the meaning."""

_LEAST: Final = 1e-5
"""No likelihood counts as less."""


class Meaning:
    """An opinion that asks the letters first, and the meaning only where they leave it open.

    One person never costs another: the meaning has ``WITHIN`` seconds in a thread of its own, one text at a time, and a
    third of the time at most. When it is late, or busy, the letters decide.
    """

    def __init__(self, letters: SecondOpinion, *, hurried: bool = True) -> None:
        """Nobody waits for one that is not ``hurried``: it is measured."""
        self._letters = letters
        self._hurried = hurried
        self._embedding = Embedding()
        self._thread = ThreadPoolExecutor(1, "meaning")
        self._not_before = 0.0

    @property
    def name(self) -> str:
        """What it is called beside others."""
        return NAME

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
        by_letters = self._letters.of(said)
        if by_letters.crisis < CLEAR or len(said.split()) < FEWEST_WORDS:
            return by_letters
        likelihoods = self._in_time(said) if self._hurried else self._likelihoods(said)
        return by_letters if likelihoods is None else together(by_letters, likelihoods)

    def _in_time(self, said: str) -> Mapping[str, float] | None:
        start = time.monotonic()
        if start < self._not_before:
            return None
        try:
            return self._thread.submit(self._likelihoods, said).result(WITHIN)
        except TimeoutError:
            return None
        finally:
            end = time.monotonic()
            self._not_before = end + PAUSES * (end - start)

    def _likelihoods(self, said: str) -> Mapping[str, float]:
        (row,) = self._head.likelihoods(self._embedding.of(said)[None])
        return dict(zip(self._head.kinds, map(float, row), strict=True))

    @cached_property
    def _head(self) -> Head:
        return load_head()


def together(letters: Opinion, meaning: Mapping[str, float]) -> Opinion:
    """What letters and meaning say together: their log odds are added."""
    odds = LETTERS_COUNT * _log_odds(letters.crisis) + _log_odds(1 - meaning[EVERYDAY])
    kinds = {kind: weight + math.log(max(meaning[kind], _LEAST)) for kind, weight in letters.kinds.items()}
    return Opinion(1 / (1 + math.exp(-odds)), kinds, THRESHOLDS, NAME)


def _log_odds(likelihood: float) -> float:
    return math.log(max(likelihood, _LEAST) / max(1 - likelihood, _LEAST))
