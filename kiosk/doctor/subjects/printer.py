"""The printer that the office names: whether papers can be set, and whether they come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.printing.fonts import fonts_for
from kiosk.printing.printer import faults_of
from kiosk.printing.typeset import EXTRA, installed

_FILE: Final = "office.toml"


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Whether visitors can print, and what is missing where the office says that they can."""
    if queue := site.office.printer:
        yield _queue(queue, machine)
        yield from _setting(machine, site)
    elif printers := (machine.asked("lpstat", "-e") or "").split():
        said = f"{_FILE} names none, and nothing is printed"
        yield note("printer", said, f'For papers, write printer = "{printers[0]}" in {_FILE}')
    else:
        yield ok("printer", "none is named, and the kiosk works without one")


def _queue(name: str, machine: Machine) -> Finding:
    if not machine.has("lp") or not machine.has("lpstat"):
        return needed("printer", f"{name} is named, and CUPS is not installed", "apt install cups")
    told = machine.asked("lpstat", "-l", "-p", name)
    if not told:
        return needed("printer", f"CUPS does not answer, or does not know {name}", "lpstat -e says which it knows")
    faults = ", ".join(sorted(faults_of(told)))
    if "stopped" in faults:
        return needed("printer", f"{name} is stopped ({faults})", f"cupsenable {name}")
    if faults:
        remedy = "Look at the printer, then `kiosk print WHAT`: CUPS knows of nothing newer than the last paper"
        return note("printer", f"{name} could not print the last paper: {faults}", remedy)
    return ok("printer", f"{name} prints what visitors choose")


def _setting(machine: Machine, site: Site) -> Iterator[Finding]:
    if not installed():
        yield needed("printer", "what sets papers is not installed, and nothing is printed", EXTRA)
    if not fonts_for(site.facts, machine.environment).families:
        yield needed("printer", "no font for papers is there", "apt install fonts-dejavu-core fontconfig")
