"""Which guide a question is about, by its letters and its meaning together: either alone is right less often."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from kiosk.language.sentences import EVERYDAY
from kiosk.meaning.head import QUESTIONS, Head, load_head
from kiosk.meaning.rows import Rows
from kiosk.understanding.asked_about import AskedAbout
from kiosk.understanding.lately_made import COMMON, lately_made

LETTERS_COUNT: Final = 0.5
MEANING_COUNTS: Final = 0.3
LEANING: Final = 0.65
"""What the letters count for beside the meaning, what one step of its log likelihood counts for, and what is added so
that one bound holds for both: chosen as the bounds of ``kiosk.understanding.index``."""

FEWEST_WORDS: Final = 2
"""Words that a question needs to mean more than they say one by one."""

NONE: Final = -0.5
ONE: Final = 1.0
"""Below and above them the letters alone decide: of 100 questions that a guide answers, one is below; of 100 that none
is about, two are above. That spares most questions the reading."""

_LEAST: Final = 1e-4
"""No likelihood counts as less."""


class AskedMeaning:
    """What asks the letters, and the meaning where somebody can wait for it."""

    def __init__(self, letters: AskedAbout, rows: Rows) -> None:
        self._letters = letters
        self._rows = rows
        # What came late is asked again.
        self._lately = lately_made(self._likely, COMMON, keeps=lambda likely: likely is not None)

    @property
    def abouts(self) -> tuple[str, ...]:
        """What the letters can tell."""
        return self._letters.abouts

    def of(self, said: str) -> Mapping[str, float]:
        """How much more a text is about each thing than about nothing."""
        by_letters = dict(self._letters.of(said))
        best = max(by_letters.values(), default=0.0)
        if not NONE <= best <= ONE or len(said.split()) < FEWEST_WORDS or (likely := self._lately(said)) is None:
            return by_letters
        # Of a guide that is newer than the head, the letters tell alone.
        return by_letters | {
            about: LETTERS_COUNT * by_letters[about] + MEANING_COUNTS * (likely[about] - likely[EVERYDAY]) + LEANING
            for about in by_letters.keys() & likely.keys()
        }

    def _likely(self, said: str) -> Mapping[str, float] | None:
        """How likely a text is about each thing, as a logarithm; None when its row is late."""
        if (row := self._rows.of(said)) is None:
            return None
        return {about: math.log(max(likelihood, _LEAST)) for about, likelihood in self._head.of(row).items()}

    @cached_property
    def _head(self) -> Head:
        return load_head(QUESTIONS)
