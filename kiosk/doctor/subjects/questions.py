"""Questions in writing, where the office answers them: whether this machine has what they need."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, needed, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.questions.opening import need_packages
from kiosk.questions.settings import QuestionsError, settings_of


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """What is missing; nothing at all where the office answers none. The database is not opened: that changes it."""
    if not site.office.questions:
        return
    try:
        need_packages()
        settings_of(machine.environment)
    except QuestionsError as error:
        yield needed("questions", "office.toml lets visitors ask in writing, and the kiosk does not start", str(error))
    else:
        yield ok("questions", "the key of the desk, that of the codes and a database are named")
