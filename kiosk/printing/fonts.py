"""The fonts of a paper: that of the project, and for letters that it does not have, what fontconfig finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.terminal.programs import said_by

FAMILY: Final = "DejaVu Sans"
"""It has the letters of all our languages, in bold too."""

FOLDERS: Final = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF", "/usr/share/fonts/dejavu-sans-fonts")
"""Where systems put it: Debian, Arch, Fedora. Asked where fontconfig is not installed."""

FILE: Final = "DejaVuSans.ttf"

_FORMAT: Final = "%{family[0]}\t%{file}"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families, the best first, and the folders of their files."""

    families: tuple[str, ...]
    folders: tuple[str, ...]


def fonts_for(languages: Iterable[str], environment: Mapping[str, str]) -> Fonts:
    """The fonts of these languages, by their codes; none where nothing is installed."""
    found = dict(_found(languages, environment))
    return Fonts(tuple(found), tuple(dict.fromkeys(found.values())))


def _found(languages: Iterable[str], environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for language in languages:
        pattern = f"{FAMILY}:lang={language}"
        told = said_by(("fc-match", "--format", _FORMAT, pattern), environment)
        if told is not None:
            family, _, file = told.partition("\t")
            yield family, str(Path(file).parent)
    for folder in FOLDERS:
        if Path(folder, FILE).is_file():
            yield FAMILY, folder
            return
