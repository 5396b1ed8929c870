"""The file that tells languages apart: what ``kiosk.language.learning`` learned, written and read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.language.learned_file import reading, write_learned
from kiosk.understanding.hashed import Hashed
from kiosk.understanding.language_of import LanguageModel

FILE: Final = "languages.model"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def load_model(folder: Path) -> LanguageModel:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    with reading(folder / FILE) as (header, file):
        weights, grams, words = (file.read(size) for size in header["bytes"])
        shared = tuple(map(tuple, header["shared"]))
        return LanguageModel(header["scripts"], Hashed.from_bytes(grams), weights, Hashed.from_bytes(words), shared)


def write_model(folder: Path, model: LanguageModel) -> None:
    """Write what was learned: a byte for each row of letters and language, the rows, and the words."""
    parts = (model.weights, model.grams.to_bytes(), model.words.to_bytes())
    header = {"scripts": model.scripts, "shared": model.shared, "bytes": [len(part) for part in parts]}
    write_learned(folder / FILE, header, *parts)
