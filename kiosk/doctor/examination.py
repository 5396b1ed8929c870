"""Looks at everything, in the order in which somebody mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kiosk.doctor.finding import Finding
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.doctor.subjects import (
    desk,
    display,
    figures,
    fonts,
    gateway,
    keyboard,
    meaning,
    office,
    packs,
    printer,
    questions,
    terminal,
    text_size,
    voices,
)

SUBJECTS: Final[tuple[Callable[[Machine, Site], Iterator[Finding]], ...]] = (
    office.look,
    packs.look,
    terminal.look,
    display.look,
    text_size.look,
    keyboard.look,
    fonts.look,
    voices.look,
    printer.look,
    figures.look,
    desk.look,
    questions.look,
    meaning.look,
    gateway.look,
)


def examine(machine: Machine, site: Site) -> Iterator[Finding]:
    """Every finding on a machine."""
    for look in SUBJECTS:
        yield from look(machine, site)
