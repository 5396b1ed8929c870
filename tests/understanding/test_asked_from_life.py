"""A hundred questions about errands as people ask them, in five languages: their writer saw nothing of the project."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.checks.finding import FIRST
from kiosk.checks.subject import Subject
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.understand import understand

ASKED: Final = Path(__file__).with_name("asked_from_life.tsv")

LEAST: Final = 96
"""By letters alone 98 are found. When nothing had been tuned on them, 95 were, with the meaning of sentences."""


def test_what_people_come_for_is_among_the_first_three(shipped: Subject) -> None:
    rows = [line.split("\t") for line in ASKED.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 100
    missed = []
    for code, asked, guide in rows:
        got = understand(shipped.engine, asked, code)
        if guide not in got.hits[:FIRST] and got.place != str(GuidePlace(guide)):
            missed.append((code, asked, guide))
    assert len(rows) - len(missed) >= LEAST, missed
