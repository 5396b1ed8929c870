"""Sets a paper in a process of its own: what sets it takes 40 MB, and a mistake in it must not end a visit."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Final

from kiosk.channels.paper.columns import columns
from kiosk.guides.sheet import Sheet
from kiosk.language.facts import LanguageFacts
from kiosk.mistake import to_install
from kiosk.printing.fonts import fonts_for
from kiosk.printing.printer import PrintingError, Queue
from kiosk.terminal.programs import made_by

LIMIT: Final = 15.0
"""Seconds. It takes a tenth of one; a machine that is busy may need more."""

EXTRA: Final = to_install("paper")


def installed() -> bool:
    """Whether what sets papers is there. It is an extra: ``kiosk[paper]``."""
    return find_spec("typst") is not None and find_spec("segno") is not None


class OfficePrinter:
    """Prints on the queue of an office."""

    def __init__(self, queue: Queue, languages: Mapping[str, LanguageFacts], environment: Mapping[str, str]) -> None:
        self._queue = queue
        self._languages = languages
        self._environment = environment

    def print(self, sheets: Sequence[Sheet]) -> None:
        """As ``Printer``."""
        self._queue.send(paper(sheets, self._languages, self._environment))


def paper(sheets: Sequence[Sheet], languages: Mapping[str, LanguageFacts], environment: Mapping[str, str]) -> bytes:
    """The PDF of a place in one or two languages. Raises PrintingError."""
    return _made(sheets, languages, environment, None)


def receipt(
    sheets: Sequence[Sheet], languages: Mapping[str, LanguageFacts], roll: str, environment: Mapping[str, str]
) -> bytes:
    """The same for the roll of this name (``ROLLS``), as a PNG in black and white. Raises PrintingError."""
    if find_spec("PIL") is None:
        raise PrintingError(f"what draws receipts is not installed: {to_install('receipt')}")
    return _made(sheets, languages, environment, roll)


def _made(
    sheets: Sequence[Sheet], languages: Mapping[str, LanguageFacts], environment: Mapping[str, str], roll: str | None
) -> bytes:
    if not installed():
        raise PrintingError(f"what sets papers is not installed: {EXTRA}")
    codes = [sheet.language for sheet in sheets]
    fonts = fonts_for(codes, environment)
    if not fonts.families:
        raise PrintingError("no font is there for paper: apt install fonts-dejavu-core")
    asked = {
        "paper": columns(sheets, languages),
        "families": fonts.families,
        "folders": fonts.folders,
        "roll": roll,
    }
    command = (sys.executable, "-m", "kiosk.channels.paper")
    made = made_by(command, environment, LIMIT, json.dumps(asked).encode())
    if not made:
        raise PrintingError(f"the fonts lack letters of {' '.join(codes)}: `kiosk doctor` says which font to install")
    return made
