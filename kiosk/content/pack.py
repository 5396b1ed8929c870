"""What a pack says of itself: ``pack.toml``, and the names that its files may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Final

from pydantic import Field

from kiosk.content.loading import read_record
from kiosk.guides.guide import CONTENT_FILE

FILE: Final = "pack.toml"

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How an id is written: it stands in places, in contexts of translations and in the names of files."""

Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="a code of a language, like nl")]


@dataclass(frozen=True, slots=True)
class Pack:
    """Content that travels: that of a country or of an organisation.

    ``id`` is the name of its folder. ``emergency`` is the number that always answers in its country; only the pack of
    a country has one. ``source`` is the language in which its files are written. ``languages`` are those in which it
    is complete, that one among them; of the pack of a country in the order of the menu.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str
    country: Annotated[str, Field(pattern="^[A-Z]{2}$", description="the country by ISO 3166, like BE")]
    licence: str
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$", description="numbers and dots, like 1.0")]
    checked: date
    languages: Annotated[tuple[Code, ...], Field(min_length=1)]
    source: Code = "en"
    emergency: Annotated[str, Field(pattern=r"^\d{2,4}$", description="the number, like 112")] | None = None


def read_pack(folder: Path, problems: list[str]) -> Pack | None:
    """What a pack says of itself; None when that cannot be read. What is wrong joins ``problems``."""
    pack = read_record(folder / FILE, folder, Pack, problems)
    if pack is None:
        return None
    problems.extend(f"{FILE}: {problem}" for problem in _mistakes(pack, folder))
    return pack


def _mistakes(pack: Pack, folder: Path) -> Iterator[str]:
    if pack.id != folder.name:
        yield f"`id` is {pack.id!r}; write the name of the folder, {folder.name!r}"
    if ID.fullmatch(folder.name) is None:
        yield f"the folder is called {folder.name!r}; use small letters, digits and hyphens, like office-genk"
    if pack.source not in pack.languages:
        yield f"`languages` must hold {pack.source!r}, the language of `source`"
