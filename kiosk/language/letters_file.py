"""The file that tells crises by their letters: what ``kiosk.language.letters_learning`` learned, written and read.

Apart from what learns: that loads all that reads catalogues, and no visitor waits for it.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Final

from kiosk.language.learned_file import reading, write_learned
from kiosk.understanding.crisis.letters import Letters
from kiosk.understanding.letter_rows import NUMBERS

FILE: Final = "letters.compiled"
"""In the locales folder, beside the folders of the languages. Made, like the ``.mo`` files, and never committed."""


def write_letters(locales: Path, letters: Letters) -> None:
    """Write what was learned: a byte for each number, and those of the kinds."""
    header = {"unit": letters.unit, "bias": letters.bias, "kinds": letters.kinds}
    write_learned(locales / FILE, header, array("b", letters.weights).tobytes(), letters.kind_weights)


def load_letters(locales: Path) -> Letters:
    """What was learned of the languages in a locales folder. Raises LanguageError when it was not learned yet."""
    with reading(locales / FILE) as (header, file):
        weights = array("b", file.read(NUMBERS))
        return Letters(weights, header["unit"], header["bias"], tuple(header["kinds"]), file.read())
