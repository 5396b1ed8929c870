"""Fonts: whether the letters of each language are there, each in a cell of one width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site
from kiosk.terminal.text_size.steps import FONT

_FORMAT: Final = "%{family}\t%{spacing}\t%{lang}\n"
_ONE_WIDTH: Final = ("90", "100", "110")
"""What fontconfig says of fonts for terminals: dual, mono, charcell."""

_INSTALL: Final = "apt install fonts-dejavu-core"


@dataclass(slots=True)
class _Fonts:
    """The codes of the languages by what has their letters."""

    ours: list[str] = field(default_factory=list)
    of_one_width: list[str] = field(default_factory=list)
    of_any: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """A line for all languages that are alike."""
    if machine.on_console:
        yield ok("fonts", "the Linux console has its own")
        return
    told = machine.asked("fc-list", "--format", _FORMAT)
    if told is None:
        yield note("fonts", "fontconfig does not tell", f"apt install fontconfig; {_INSTALL}")
        return
    found = _sorted(told, site.facts)
    if found.ours:
        yield ok("fonts", f"{FONT} has the letters of {' '.join(found.ours)}")
    if found.of_one_width:
        said = f"another font than {FONT} has the letters of {' '.join(found.of_one_width)}"
        yield note("fonts", said, f"For kiosk launch: {_INSTALL}")
    if found.of_any:
        said = f"only fonts with letters of many widths have those of {' '.join(found.of_any)}"
        yield needed("fonts", said, _INSTALL)
    if found.missing:
        # Where there is no display, nobody reads here.
        harm = needed if machine.has_x else note
        yield harm("fonts", f"no font has the letters of {' '.join(found.missing)}", _INSTALL)


def _sorted(told: str, codes: Mapping[str, object]) -> _Fonts:
    fonts = [line.split("\t") for line in told.splitlines() if line.count("\t") == 2]
    found = _Fonts()
    for code in codes:
        families = [(family, spacing) for family, spacing, languages in fonts if code in languages.split("|")]
        if any(FONT in family.split(",") for family, _ in families):
            found.ours.append(code)
        elif any(spacing in _ONE_WIDTH for _, spacing in families):
            found.of_one_width.append(code)
        else:
            (found.of_any if families else found.missing).append(code)
    return found
