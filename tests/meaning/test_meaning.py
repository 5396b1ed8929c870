"""The second opinion by meaning: asked where the letters leave it open, and never waited for long."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from kiosk.language.offered import OfferedLanguages
from kiosk.meaning import opinion
from kiosk.meaning.embedding import installed
from kiosk.meaning.opinion import CLEAR, NAME, Meaning, together
from kiosk.understanding.crisis.letters import NAME as LETTERS
from kiosk.understanding.crisis.letters import THRESHOLDS
from kiosk.understanding.crisis.opinion import Opinion

KINDS = {"danger": 0.5, "violence": 0.4}
OPEN = Opinion(0.4, KINDS, THRESHOLDS, LETTERS)
MEANT = {"-": 0.01, "violence": 0.9, "danger": 0.09}


@dataclass
class Says:
    """Letters that always say the same."""

    said: Opinion = OPEN
    name: str = LETTERS
    asked: list[str] = field(default_factory=list)

    def of(self, said: str) -> Opinion:
        self.asked.append(said)
        return self.said


class Read(Meaning):
    """Reads every sentence alike, and as slowly as it is told to."""

    def __init__(self, letters: Says, *, hurried: bool = True) -> None:
        super().__init__(letters, hurried=hurried)
        self.read: list[str] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def _likelihoods(self, said: str) -> Mapping[str, float]:
        self.read.append(said)
        self.may_go_on.wait()
        return MEANT


def test_where_the_letters_leave_it_open_the_meaning_is_asked() -> None:
    meaning = Read(Says())
    found = meaning.of("he counts my steps")
    assert (found.by, found.kind) == (NAME, "violence")
    assert found.crisis > 0.9
    assert meaning.read == ["he counts my steps"]


@pytest.mark.parametrize(
    ("said", "letters"),
    [("he counts my steps", Opinion(CLEAR / 2, KINDS, THRESHOLDS, LETTERS)), ("two words", OPEN), ("", OPEN)],
)
def test_where_nothing_is_open_nothing_is_read(said: str, letters: Opinion) -> None:
    meaning = Read(Says(letters))
    assert meaning.of(said) == letters
    assert meaning.read == []


def test_when_the_meaning_is_late_the_letters_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinion, "WITHIN", 0.001)
    meaning = Read(Says())
    meaning.may_go_on.clear()
    assert meaning.of("he counts my steps") == OPEN
    meaning.may_go_on.set()


def test_after_a_text_the_letters_decide_alone_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("kiosk.meaning.opinion.time.monotonic", lambda: now[0])
    meaning = Read(Says())
    monkeypatch.setattr(meaning, "_likelihoods", lambda said: now.__setitem__(0, now[0] + 0.02) or MEANT)
    assert meaning.of("he counts my steps").by == NAME
    assert meaning.of("he counts my steps").by == LETTERS
    now[0] += 0.05
    assert meaning.of("he counts my steps").by == NAME


def test_what_is_measured_is_not_hurried() -> None:
    meaning = Read(Says(), hurried=False)
    assert [meaning.of("he counts my steps").by for _ in range(3)] == [NAME] * 3


def test_both_together_are_surer_than_either() -> None:
    assert together(Opinion(0.8, KINDS, THRESHOLDS, LETTERS), {"-": 0.2, "danger": 0.8, "violence": 0.0}).crisis > 0.8
    assert together(Opinion(0.2, KINDS, THRESHOLDS, LETTERS), {"-": 0.8, "danger": 0.2, "violence": 0.0}).crisis < 0.2
    for least in (0.0, 1.0):
        meant = {"-": least, "danger": 1 - least, "violence": least}
        assert 0 <= together(Opinion(least, KINDS, THRESHOLDS, LETTERS), meant).crisis <= 1


@pytest.mark.skipif(not installed(), reason="not installed: kiosk[meaning]")
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("he counts the minutes when I go to the shop and takes my phone at night", "violence"),
        ("ik heb al mijn pillen opgespaard, na zondag heeft niemand nog last van mij", "suicide"),
        ("mon prof de judo dit que c'est notre secret et qu'il ne faut rien dire à maman", "child"),
    ],
)
def test_what_is_meant_is_understood(languages: OfferedLanguages, said: str, kind: str) -> None:
    found = Meaning(languages.second_opinion, hurried=False).of(said)
    assert found.crisis > 0.5
    assert found.kind == kind
