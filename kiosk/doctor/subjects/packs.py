"""What is shown: the pack of the country, and those of the office; and what of it is to be looked up again."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.loading import ContentError
from kiosk.doctor.finding import Finding, needed, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.doctor.subjects.facts import due
from kiosk.guides.guide import Region
from kiosk.packs import load_packs
from kiosk.wiring import pack_folder


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Each mistake in them, with file and field."""
    first, *later = map(pack_folder, site.office.packs)
    try:
        loaded = load_packs(first, later, site.languages)
    except ContentError as error:
        for problem in error.problems:
            yield needed("packs", f"{first}/{problem}", "Correct it: until then the kiosk does not start")
        return
    for problem in loaded.problems:
        yield needed("packs", problem, "Correct it: until then it is left out, and the rest is shown")
    if not loaded.problems:
        names = ", ".join(folder.name for folder in (first, *later))
        yield ok("packs", f"{names}: no mistake in the files")
    yield from due(loaded.content, machine.today)
    region, known = site.office.region, [region.id for region in loaded.content.of(Region)]
    if region and region not in known:
        yield needed("packs", f"they have no region {region!r}", f"Write one of {', '.join(known)} as `region`")
