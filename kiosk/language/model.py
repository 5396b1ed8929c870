"""The file that tells languages apart: what ``kiosk.language.learning`` learned, written and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kiosk.language.facts import LanguageError
from kiosk.understanding.hashed import Hashed
from kiosk.understanding.language_of import LanguageModel
from kiosk.whole_file import write_whole

FILE: Final = "languages.model"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def load_model(folder: Path) -> LanguageModel:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    path = folder / FILE
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
            weights, grams, words = (file.read(size) for size in header["bytes"])
        shared = tuple(map(tuple, header["shared"]))
        return LanguageModel(header["scripts"], Hashed.from_bytes(grams), weights, Hashed.from_bytes(words), shared)
    except FileNotFoundError as error:
        raise LanguageError(f"{path} is missing; run `make translations`") from error
    except (ValueError, KeyError) as error:
        raise LanguageError(f"{path} is not whole, or another version made it; run `make translations`") from error


def write_model(folder: Path, model: LanguageModel) -> None:
    """Write what was learned: a header, a byte for each row of letters and language, the rows, and the words."""
    parts = (model.weights, model.grams.to_bytes(), model.words.to_bytes())
    header = {"scripts": model.scripts, "shared": model.shared, "bytes": [len(part) for part in parts]}
    write_whole(folder / FILE, b"".join((json.dumps(header).encode(), b"\n", *parts)))
