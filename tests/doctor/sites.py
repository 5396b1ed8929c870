"""Machines for the doctor, and what is said of a subject there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kiosk.doctor.examination import examine
from kiosk.doctor.finding import Finding
from kiosk.doctor.machine import Machine, Window
from kiosk.doctor.site import Site, site_of
from kiosk.terminal.display import Display
from tests.fakes import Fakes

LAPTOP = Display(1366, 768, 344)
WINDOW = Window(80, 24)
TODAY = date(2026, 12, 1)


def machine_of(
    fakes: Fakes,
    environment: Mapping[str, str] | None = None,
    window: Window | None = None,
    display: Display | None = None,
) -> Machine:
    """A machine with these programs and variables, always on the same day; with this display of X, whether X runs or
    not."""
    of_x = {"DISPLAY": ":0"} if display else {}
    machine = Machine({**fakes.environment, **of_x, **(environment or {})}, window, fakes.folder)
    machine.today = TODAY
    if display:
        machine.display = display
    return machine


def site_with(folder: Path, settings: str) -> Site:
    """The site of an office with these lines in its file."""
    file = folder / "office.toml"
    file.write_text(settings, encoding="utf-8")
    return site_of({"KIOSK_OFFICE": str(file)})


def findings_of(subject: str, machine: Machine, site: Site) -> list[Finding]:
    return [finding for finding in examine(machine, site) if finding.subject == subject]


def only(subject: str, machine: Machine, site: Site) -> Finding:
    (finding,) = findings_of(subject, machine, site)
    return finding
