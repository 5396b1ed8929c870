"""The second opinion by meaning: asked where the letters leave it open, and never waited for long."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from kiosk.language.offered import OfferedLanguages
from kiosk.meaning import asked, opinion, rows
from kiosk.meaning.asked import AskedMeaning
from kiosk.meaning.embedding import Embedding, installed
from kiosk.meaning.head import Head
from kiosk.meaning.learning import as_typed
from kiosk.meaning.opinion import CLEAR, NAME, Meaning, together
from kiosk.meaning.rows import Rows
from kiosk.understanding.asked_about import ROWS, AskedLetters
from kiosk.understanding.crisis.letters import NAME as LETTERS
from kiosk.understanding.crisis.letters import THRESHOLDS
from kiosk.understanding.crisis.opinion import Opinion
from tests.sentences import CODES, said_in_crisis

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


class Reads(Embedding):
    """Reads every text alike, and as slowly as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def of(self, text: str) -> object:
        self.read.append(text)
        self.may_go_on.wait()
        return object()


class Meant(Head):
    """Takes every row for the same."""

    def of(self, row: object) -> Mapping[str, float]:
        return MEANT


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """What reads the texts."""
    reads = Reads()
    monkeypatch.setattr(rows, "Embedding", lambda: reads)
    for module in (opinion, asked):
        monkeypatch.setattr(module, "load_head", lambda _: Meant(tuple(MEANT), None, ()))
    return reads


def test_where_the_letters_leave_it_open_the_meaning_is_asked(reads: Reads) -> None:
    found = Meaning(Says(), Rows()).of("he counts my steps")
    assert (found.by, found.kind) == (NAME, "violence")
    assert found.crisis > 0.9
    assert reads.read == ["he counts my steps"]


@pytest.mark.parametrize(
    ("said", "letters"),
    [("he counts my steps", Opinion(CLEAR / 2, KINDS, THRESHOLDS, LETTERS)), ("two words", OPEN), ("", OPEN)],
)
def test_where_nothing_is_open_nothing_is_read(reads: Reads, said: str, letters: Opinion) -> None:
    assert Meaning(Says(letters), Rows()).of(said) == letters
    assert reads.read == []


def test_when_the_meaning_is_late_the_letters_decide(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "WITHIN", 0.001)
    reads.may_go_on.clear()
    assert Meaning(Says(), Rows()).of("he counts my steps") == OPEN
    reads.may_go_on.set()


def test_after_a_text_the_letters_decide_alone_for_a_while(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("kiosk.meaning.rows.time.monotonic", lambda: now[0])
    monkeypatch.setattr(reads, "of", lambda said: now.__setitem__(0, now[0] + 0.02) or object())
    meaning = Meaning(Says(), Rows())
    assert meaning.of("he counts my steps").by == NAME
    assert meaning.of("she counts my steps").by == LETTERS
    now[0] += 0.05
    assert meaning.of("they count my steps").by == NAME


def test_what_is_measured_is_not_hurried(reads: Reads) -> None:
    meaning = Meaning(Says(), Rows(hurried=False))
    assert [meaning.of(f"he counts my steps {number}").by for number in range(3)] == [NAME] * 3


def test_a_text_is_read_once_for_a_crisis_and_a_guide_and_then_forgotten(reads: Reads) -> None:
    meant = Rows(hurried=False)
    assert Meaning(Says(), meant).of("he counts my steps").by == NAME
    about = AskedMeaning(AskedLetters(("violence",), bytes(2 * ROWS), 1.0), meant).of("he counts my steps")
    assert about["violence"] > 1
    assert reads.read == ["he counts my steps"]
    meant.of("he counts my steps")
    assert reads.read == ["he counts my steps"] * 2, "it was forgotten when it was asked for"


def test_of_a_guide_that_the_head_does_not_know_the_letters_tell_alone(reads: Reads) -> None:
    letters = AskedLetters(("newer", "violence"), bytes(3 * ROWS), 1.0)
    told = AskedMeaning(letters, Rows(hurried=False)).of("he counts my steps")
    assert told["newer"] == letters.of("he counts my steps")["newer"]
    assert told["violence"] > told["newer"]


def test_a_question_that_many_people_ask_is_read_once(reads: Reads) -> None:
    about = AskedMeaning(AskedLetters(("violence",), bytes(2 * ROWS), 1.0), Rows(hurried=False))
    told = [about.of(said) for said in ("he counts my steps", "she counts them", "he counts my steps")]
    assert told[0] == told[2]
    assert reads.read == ["he counts my steps", "she counts them"]


def test_a_question_whose_meaning_came_late_is_read_anew(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = AskedLetters(("violence",), bytes(2 * ROWS), 1.0)
    now = [100.0]
    monkeypatch.setattr("kiosk.meaning.rows.time.monotonic", lambda: now[0])
    monkeypatch.setattr(reads, "of", lambda said: now.__setitem__(0, now[0] + 0.02) or object())
    about = AskedMeaning(letters, Rows())
    about.of("she counts them")
    assert about.of("he counts my steps") == letters.of("he counts my steps"), "another text was just read"
    now[0] += 0.05
    assert about.of("he counts my steps")["violence"] > 1


def test_without_the_meaning_a_question_is_told_by_its_letters(reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = AskedLetters(("violence",), bytes(2 * ROWS), 1.0)
    assert AskedMeaning(letters, Rows()).of("word") == letters.of("word")
    monkeypatch.setattr(rows, "WITHIN", 0.001)
    reads.may_go_on.clear()
    assert AskedMeaning(letters, Rows()).of("he counts my steps") == letters.of("he counts my steps")
    reads.may_go_on.set()


def both(letters: float, meaning: float, words: int = 8) -> float:
    meant = {"-": 1 - meaning, "danger": meaning, "violence": 0.0}
    return together(Opinion(letters, KINDS, THRESHOLDS, LETTERS), meant, " ".join(["word"] * words)).crisis


def test_both_together_are_surer_than_either() -> None:
    assert both(0.8, 0.8) > 0.8
    assert both(0.2, 0.2) < 0.2
    assert 0 <= both(0.0, 0.0) <= both(1.0, 1.0) <= 1


def test_what_is_found_in_a_long_text_says_less_than_in_a_short_one() -> None:
    assert both(0.6, 0.6, words=3) > both(0.6, 0.6, words=9) > both(0.6, 0.6, words=27)


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
    found = Meaning(languages.second_opinion, Rows(hurried=False)).of(said)
    assert found.crisis > 0.5
    assert found.kind == kind


@pytest.mark.skipif(not installed(), reason="not installed: kiosk[meaning]")
@pytest.mark.parametrize("code", CODES)
def test_in_capitals_people_mean_the_same(code: str) -> None:
    embedding = Embedding()
    sentences = [said for texts in said_in_crisis(code).values() for said in texts[:2]]
    for said in (said for said in sentences if said.upper().lower() == said.lower()):
        assert (embedding.of(said.upper()) == embedding.of(said)).all(), said


def test_what_has_accents_is_learned_as_it_is_typed_without_them_too() -> None:
    lessons = [("vreau să mor", "suicide"), ("i die", "suicide"), ("я хочу умереть", "suicide"), ("gâteau", "-")]
    assert as_typed(lessons) == [("vreau sa mor", "suicide"), ("gateau", "-"), *lessons]
    # What somebody wrote so stands as it was written.
    assert as_typed([("să mor", "suicide"), ("sa mor", "-")]) == [("sa mor", "-"), ("să mor", "suicide")]
