"""The file that tells languages apart: what ``kiosk.language.learning`` learned, written and read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kiosk.language.facts import LanguageError
from kiosk.understanding.language_of import LanguageModel

FILE: Final = "languages.model"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def load_model(folder: Path) -> LanguageModel:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    path = folder / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise LanguageError(f"{path} is missing; run `make translations`") from error
    head, _, rest = data.partition(b"\n")
    header = json.loads(head)
    scripts: dict[str, str] = header["scripts"]
    words_at, weights_at = header["words"], header["weights"]
    grams = rest[:words_at].decode().splitlines()
    starts = range(0, len(grams) * len(scripts), len(scripts))
    return LanguageModel(
        scripts,
        dict(zip(grams, starts, strict=True)),
        rest[weights_at:],
        dict(line.split(" ", 1) for line in rest[words_at:weights_at].decode().splitlines()),
    )


def write_model(folder: Path, model: LanguageModel) -> None:
    """Write what was learned: a header, the rows of letters, the words, and a byte for each row and language."""
    grams = "".join(f"{gram}\n" for gram in model.grams).encode()
    words = "".join(f"{word} {languages}\n" for word, languages in model.words.items()).encode()
    header = {"scripts": model.scripts, "words": len(grams), "weights": len(grams) + len(words)}
    (folder / FILE).write_bytes(b"".join((json.dumps(header).encode(), b"\n", grams, words, model.weights)))
