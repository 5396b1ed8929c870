"""A text gets one of three answers: by phrases and a second opinion together."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kiosk.understanding.crisis.judge import Judge
from kiosk.understanding.crisis.opinion import Opinion, Thresholds
from kiosk.understanding.crisis.phrases import take_apart
from kiosk.understanding.crisis.recognition import Recogniser
from kiosk.understanding.words import CrisisPhrases

COUNTS = Thresholds(doubted=0.1, confirmed=0.3, sure=0.8, offered=0.5)
PHRASES = CrisisPhrases(phrases={"suicide": ("want to die",), "danger": ("on fire",)}, everyday=("on fire today",))


@dataclass(frozen=True)
class Says:
    """A second opinion that is always the same."""

    crisis: float
    kind: str = "violence"

    name: str = "dice"
    others: tuple[tuple[str, float], ...] = ()

    def of(self, said: str) -> Opinion:
        return Opinion(self.crisis, {self.kind: 1.0} | dict(self.others), COUNTS, "dice")


def answer(said: str, likely: float, others: tuple[tuple[str, float], ...] = ()) -> str:
    phrases = Recogniser({"en": take_apart(PHRASES)}, ("danger", "suicide", "violence"))
    found = Judge(phrases, Says(likely, others=others)).judge(said, "en")
    if found is None:
        return "none"
    return f"{'offered' if found.offered else 'answered'}: {found.kind} by {found.decided}"


@pytest.mark.parametrize(
    ("said", "likely", "expected"),
    [
        ("i want to die", 0.9, "answered: suicide by phrases"),
        ("i want to die", 0.1, "answered: suicide by phrases"),
        ("i want to die", 0.09, "offered: suicide by phrases"),
        ("we are on fire", 0.3, "answered: danger by phrases"),
        ("we are on fire", 0.29, "offered: danger by phrases"),
        ("we are on fire", 0.1, "offered: danger by phrases"),
        ("we are on fire", 0.09, "none"),
        ("we are on fire today", 0.0, "none"),
        ("he counts my steps", 0.8, "answered: violence by dice"),
        ("he counts my steps", 0.79, "offered: violence by dice"),
        ("he counts my steps", 0.5, "offered: violence by dice"),
        ("he counts my steps", 0.49, "none"),
        ("steps", 0.9, "none"),
        ("", 0.9, "none"),
        ("112", 0.9, "none"),
    ],
)
def test_the_three_answers(said: str, likely: float, expected: str) -> None:
    assert answer(said, likely) == expected


@pytest.mark.parametrize(("of_suicide", "kind"), [(0.9, "suicide"), (-1.9, "suicide"), (-2.1, "violence")])
def test_the_kind_is_that_of_the_phrase_until_far_more_speaks_for_another(of_suicide: float, kind: str) -> None:
    assert answer("i want to die", 0.9, (("suicide", of_suicide),)) == f"answered: {kind} by phrases"
