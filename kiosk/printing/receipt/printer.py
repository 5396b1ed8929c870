"""The receipt printer of an office."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from kiosk.guides.sheet import Sheet
from kiosk.language.facts import LanguageFacts
from kiosk.mistake import to_install
from kiosk.printing.printer import PrintingError
from kiosk.printing.typeset import receipt
from kiosk.terminal.programs import made_by

EXTRA: Final = to_install("receipt")

_LIMIT: Final = 300.0
"""Seconds. Whatever stands still is noticed long before, by the process that prints; this is for one that prints on and
on, at a pace that no printer has."""

_DIED: Final = "what prints ended without a word"


def installed() -> bool:
    """Whether what draws receipts and what speaks to their printers is there. It is an extra: ``kiosk[receipt]``."""
    return all(find_spec(name) is not None for name in ("typst", "segno", "PIL", "escpos", "usb"))


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer is: its ``fault``, "" for none, and whether it ``tells`` of its paper at all."""

    fault: str
    tells: bool


class ReceiptPrinter:
    """Prints on the roll of an office."""

    def __init__(
        self, address: str, paper: str, languages: Mapping[str, LanguageFacts], environment: Mapping[str, str]
    ) -> None:
        """``paper`` is the name of its roll, ``address`` where it is, as ``office.toml`` says them."""
        self._address = address
        self._paper = paper
        self._languages = languages
        self._environment = environment

    def print(self, sheets: Sequence[Sheet]) -> None:
        """As ``Printer``."""
        picture = receipt(sheets, self._languages, self._paper, self._environment)
        if fault := _said(self._address, self._environment, picture).fault:
            raise PrintingError(f"printer {self._address}: {fault}")


def condition_of(address: str, environment: Mapping[str, str]) -> Condition:
    """How a printer is now. Nothing is printed."""
    return _said(address, environment, b"")


def _said(address: str, environment: Mapping[str, str], picture: bytes) -> Condition:
    told = made_by((sys.executable, "-m", "kiosk.printing.receipt", address), environment, _LIMIT, picture)
    return Condition(**json.loads(told)) if told else Condition(_DIED, False)
