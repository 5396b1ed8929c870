"""The file that tells what questions are about, written and read: ``kiosk.language.questions_learning`` learned it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.language.learned_file import reading, write_learned
from kiosk.understanding.asked_about import ROWS, AskedLetters

FILE: Final = "questions.compiled"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def load_questions(locales: Path) -> AskedLetters:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    with reading(locales / FILE) as (header, file):
        abouts = tuple(header["abouts"])
        return AskedLetters(abouts, file.read(ROWS * (len(abouts) + 1)), header["unit"])


def write_questions(locales: Path, learned: AskedLetters) -> None:
    """Write what was learned: a byte for each row of letters and thing that people ask about."""
    header = {"unit": learned.unit, "abouts": learned.abouts}
    write_learned(locales / FILE, header, learned.weights)
