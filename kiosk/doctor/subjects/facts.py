"""What is to be looked up again: a number that changed can cost a life, and nobody sees on the screen that it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kiosk.content.loading import ContentError
from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.guides.content import Content
from kiosk.packs import load_packs
from kiosk.wiring import pack_folder

MOST_NAMED: Final = 5
"""Names that one line holds."""


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """What is past its day, or the day on which something will be."""
    first, *later = map(pack_folder, site.office.packs)
    try:
        days = dict(_days(load_packs(first, later, site.languages).content))
    except ContentError:
        return  # The packs say so themselves.
    if due := [name for name, day in days.items() if day <= machine.today]:
        names = f"{', '.join(due[:MOST_NAMED])}{' …' if len(due) > MOST_NAMED else ''}"
        said = f"{len(due)} of {len(days)} numbers, answers and guides were to be looked up again: {names}"
        yield note("facts", said, "`kiosk check --facts` prints the sheet; then write the new dates into the files")
    else:
        yield ok("facts", f"what can become untrue is to be looked up again from {min(days.values())} on")


def _days(content: Content) -> Iterator[tuple[str, date]]:
    for service in content.services.values():
        yield f"service {service.id}", service.expires
    for crisis in content.crises:
        yield f"crisis {crisis.id}", crisis.expires
    for guide in content.guides.values():
        yield f"guide {guide.id}", guide.expires
