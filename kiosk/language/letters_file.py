"""The file that tells crises by their letters: what ``kiosk.language.letters_learning`` learned, written and read.

Apart from what learns: that loads all that reads catalogues, and no visitor waits for it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.language.facts import LanguageError
from kiosk.understanding.crisis.letters import Letters
from kiosk.understanding.letter_rows import NUMBERS
from kiosk.whole_file import write_whole

FILE: Final = "letters.compiled"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def write_letters(locales: Path, letters: Letters) -> None:
    """Write what was learned: a line of JSON, then a byte for each number, and those of the kinds."""
    header = {"unit": letters.unit, "bias": letters.bias, "kinds": letters.kinds}
    data = array("b", letters.weights).tobytes() + letters.kind_weights
    write_whole(locales / FILE, json.dumps(header).encode() + b"\n" + data)


def load_letters(locales: Path) -> Letters:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    path = locales / FILE
    try:
        with path.open("rb") as file:
            header: Mapping[str, Any] = json.loads(file.readline())
            weights = array("b", file.read(NUMBERS))
            return Letters(weights, header["unit"], header["bias"], tuple(header["kinds"]), file.read())
    except FileNotFoundError as error:
        raise LanguageError(f"{path} is missing; run `make translations`") from error
