"""The extra that understands what a sentence means, beside its letters."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.meaning.embedding import installed
from kiosk.mistake import to_install


def look(_: Machine, __: Site) -> Iterator[Finding]:
    """Whether it is installed."""
    if installed():
        yield ok("meaning", "sentences are understood by what they mean, too")
    else:
        remedy = f"{to_install('meaning')} (91 MB, Linux on x86-64)"
        yield note("meaning", "sentences are understood by their letters alone; nothing needs more", remedy)
