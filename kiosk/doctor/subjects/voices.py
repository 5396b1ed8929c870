"""Voices that read aloud: one for each language, as its ``language.toml`` names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Which languages have a voice of espeak-ng, and which have none."""
    told = machine.asked("espeak-ng", "--voices")
    if told is None:
        yield note("voices", "espeak-ng is not installed: nothing can be read aloud", "apt install espeak-ng")
        return
    voices = set(_languages(told))
    silent = [code for code, facts in site.facts.items() if not _speaks(voices, facts.voice)]
    if spoken := [code for code in site.facts if code not in silent]:
        yield ok("voices", f"espeak-ng speaks {' '.join(spoken)}")
    if silent:
        yield note("voices", f"espeak-ng has no voice for {' '.join(silent)}", "Install a newer espeak-ng")


def _languages(told: str) -> Iterator[str]:
    """The languages of a table of voices: one in the second column, and others in brackets at the end."""
    for line in told.splitlines()[1:]:
        columns = line.split()
        # A voice of MBROLA is listed where only its description is installed.
        if len(columns) > 4 and not columns[4].startswith("mb/"):
            yield columns[1]
            yield from re.findall(r"\(([\w-]+) ", line)


def _speaks(voices: set[str], voice: str) -> bool:
    """espeak-ng takes `en` for `en-gb`."""
    return any(known == voice or known.startswith(f"{voice}-") for known in voices)
