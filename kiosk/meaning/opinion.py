"""A second opinion by letters and meaning together: either alone is right less often."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from kiosk.language.sentences import EVERYDAY
from kiosk.meaning.head import CRISES, Head, load_head
from kiosk.meaning.rows import Rows
from kiosk.understanding.crisis.opinion import Opinion, SecondOpinion, Thresholds

NAME: Final = "meaning"

THRESHOLDS: Final = Thresholds(doubted=0.06, confirmed=0.3, sure=0.85, offered=0.15)
"""Chosen as those of the letters: sure is where 3 of 100 everyday ones are. From a likelihood on, of 100 crises and
of 100 everyday sentences that share words with them there were: 0.05: 94 and 12; 0.1: 93 and 11; 0.2: 92 and 9; 0.3: 90
and 7; 0.8: 83 and 3; 0.9: 79 and 3."""

FEWEST_WORDS: Final = 3
"""Words that a text needs to mean more than they say one by one."""

CLEAR: Final = 0.03
"""Below this likelihood the letters alone decide: no crisis among the sentences that were kept apart was that low, and
a third of the everyday ones were."""

LETTERS_COUNT: Final = 1.5
"""What the letters count for beside the meaning."""

_LEAST: Final = 1e-5
"""No likelihood counts as less."""


class Meaning:
    """An opinion that asks the letters first, and the meaning only where they leave it open. Where nobody can wait for
    the meaning, the letters decide."""

    def __init__(self, letters: SecondOpinion, rows: Rows) -> None:
        self._letters = letters
        self._rows = rows

    @property
    def name(self) -> str:
        """What it is called beside others."""
        return NAME

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
        by_letters = self._letters.of(said)
        if by_letters.crisis < CLEAR or len(said.split()) < FEWEST_WORDS or (row := self._rows.of(said)) is None:
            return by_letters
        return together(by_letters, self._head.of(row))

    @cached_property
    def _head(self) -> Head:
        return load_head(CRISES)


def together(letters: Opinion, meaning: Mapping[str, float]) -> Opinion:
    """What letters and meaning say together: their log odds are added."""
    odds = LETTERS_COUNT * _log_odds(letters.crisis) + _log_odds(1 - meaning[EVERYDAY])
    kinds = {kind: weight + math.log(max(meaning.get(kind, 0.0), _LEAST)) for kind, weight in letters.kinds.items()}
    return Opinion(1 / (1 + math.exp(-odds)), kinds, THRESHOLDS, NAME)


def _log_odds(likelihood: float) -> float:
    return math.log(max(likelihood, _LEAST) / max(1 - likelihood, _LEAST))
