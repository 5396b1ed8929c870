"""What is to be looked up again: a number that changed can cost a life, and nobody sees on the screen that it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kiosk.doctor.finding import Finding, note, ok
from kiosk.guides.content import Content

MOST_NAMED: Final = 5
"""Names that one line holds."""


def due(content: Content, today: date) -> Iterator[Finding]:
    """What is past its day, or the day on which something will be."""
    days = dict(_days(content))
    if late := [name for name, day in days.items() if day <= today]:
        names = f"{', '.join(late[:MOST_NAMED])}{' …' if len(late) > MOST_NAMED else ''}"
        said = f"{len(late)} of {len(days)} numbers, answers and guides were to be looked up again: {names}"
        yield note("facts", said, "`kiosk check --facts` prints the sheet; then write the new dates into the files")
    elif days:
        yield ok("facts", f"what can become untrue is to be looked up again from {min(days.values())} on")


def _days(content: Content) -> Iterator[tuple[str, date]]:
    for service in content.services.values():
        yield f"service {service.id}", service.expires
    for crisis in content.crises:
        yield f"crisis {crisis.id}", crisis.expires
    for guide in content.guides.values():
        yield f"guide {guide.id}", guide.expires
