"""The terminal that we are in, and the one that ``kiosk launch`` starts."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.terminal.known import ALACRITTY, CONSOLE, FOOT, KITTY, XTERM, Known
from kiosk.terminal.text_size.choosing import text_size_of
from kiosk.terminal.text_size.steps import FEWEST_CELLS

_ALL_COLOURS = (XTERM, KITTY, ALACRITTY, FOOT)


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """What each of them can do, and what it does wrongly."""
    if machine.terminal is None:
        yield note("terminal", "we are in none", "To look at one, run `kiosk doctor` in it")
    else:
        # What is wrong here harms nobody where the kiosk runs in the xterm of `kiosk launch`.
        harm = note if machine.launches_xterm else needed
        troubles = tuple(_troubles(machine, machine.terminal, site))
        for said, remedy in troubles:
            yield harm("terminal", said, remedy)
        if not troubles:
            yield ok("terminal", _described(machine, machine.terminal))
    yield _launched(machine)


def _described(machine: Machine, terminal: Known) -> str:
    window = machine.window
    cells = f"{window.columns}×{window.rows} cells" if window and window.rows else "it does not say how many cells"
    return f"{terminal.name}, {cells}, {_colours(machine, terminal)}; {_sizes(machine, terminal)}"


def _colours(machine: Machine, terminal: Known) -> str:
    if machine.environment.get("NO_COLOR"):
        return "no colours (NO_COLOR)"
    if machine.environment.get("COLORTERM") in ("truecolor", "24bit") or terminal in _ALL_COLOURS:
        return "all colours"
    return "256 colours" if "256color" in machine.environment.get("TERM", "") else "16 colours"


def _sizes(machine: Machine, terminal: Known) -> str:
    if text_size_of(machine.environment, lambda _: None) is not None:
        return "`+` and `-` change its text size"
    if terminal is FOOT:
        return "foot cannot change its text size while it runs: start it with a larger font"
    return (
        "its text keeps its size" if not terminal.resizes else "its text keeps its size, as nobody told how large it is"
    )


def _troubles(machine: Machine, terminal: Known, site: Site) -> Iterator[tuple[str, str]]:
    """What is wrong with a terminal, and what to do."""
    window = machine.window
    columns, rows = FEWEST_CELLS
    if window and window.rows and (window.columns < columns or window.rows < rows):
        said = f"{terminal.name} has {window.columns}×{window.rows} cells, and pages need {columns}×{rows}"
        yield said, "Make its window larger, or its text smaller"
    if machine.environment.get("TERM", "dumb") in ("", "dumb", "unknown"):
        yield "it can write lines of text alone (TERM)", "Run `kiosk plain` there, or the screen in another terminal"
    if not (codes := ", ".join(site.right_to_left)):
        return
    if terminal is CONSOLE:
        yield f"the Linux console has no letters for {codes}", _instead(codes)
    elif not terminal.keeps_order:
        yield (
            f"{terminal.name} reorders right-to-left text that is in order, and shows {codes} wrongly",
            _instead(codes),
        )


def _instead(codes: str) -> str:
    return f"Run `kiosk launch` in X, or leave {codes} out of `languages` in office.toml"


def _launched(machine: Machine) -> Finding:
    """What ``kiosk launch`` would do."""
    if machine.launches_xterm:
        return ok("kiosk launch", "xterm, over the whole display, all colours; `+` and `-` change its text size")
    if machine.has_x and not machine.has("xterm"):
        install = "apt install xterm fonts-dejavu-core"
        # Whoever sits in another terminal may want no other.
        return (needed if machine.terminal is None else note)("kiosk launch", "xterm is not installed", install)
    if machine.has_x:
        return needed("kiosk launch", "the display does not answer", "Check DISPLAY and who may use it")
    if machine.on_console and machine.has("setfont"):
        return ok("kiosk launch", "no X here; `kiosk launch --in console` sets the font of this console")
    if machine.has("cage") and machine.has("foot") and machine.has("Xwayland"):
        return ok("kiosk launch", "no X here; `kiosk launch --in foot` runs on a console, and keeps its text size")
    return note("kiosk launch", "there is no display here", "Start it in X with xterm: docs/technicians.md")
