"""A second opinion by the rows of letters (n-grams) and the words of a text: in pure Python, and always there.

What was learned of the weights: ``kiosk.language.letters_learning``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.understanding.crisis.opinion import Opinion, Thresholds
from kiosk.understanding.letter_rows import numbers_of

NAME: Final = "letters"

THRESHOLDS: Final = Thresholds(doubted=0.2, confirmed=0.22, sure=0.53, offered=0.23)
"""Chosen on a fifth of the sentences, kept apart from the learning. From a likelihood on, of 100 crises and of 100
everyday sentences that share words with them there were: 0.2: 89 and 13; 0.25: 86 and 10; 0.35: 79 and 6; 0.45: 73
and 4; 0.6: 60 and 2. All are low: what stands on our pages is made unlikely last of all. What is sure was moved from
0.49 on the first part of the exam, with 4.2 false alarms of 100 there, and 3.5 now; the second part was not asked."""

KIND_UNIT: Final = 0.02
"""What one step of a kind's weight counts, so that the sum stands beside the log likelihood of another opinion: the
best on sentences that neither had learned from."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What was learned. ``weights`` holds for each number how much it speaks for a crisis, ``unit`` times as much as
    it is; ``bias`` is what an empty text has. ``kinds`` are the kinds of crisis, and ``kind_weights`` holds for each
    number a weight for each of them, in their order."""

    weights: Sequence[int]
    unit: float
    bias: float
    kinds: tuple[str, ...]
    kind_weights: bytes

    @property
    def name(self) -> str:
        """What it is called beside others."""
        return NAME

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
        numbers = numbers_of(said)
        if not numbers:
            return Opinion(0.0, dict.fromkeys(self.kinds, 0.0), THRESHOLDS, NAME)
        weight = self.bias + sum(map(self.weights.__getitem__, numbers)) / self.unit / math.sqrt(len(numbers))
        return Opinion(1 / (1 + math.exp(-weight)), self._kinds(numbers), THRESHOLDS, NAME)

    def _kinds(self, numbers: Sequence[int]) -> dict[str, float]:
        size, unit = len(self.kinds), KIND_UNIT / math.sqrt(len(numbers))
        rows = b"".join([self.kind_weights[number * size : number * size + size] for number in numbers])
        return {kind: unit * sum(rows[column::size]) for column, kind in enumerate(self.kinds)}
