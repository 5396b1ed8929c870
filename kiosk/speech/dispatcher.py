"""The voices of speech-dispatcher, where it runs: it shares the sound with a screen reader."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from kiosk.speech.speaker import Manner, Voice

PROGRAM: Final = "spd-say"
ANSWERS_WITHIN: Final = 5
"""Seconds: where no server runs, the program starts one, or tries to."""

USUAL_RATE: Final = 170
"""Words a minute at its rate 0; -100 is about half of that, and 100 twice as many."""


class Dispatcher(Voice):
    """Hands each sentence to the server, and waits until it was said."""

    @cached_property
    def voices(self) -> frozenset[str]:
        """The languages of the voices; none where no server answers."""
        try:
            done = subprocess.run(
                [PROGRAM, "--list-synthesis-voices"], capture_output=True, encoding="utf-8", timeout=ANSWERS_WITHIN
            )
        except subprocess.TimeoutExpired:
            return frozenset()
        rows = (line.split() for line in done.stdout.splitlines()[1:])
        languages = {row[-2].lower() for row in rows if len(row) > 2}
        return frozenset(languages | {language.partition("-")[0] for language in languages})

    def command(self, voice: str, manner: Manner) -> Sequence[str]:
        rate = max(-100, min(100, round((manner.rate / USUAL_RATE - 1) * 100)))
        # From -100 to 100; 0 is the usual volume.
        volume = manner.volume * 2 - 100
        return (PROGRAM, "--wait", "--pipe-mode", "-l", voice, "-r", str(rate), "-i", str(volume))

    def silent(self, complaint: str) -> bool:
        return bool(complaint.strip())

    def hush(self) -> None:
        """The server goes on with what it was given."""
        subprocess.run([PROGRAM, "--cancel"], capture_output=True, timeout=ANSWERS_WITHIN, check=False)
