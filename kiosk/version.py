"""Which version this is."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version as of_distribution
from typing import Any


def version() -> str:
    """The version of the package that is installed."""
    return of_distribution("kiosk")


class ShowVersion(argparse.Action):
    """The option ``--version``. It looks the version up only when it is asked for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(nargs=0, help="print the version", **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        sys.stdout.write(f"{parser.prog} {version()}\n")
        parser.exit()
