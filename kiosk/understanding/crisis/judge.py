"""Whether a text is answered as a crisis, or gets an offer of help, or is an everyday one: by phrases and by a second
opinion together. Either alone is right less often than both.

Answered: a strong phrase, unless the second opinion is sure that it is none; a weak one that the second opinion
confirms; or the second opinion alone when it is sure. Offered: what is between that and everyday words. A weak phrase
that the second opinion doubts is nothing.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from kiosk.understanding.crisis.opinion import Opinion, SecondOpinion
from kiosk.understanding.crisis.recognition import CHILD, HURT, Recognised, Recogniser
from kiosk.understanding.lately_made import COMMON, lately_made
from kiosk.understanding.normalise import MOST_WORDS

FEWEST_WORDS: Final = 2
"""Words that a text needs for a crisis that no phrase shows: a word alone is looked up or it is a phrase."""

LAST_WORDS: Final = 12
"""Words at the end of a long text that are also looked at alone: what somebody wants to say may come last."""

FAR_LIKELIER: Final = 3.0
"""How much more, as a logarithm, must speak for another kind than that of a phrase: twenty times. Of 14 phrases in an
exam of which that was so, letters and meaning together, the phrase was right about one."""


class Judge:
    """Gives one of three answers to a text. The same text gets the same one, and nothing of it is kept."""

    def __init__(self, phrases: Recogniser, opinion: SecondOpinion) -> None:
        # Of a crisis nothing is kept, and of everyday words no word.
        self._phrase = lately_made(phrases.recognise, COMMON, keeps=lambda recognised: recognised is None)
        self._opinion = opinion

    def judge(self, said: str, language: str | None) -> Recognised | None:
        """The crisis in a text of somebody who chose this language, or none yet: to be answered, or ``offered``."""
        phrase = self._phrase(said, language)
        words = said.split()
        if phrase is None and len(words) < FEWEST_WORDS:
            return None
        if phrase is not None and phrase.strong and len(words) > MOST_WORDS:
            return phrase
        opinion = self._opinion.of(said)
        if len(words) > MOST_WORDS:
            opinion = max(opinion, self._opinion.of(" ".join(words[-LAST_WORDS:])), key=lambda each: each.crisis)
        if phrase is not None and (phrase.strong or opinion.crisis >= opinion.counts.doubted):
            needed = opinion.counts.doubted if phrase.strong else opinion.counts.confirmed
            return replace(phrase, kind=_kind(phrase.kind, opinion), offered=opinion.crisis < needed)
        if opinion.crisis < opinion.counts.offered:
            return None
        return Recognised(opinion.kind, (), offered=opinion.crisis < opinion.counts.sure, decided=opinion.by)


def _kind(said: str, opinion: Opinion) -> str:
    """The kind of crisis, where a phrase of this one is said: a text may hold the words of one and tell of another."""
    is_another = opinion.kinds[opinion.kind] - opinion.kinds.get(said, math.inf) > FAR_LIKELIER
    return opinion.kind if is_another or (said in HURT and opinion.kind == CHILD) else said
