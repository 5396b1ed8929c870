"""How long somebody listens until the first choice: plain lines read aloud by espeak-ng, on every kind of page."""

from __future__ import annotations

import re
import shutil
import subprocess
import wave
from pathlib import Path

import pytest

from kiosk.channels.plain import PlainLines, page_lines
from kiosk.guides.engine import Engine
from kiosk.guides.kinds import KINDS
from kiosk.guides.walk import walk
from kiosk.language.offered import OfferedLanguages

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="not installed: espeak-ng")

FIRST_CHOICE = 5.0
"""Seconds until the first choice of a page has been heard, by a voice at its usual speed."""

FIRST_PAGE = 10.0
"""Seconds of the whole first page, up to the languages behind 8."""

PAGES_OF_A_KIND = 6


def seconds(text: str, voice: str, folder: Path) -> float:
    """How long a voice reads a text, without the silence behind it."""
    path = folder / "heard.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-z", "-w", str(path)], input=text.encode(), check=True)
    with wave.open(str(path)) as heard:
        return float(heard.getnframes() / heard.getframerate())


@pytest.mark.parametrize("code", ["nl", "en", "fr"])
def test_the_first_choice_is_heard_soon_on_every_kind_of_page(
    engine: Engine, languages: OfferedLanguages, tmp_path: Path, code: str
) -> None:
    channel, voice = PlainLines(languages.facts), languages[code].facts.voice
    pages: dict[str, list[str]] = {}
    for stop in walk(engine, channel, code):
        heard = pages.setdefault(stop.place.kind, [])
        if stop.place.tells_of_a_crisis:
            continue  # Who to call is said first, and the choice is no help: it hides that.
        lines = list(page_lines(stop.parts[0]))
        choices = [index for index, line in enumerate(lines) if re.match(r"\d ", line)]
        if choices:
            heard.append("\n".join(lines[: choices[0] + 1]))
    # Only a text message leads to all steps at once, and only a screen beside a printer to paper.
    assert set(pages) == set(KINDS) - {"printed", "summary", "called", "question"}
    late = {}
    for kind, texts in pages.items():
        for text in sorted(texts, key=len, reverse=True)[:PAGES_OF_A_KIND]:
            if (taken := seconds(text, voice, tmp_path)) > FIRST_CHOICE:
                late[kind, text] = round(taken, 1)
    assert late == {}


@pytest.mark.parametrize("voice", ["nl", "en", "fr-be"])
def test_the_first_page_is_heard_whole_soon(
    engine: Engine, languages: OfferedLanguages, tmp_path: Path, voice: str
) -> None:
    channel = PlainLines(languages.facts)
    (first,) = (stop for stop in walk(engine, channel, "nl") if stop.place.kind == "language")
    assert seconds("\n".join(page_lines(first.parts[0])), voice, tmp_path) <= FIRST_PAGE
