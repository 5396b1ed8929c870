"""The voices of espeak-ng."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from kiosk.speech.speaker import Manner, Voice

PROGRAM: Final = "espeak-ng"
ANSWERS_WITHIN: Final = 5
"""Seconds for the list of its voices."""

_LOUDEST: Final = 200
"""Its amplitude: 100 is the usual one."""

_LISTED: Final = re.compile(r"^\s*\d+\s+(\S+)\s+\S+\s+\S+\s+(\S+)(.*)$", re.MULTILINE)
_OTHERS: Final = re.compile(r"\((\S+) \d+\)")
_BORROWED: Final = "mb/"
"""Voices of mbrola are listed also where they are not installed."""


class Espeak(Voice):
    """Plays through the sound output that the machine uses by itself."""

    @cached_property
    def voices(self) -> frozenset[str]:
        listed = subprocess.run(
            [PROGRAM, "--voices"], capture_output=True, encoding="utf-8", timeout=ANSWERS_WITHIN, check=True
        ).stdout
        own = [(name, others) for name, file, others in _LISTED.findall(listed) if not file.startswith(_BORROWED)]
        return frozenset(name for first, others in own for name in (first, *_OTHERS.findall(others)))

    def command(self, voice: str, manner: Manner) -> Sequence[str]:
        # -b 1: UTF-8, whatever the machine's own alphabet is.
        amplitude = str(manner.volume * _LOUDEST // 100)
        return (PROGRAM, "-b", "1", "-v", voice, "-s", str(manner.rate), "-a", amplitude)

    def silent(self, complaint: str) -> bool:
        """It ends with 0 also where there is no sound card, and says so."""
        return any(line.startswith("error:") for line in complaint.splitlines())

    def hush(self) -> None:
        """It is silent when its process has ended."""
