"""The printer, where CUPS is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site


def look(machine: Machine, _: Site) -> Iterator[Finding]:
    """Which printers there are, and which one is used."""
    if not machine.has("lpstat"):
        yield ok("printer", "CUPS is not installed, and the kiosk works without a printer")
        return
    told = machine.asked("lpstat", "-e")
    if told is None:
        yield note("printer", "CUPS does not answer", "systemctl status cups says why")
        return
    printers = told.split()
    usual = re.search(r"destination: (\S+)", machine.asked("lpstat", "-d") or "")
    if not printers:
        yield note("printer", "CUPS knows of no printer", "Add one at http://localhost:631, if people may print")
    elif usual is None:
        yield note("printer", f"{', '.join(printers)}; none is the usual one", f"lpoptions -d {printers[0]}")
    else:
        yield ok("printer", f"{usual[1]} is the usual one of {len(printers)}")
