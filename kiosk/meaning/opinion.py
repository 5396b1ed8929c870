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

THRESHOLDS: Final = Thresholds(doubted=0.22, confirmed=0.45, sure=0.66, offered=0.24)
"""Chosen as those of the letters, with a head that had learned from the rest, on the sentences as people wrote them:
offered where 10 of 100 everyday ones are that share words with crises, doubted where 11 are, confirmed where 5 are.
Sure is where 2.8 are, and 85 of 100 crises. By the rule it would be where 2.2 are, but those sentences were written to
be hard: of what others wrote in four languages of the exam 2.4 of 100 are taken for a crisis so. The card says more."""

FEWEST_WORDS: Final = 3
"""Words that a text needs to mean more than they say one by one."""

CLEAR: Final = 0.03
"""Below this likelihood the letters alone decide: of the sentences that were kept apart, 1 of 100 crises was that low,
and 53 of 100 everyday ones."""

LETTERS_COUNT: Final = 0.6
MEANING_COUNTS: Final = 0.84
WORDS_COUNT: Final = -0.54
LEANING: Final = 1.55
"""What the log odds of each count for, what the logarithm of the number of words does, and what is added: a logistic
regression on the sentences that were kept apart, which ``make models`` prints. Both are bolder on long texts than on
short ones: with one bound for all, 1 of 100 everyday sentences of five words would be a false alarm, and 10 of 15."""

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
        return together(by_letters, self._head.of(row), said)

    @cached_property
    def _head(self) -> Head:
        return load_head(CRISES)


def together(letters: Opinion, meaning: Mapping[str, float], said: str) -> Opinion:
    """What letters and meaning say of a text together: their log odds are added."""
    odds = (
        LETTERS_COUNT * log_odds(letters.crisis)
        + MEANING_COUNTS * log_odds(1 - meaning[EVERYDAY])
        + WORDS_COUNT * length(said)
        + LEANING
    )
    kinds = {kind: weight + math.log(max(meaning.get(kind, 0.0), _LEAST)) for kind, weight in letters.kinds.items()}
    return Opinion(1 / (1 + math.exp(-odds)), kinds, THRESHOLDS, NAME)


def log_odds(likelihood: float) -> float:
    """How much speaks for it: 0 when it is as likely as not."""
    return math.log(max(likelihood, _LEAST) / max(1 - likelihood, _LEAST))


def length(said: str) -> float:
    """How long a text is, as it counts."""
    return math.log1p(len(said.split()))
