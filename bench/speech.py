"""How soon the voice begins after its key, and how long somebody listens until they hear what they can choose.

In seconds of the voice of espeak-ng.

Each page that has choices counts once, at the rate of an office that sets none: the spread goes from the shortest to
the longest page. The longest ones are cards, which say their number first, digit by digit, and help now, whose text
goes before the choices.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Result
from bench.pseudo_terminal import PseudoTerminal
from bench.start import MARKER, SETTLED
from kiosk.channels.plain import PlainLines
from kiosk.channels.speech import Sentence
from kiosk.guides.conversation import Conversation
from kiosk.guides.page import Page
from kiosk.guides.walk import walk
from kiosk.language.facts import locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.speech.espeak import PROGRAM, Espeak
from kiosk.speech.installed import installed_speaker
from kiosk.speech.speaker import Manner
from kiosk.tui.read_aloud import USUAL_VOLUME, VOLUMES
from kiosk.tui.spoken_lines import script
from kiosk.wiring import open_engine

EVERY = 12
"""Of so many pages one is listened to, in each language."""

OF_A_PAGE, OF_THE_FIRST = 5.0, 10.0
"""Seconds to the first choice."""

FIRST_SOUND = 0.3
"""Seconds from the key to the first sound."""

READ_ALOUD = b"\x1bOS"
"""F4."""

_HEAD_OF_A_WAV = 44


def measure(rounds: int) -> Iterator[Result]:
    """Seconds to the first sound, and to the first choice. The voice says the same in every round: it is listened to
    once."""
    office, languages = OfficeSettings(), OfferedLanguages(locales_folder())
    if installed_speaker(languages.facts) is None:
        raise RuntimeError("nothing speaks on this machine; on Debian: apt-get install espeak-ng")
    yield Result("key to the first sound", "s", [_first_sound() for _ in range(rounds)], [], FIRST_SOUND)
    engine = open_engine(office, languages)
    manner = Manner(office.speech_rate, VOLUMES[USUAL_VOLUME])
    first = engine.show(Conversation(), PlainLines())
    yield Result("heard until the first choice, first page", "s", [_until(first, languages, manner)], [], OF_THE_FIRST)
    seconds = []
    for code in languages.codes:
        stops = [stop for stop in walk(engine, PlainLines(), code) if stop.conversation.language is not None]
        pages = [page for stop in stops for page in stop.parts if page.choices]
        seconds += [_until(page, languages, manner) for page in pages[::EVERY]]
    yield Result("heard until the first choice, a page", "s", seconds, [], OF_A_PAGE)


def _until(page: Page, languages: OfferedLanguages, manner: Manner) -> float:
    """Seconds of a page up to and with its first choice."""
    heard = 0.0
    for sentence in script(page, languages):
        heard += _seconds(sentence, languages, manner)
        if sentence.shown is not None and sentence.shown.kind == "choice":
            return heard
    return heard


def _seconds(sentence: Sentence, languages: OfferedLanguages, manner: Manner) -> float:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        command = [*Espeak().command(languages[sentence.language].facts.voice, manner), "-w", str(path)]
        subprocess.run(command, input=f"{sentence.text}\n", encoding="utf-8", check=True)
        with wave.open(str(path)) as sound:
            # The length in its head is that of a file that is not yet written.
            samples = len(sound.readframes(sound.getnframes())) // sound.getsampwidth()
            return float(samples / sound.getframerate())


def _first_sound() -> float:
    """Seconds from the key until espeak-ng has made its first sound: for a pipe: no sound card is needed."""
    real = shutil.which(PROGRAM)
    with TemporaryDirectory() as folder:
        pipe, program = Path(folder) / "sound", Path(folder) / PROGRAM
        os.mkfifo(pipe)
        program.write_text(
            f'#!/bin/sh\n[ "$1" = --voices ] && exec {real} --voices\nexec {real} --stdout "$@" > {pipe}\n',
            encoding="utf-8",
        )
        program.chmod(0o755)
        sound = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            with PseudoTerminal(("-m", "kiosk"), program.parent) as terminal:
                terminal.painted(MARKER)
                terminal.settle(SETTLED)
                start = time.perf_counter()
                terminal.send(READ_ALOUD)
                heard = 0
                while heard <= _HEAD_OF_A_WAV:
                    select.select([sound], [], [])
                    heard += len(os.read(sound, 1 << 16))
                return time.perf_counter() - start
        finally:
            os.close(sound)
