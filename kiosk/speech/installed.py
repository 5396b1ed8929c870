"""Finds what can speak on this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from shutil import which

from kiosk.language.facts import LanguageFacts
from kiosk.speech import dispatcher, espeak
from kiosk.speech.dispatcher import Dispatcher
from kiosk.speech.espeak import Espeak
from kiosk.speech.speaker import ProgramSpeaker


def installed_speaker(languages: Mapping[str, LanguageFacts]) -> ProgramSpeaker | None:
    """espeak-ng where it is installed, else speech-dispatcher where it runs; None where nothing speaks."""
    voices = {code: facts.voice for code, facts in languages.items()}
    for program, kind in ((espeak.PROGRAM, Espeak), (dispatcher.PROGRAM, Dispatcher)):
        if which(program) is None:
            continue
        speaking = kind()
        try:
            if speaking.voices:
                return ProgramSpeaker(speaking, voices)
        except (OSError, subprocess.SubprocessError):
            # It is there and does not work: perhaps the next one does.
            continue
    return None
