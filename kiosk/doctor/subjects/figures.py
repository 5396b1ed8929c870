"""The figures for funders: whether the office wants them, and whether they are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.figures.store import own_file

_IN_MEMORY: Final = tuple(map(Path, ("/run", "/tmp", "/dev/shm")))  # noqa: S108 - nothing is written there


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Where what this user counts is kept, and what stands in the way."""
    if not site.office.figures:
        yield ok("figures", "nothing is counted")
        return
    file = own_file(machine.environment)
    there = next(path for path in (file, *file.parents) if path.exists())
    if not os.access(there, os.W_OK) or there.is_dir() == (there == file):
        yield needed(
            "figures", f"{there} cannot be written, and what is counted is lost", f"Let this user write {file}"
        )
    elif any(file.is_relative_to(folder) for folder in _IN_MEMORY):
        remedy = "Give the service a StateDirectory: docs/technicians.md, Figures"
        yield note("figures", f"{file.parent} is in memory, and its figures go with it", remedy)
    else:
        yield ok("figures", f"kept in {file}")
