"""The size of the text: whether it can be read from where people stand."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.terminal.display import Display
from kiosk.terminal.readable import ROW, SMALLEST_ANGLE, angle_of, cells_of, pixels_of_text
from kiosk.terminal.text_size.console import CAPITALS
from kiosk.terminal.text_size.steps import CAPITAL, FEWEST_CELLS

_ROUNDED = 0.005
"""Degrees: letters are of whole pixels."""


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """The height of a capital here, and in the xterm of ``kiosk launch``."""
    if machine.display is None:
        yield note("text size", f"not known without a display; {SMALLEST_ANGLE}° is wanted", "Run it at the display")
        return
    display = machine.display.as_wide_as(site.office.screen_width)
    if capital := _capital(machine, display):
        said = f"here about {_measured(capital, display, site)}"
        if angle_of(_millimetres(capital, display), site.distance) < SMALLEST_ANGLE - _ROUNDED:
            yield note("text size", f"{said}; {SMALLEST_ANGLE}° is wanted", _larger(machine))
        else:
            yield ok("text size", said)
    if machine.launches_xterm:
        pixels = pixels_of_text(display, site.distance)
        columns, rows = cells_of(display, pixels)
        said = f"with kiosk launch {_measured(pixels * CAPITAL, display, site)}; about {columns}×{rows} cells"
        if columns < FEWEST_CELLS[0] or rows < FEWEST_CELLS[1]:
            remedy = "Take a larger display, or let people stand closer and write `viewing_distance` in office.toml"
            yield needed("text size", f"{said}, and pages need {FEWEST_CELLS[0]}×{FEWEST_CELLS[1]}", remedy)
        else:
            yield ok("text size", said)


def _capital(machine: Machine, display: Display) -> float:
    """The height of a capital in the terminal that we are in, in pixels; 0 where it does not tell."""
    window = machine.window
    if window is None or not window.rows:
        return 0
    if machine.on_console:
        return CAPITALS.get(display.height // window.rows, display.height / window.rows * CAPITALS[32] / 32)
    return window.height / window.rows / ROW * CAPITAL


def _millimetres(pixels: float, display: Display) -> float:
    return pixels * display.millimetres / display.width


def _measured(capital: float, display: Display, site: Site) -> str:
    height = _millimetres(capital, display)
    angle = angle_of(height, site.distance)
    return f"{height:.1f} mm for a capital, {angle:.2f}° at {site.office.viewing_distance} cm"


def _larger(machine: Machine) -> str:
    if machine.launches_xterm:
        return "Run `kiosk launch`, or make the text of this terminal larger"
    if machine.on_console:
        return "Run `kiosk launch --in console`; if that is its largest, start Linux with video=1280x720"
    return "Make the text of this terminal larger"
