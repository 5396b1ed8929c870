"""Where programs listen on a machine."""

from __future__ import annotations

import argparse
from typing import Final

LAST_PORT: Final = 65535
"""Ports count up to it."""


def port_of(said: str, *, or_any: bool = False) -> int:
    """The port that somebody typed behind an option; ``or_any``: 0 stands for any free one. Raises
    ArgumentTypeError, which argparse shows."""
    if not said.isdecimal() or not (0 if or_any else 1) <= int(said) <= LAST_PORT:
        free = ", or 0 for any free one" if or_any else ""
        raise argparse.ArgumentTypeError(f"{said!r} is no port; write a number from 1 to {LAST_PORT}{free}")
    return int(said)
