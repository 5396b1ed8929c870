"""Writes a file so that whoever reads it finds the old one or the new one, and never half of it."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, and put it there at once."""
    made = path.with_name(f"{path.name}.{os.getpid()}")
    made.write_bytes(data)
    made.replace(path)
