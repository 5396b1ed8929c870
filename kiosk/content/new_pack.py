"""Makes a new pack that works, with texts to be replaced; and finds those that still are to be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Any, Final

from kiosk.content.pack import FILE, ID
from kiosk.content.schema import FOLDER

TEMPLATE: Final = Path(__file__).parent / "template"
COUNTRY: Final = "BE"
DAYS: Final = 365
"""How long a service of a new pack may stand unchecked."""

_TO_REPLACE: Final = re.compile("‹.*?›")


class NewPackError(Exception):
    """A pack cannot be made there; the message says why and what to do."""


def write_pack(folder: Path, language: str, today: date) -> None:
    """Write a pack whose texts are in this language. Raises NewPackError."""
    if ID.fullmatch(folder.name) is None:
        raise NewPackError(f"{folder.name!r} cannot name a pack; use small letters, digits and hyphens: office-genk")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewPackError(f"{folder}: something stands there already; give a folder that does not exist yet")
    values = {
        "id": folder.name,
        "country": COUNTRY,
        "language": language,
        "schemas": FOLDER.as_posix(),
        "today": today.isoformat(),
        "expires": (today + timedelta(DAYS)).isoformat(),
    }
    try:
        for source in sorted(TEMPLATE.rglob("*.in")):
            path = folder / source.relative_to(TEMPLATE).with_suffix("")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(Template(source.read_text(encoding="utf-8")).substitute(values), encoding="utf-8")
    except OSError as error:
        raise NewPackError(f"{folder}: {error.strerror}; give a folder that you may write to") from error


def still_to_replace(folder: Path) -> Iterator[str]:
    """The fields that still hold a text of the new pack, with their file."""
    for path in (folder / FILE, *sorted(folder.glob("topics.toml")), *sorted(folder.glob("*/*.toml"))):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue  # Whoever reads the pack names it.
        for field, text in _texts(table, ""):
            if (found := _TO_REPLACE.search(text)) is not None:
                where = path.relative_to(folder).as_posix()
                yield f"{where}{field} still says {found[0]}; write your own text"


def _texts(table: dict[str, Any], within: str) -> Iterator[tuple[str, str]]:
    """Every text of a file, after where it stands: ", step 3: `text`"."""
    for name, value in table.items():
        if isinstance(value, str):
            yield f"{within}: `{name}`", value
        elif isinstance(value, list):
            for number, part in enumerate(value, start=1):
                if isinstance(part, dict):
                    yield from _texts(part, f", {name} {number}")
