"""The desk that the office names: whether this kiosk may call there, and whether somebody hears it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from kiosk.calling.line import DeskLine, DeskSilentError
from kiosk.calling.signing import DeskKeyError, desk_key
from kiosk.doctor.finding import Finding, needed, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site

_NO_CALL: Final = {"id": "of the doctor"}
"""Taking back what nobody called changes nothing, and only the desk can answer it."""


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Whether visitors can ask somebody to come. Without a desk nothing on the screen speaks of it."""
    address = site.office.desk
    if not address:
        yield ok("desk", "none is named, and the kiosk works without one")
        return
    try:
        key = desk_key(machine.environment)
    except DeskKeyError as error:
        yield needed("desk", f"{address} is named, and the screen does not start", str(error))
        return
    if _answers(address, key):
        yield ok("desk", f"{address} answers this kiosk")
    else:
        remedy = (
            "Start `kiosk desk` there; give both the same KIOSK_DESK_KEY and the right time; let the firewall pass its "
            "port. Until then visitors are sent to the desk"
        )
        yield needed("desk", f"{address} does not answer this kiosk", remedy)


def _answers(address: str, key: str) -> bool:
    try:
        asyncio.run(DeskLine(address, key).ask("/kiosk/take-back", _NO_CALL))
    except DeskSilentError:
        return False
    return True
