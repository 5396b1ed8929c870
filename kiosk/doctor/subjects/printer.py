"""The printer that the office names: whether papers can be set, and whether they come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.printing.fonts import fonts_for
from kiosk.printing.printer import faults_of
from kiosk.printing.receipt import printer as receipts
from kiosk.printing.typeset import EXTRA, installed

_FILE: Final = "office.toml"


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Whether visitors can print, and what is missing where the office says that they can."""
    if site.office.prints_receipts:
        yield _receipts(site.office.printer, site.office.receipt_paper, machine)
        yield from _fonts(machine, site)
    elif queue := site.office.printer:
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


def _receipts(address: str, paper: str, machine: Machine) -> Finding:
    if not receipts.installed():
        said = f"{address} is named; what draws receipts is not installed, and nothing is printed"
        return needed("printer", said, receipts.EXTRA)
    condition = receipts.condition_of(address, machine.environment)
    if condition.fault:
        remedy = "Look at the printer and its cable, then `kiosk print WHAT`; docs/technicians.md, Receipts"
        return needed("printer", f"{address}: {condition.fault}", remedy)
    if not condition.tells:
        remedy = "`kiosk print WHAT` shows whether it prints: when its paper is out, nobody will be told"
        return note("printer", f"{address} can be reached, and says nothing of its paper", remedy)
    return ok("printer", f"{address} prints what visitors choose, on paper of {paper}")


def _setting(machine: Machine, site: Site) -> Iterator[Finding]:
    if not installed():
        yield needed("printer", "what sets papers is not installed, and nothing is printed", EXTRA)
    yield from _fonts(machine, site)


def _fonts(machine: Machine, site: Site) -> Iterator[Finding]:
    if not fonts_for(site.facts, machine.environment).families:
        yield needed("printer", "no font for papers is there", "apt install fonts-dejavu-core fontconfig")
