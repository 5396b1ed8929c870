"""The office's file."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.office import SETTING


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Each mistake in it, or whose it is."""
    for mistake in site.mistakes:
        yield needed(
            "office", mistake, "Correct it: until then the kiosk does not start; docs/offices.md has each line"
        )
    if site.mistakes:
        return
    languages = f"{site.office.name}, in {' '.join(site.facts)}"
    if machine.environment.get(SETTING):
        yield ok("office", languages)
    else:
        yield note(
            "office", f"none is named; the kiosk starts as {languages}", f"Let {SETTING} be the path of office.toml"
        )
