"""The file that tells what questions are about, written and read: ``kiosk.language.questions_learning`` learned it."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import Final

from kiosk.language.facts import LanguageError
from kiosk.understanding.asked_about import ROWS, AskedLetters
from kiosk.whole_file import write_whole

FILE: Final = "questions.compiled"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def load_questions(locales: Path) -> AskedLetters:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    path = locales / FILE
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
            abouts = tuple(header["abouts"])
            return AskedLetters(abouts, array("b", file.read(ROWS * (len(abouts) + 1))), header["unit"])
    except FileNotFoundError as error:
        raise LanguageError(f"{path} is missing; run `make translations`") from error


def write_questions(locales: Path, learned: AskedLetters) -> None:
    """Write what was learned: a line of JSON, then a byte for each row of letters and thing that people ask about."""
    header = json.dumps({"unit": learned.unit, "abouts": learned.abouts})
    write_whole(locales / FILE, header.encode() + b"\n" + array("b", learned.weights).tobytes())
