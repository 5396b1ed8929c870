"""What says sentences aloud, and the one queue in which they wait."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from kiosk.channels.speech import Sentence

LONGEST_SENTENCE: Final = 60
"""Seconds after which a sentence is broken off: a sound card that hangs must not keep a visitor's page in sight."""

LOUDEST: Final = 100


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said: ``rate`` in words a minute, ``volume`` in percent of the loudest."""

    rate: int
    volume: int


class Told(Protocol):
    """Who wants to know how far the voice is. Called from another thread; after ``cancel`` nothing is told."""

    def began(self, sentence: int) -> None:
        """A sentence begins: its index."""

    def ended(self, *, heard: bool) -> None:
        """The last sentence has ended; not ``heard`` when the machine made no sound of them."""


class Speaker(Protocol):
    """Says one thing at a time."""

    def has_voice(self, language: str) -> bool:
        """Whether it can speak a language, by the code of its folder."""

    def say(self, sentences: Sequence[Sentence], manner: Manner, told: Told) -> None:
        """Say these, one after the other, instead of whatever is being said."""

    def cancel(self) -> None:
        """Be silent at once."""


class Voice(Protocol):
    """A program that speaks, one process a sentence."""

    @property
    def voices(self) -> frozenset[str]:
        """The names of its voices."""

    def command(self, voice: str, manner: Manner) -> Sequence[str]:
        """What to run, with the sentence on its standard input; it ends when the sentence was said."""

    def silent(self, complaint: str) -> bool:
        """Whether what a process wrote to its standard error says that no sound came."""

    def hush(self) -> None:
        """Silence what goes on when the process has ended."""


class ProgramSpeaker(Speaker):
    """Speaks with a program. Sentences go to it on standard input: a list of processes shows no word of a page."""

    def __init__(self, program: Voice, voices: Mapping[str, str]) -> None:
        """``voices`` names the voice of each language, by its code."""
        self._program = program
        self._voices = voices
        self._lock = threading.Lock()
        self._turn = 0
        self._process: subprocess.Popen[str] | None = None

    def has_voice(self, language: str) -> bool:
        return self._voices.get(language) in self._program.voices

    def say(self, sentences: Sequence[Sentence], manner: Manner, told: Told) -> None:
        self.cancel()
        arguments = (tuple(sentences), manner, told, self._turn)
        threading.Thread(target=self._speak, args=arguments, name="speech", daemon=True).start()

    def cancel(self) -> None:
        with self._lock:
            self._turn += 1
            process, self._process = self._process, None
            if process is not None:
                process.kill()
        if process is not None:
            self._program.hush()

    def _speak(self, sentences: Sequence[Sentence], manner: Manner, told: Told, turn: int) -> None:
        heard = True
        for index, sentence in enumerate(sentences):
            process = self._started(sentence, manner, turn)
            if process is None:
                return
            told.began(index)
            heard = self._waited(process, sentence.text) and heard
        with self._lock:
            over = self._turn == turn
            self._process = None if over else self._process
        if over:
            told.ended(heard=heard)

    def _started(self, sentence: Sentence, manner: Manner, turn: int) -> subprocess.Popen[str] | None:
        """The process of a sentence; None when something else is to be said, or nothing."""
        with self._lock:
            if self._turn != turn:
                return None
            self._process = subprocess.Popen(
                self._program.command(self._voices[sentence.language], manner),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
            return self._process

    def _waited(self, process: subprocess.Popen[str], text: str) -> bool:
        """Whether the sentence was heard, as far as the program knows."""
        try:
            complaint = process.communicate(f"{text}\n", timeout=LONGEST_SENTENCE)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self._program.hush()
            return False
        finally:
            # What it may have started itself still holds them: not waited for.
            for pipe in filter(None, (process.stdin, process.stderr)):
                pipe.close()
        return process.returncode == 0 and not self._program.silent(complaint)
