"""One queue: what is said next silences what is being said, and nothing is told of what was silenced."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from kiosk.channels.speech import Sentence
from kiosk.speech import speaker as speaking
from kiosk.speech.speaker import Manner, ProgramSpeaker

LONG = 600
MANNER = Manner(150, 50)


class Shell:
    """A voice that waits as many seconds as the sentence says."""

    voices = frozenset({"x"})

    def __init__(self, complaint: str = "") -> None:
        self.hushed = 0
        self._complaint = complaint

    def command(self, voice: str, manner: Manner) -> Sequence[str]:
        return ("sh", "-c", f"read seconds; printf '{self._complaint}' >&2; exec sleep $seconds")

    def silent(self, complaint: str) -> bool:
        return complaint != ""

    def hush(self) -> None:
        self.hushed += 1


class Heard:
    """What was told."""

    def __init__(self) -> None:
        self.sentences: list[int] = []
        self.heard: bool | None = None
        self.one = threading.Event()
        self.all = threading.Event()

    def began(self, sentence: int) -> None:
        self.sentences.append(sentence)
        self.one.set()

    def ended(self, *, heard: bool) -> None:
        self.heard = heard
        self.all.set()


def sentences(*seconds: float) -> list[Sentence]:
    return [Sentence(str(each), "xx") for each in seconds]


def test_sentences_follow_one_another() -> None:
    told = Heard()
    ProgramSpeaker(Shell(), {"xx": "x"}).say(sentences(0, 0, 0), MANNER, told)
    assert told.all.wait(10)
    assert told.sentences == [0, 1, 2]
    assert told.heard


def test_what_is_said_next_silences_what_is_being_said() -> None:
    program, first, second = Shell(), Heard(), Heard()
    speaker = ProgramSpeaker(program, {"xx": "x"})
    speaker.say(sentences(LONG, 0), MANNER, first)
    assert first.one.wait(10)
    start = time.monotonic()
    speaker.say(sentences(0), MANNER, second)
    assert second.all.wait(10)
    assert time.monotonic() - start < 10 < LONG
    assert program.hushed == 1
    assert (first.sentences, first.all.is_set()) == ([0], False)


def test_silence_ends_it_and_nothing_more_is_told() -> None:
    told = Heard()
    speaker = ProgramSpeaker(Shell(), {"xx": "x"})
    speaker.say(sentences(LONG, 0), MANNER, told)
    assert told.one.wait(10)
    speaker.cancel()
    for thread in threading.enumerate():
        if thread.name == "speech":
            thread.join(10)
            assert not thread.is_alive()
    assert (told.sentences, told.heard) == ([0], None)


def test_a_voice_without_sound_is_told() -> None:
    told = Heard()
    ProgramSpeaker(Shell("no card"), {"xx": "x"}).say(sentences(0, 0), MANNER, told)
    assert told.all.wait(10)
    assert told.heard is False


def test_a_sound_card_that_hangs_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "LONGEST_SENTENCE", 0.1)
    program, told = Shell(), Heard()
    ProgramSpeaker(program, {"xx": "x"}).say(sentences(LONG), MANNER, told)
    assert told.all.wait(10)
    assert told.heard is False
    assert program.hushed == 1


def test_a_language_without_a_voice_is_known() -> None:
    speaker = ProgramSpeaker(Shell(), {"xx": "x", "yy": "y"})
    assert (speaker.has_voice("xx"), speaker.has_voice("yy"), speaker.has_voice("zz")) == (True, False, False)
