"""The display: how large it is."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Its size, and whether somebody should measure it."""
    display = machine.display
    if display is None:
        yield note("display", "none that answers is seen from here", "Run `kiosk doctor` where the screen will stand")
        return
    pixels = f"{display.width}×{display.height} pixels"
    if site.office.screen_width:
        yield ok("display", f"{pixels}, {site.office.screen_width} mm wide, as office.toml says")
    elif display.guesses:
        said = f"{pixels}; it does not tell how wide it is, and {display.as_wide_as(0).millimetres:.0f} mm is taken"
        yield note("display", said, "Measure the picture, and write `screen_width` in office.toml, in millimetres")
    else:
        yield ok("display", f"{pixels}, {display.millimetres:.0f} mm wide, as it says of itself")
