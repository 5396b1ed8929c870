"""What the guides teach, by the European framework of digital competences: every competence has its guide."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kiosk.checks.subject import Finding, Subject

DEVICES: Final = "0"
"""UNESCO's area of devices: before everything that DigComp counts."""


@dataclass(frozen=True, slots=True)
class Named:
    """A competence: its name in DigComp 2.2, and in 3.0 where that differs."""

    name: str
    renamed: str | None = None

    def __str__(self) -> str:
        return f"{self.name} / {self.renamed}" if self.renamed else self.name


@dataclass(frozen=True, slots=True)
class Area:
    """A group of competences, by code."""

    name: str
    competences: dict[str, Named]
    renamed: str | None = None

    def __str__(self) -> str:
        return f"{self.name} / {self.renamed}" if self.renamed else self.name


@dataclass(frozen=True, slots=True)
class Framework:
    """``digcomp.toml``: the areas in order, and what welfare organisations asked for with its guides."""

    area: tuple[Area, ...]
    concerns: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """Every competence by its code, such as 2.1, in the order of the areas."""
        return [code for area in self.area for code in area.competences]


@cache
def framework() -> Framework:
    """The competences and concerns of ``digcomp.toml``."""
    table = tomllib.loads((Path(__file__).parent / "digcomp.toml").read_text(encoding="utf-8"))
    return TypeAdapter(Framework).validate_python(table)


def uncovered(subject: Subject, language: str) -> Iterator[Finding]:
    """Competences that no guide teaches, codes that do not exist, and concerns without their guide."""
    table = framework()
    guides = subject.catalogue.content.guides
    taught = {code for guide in guides.values() for code in guide.digcomp}
    for code in table.codes:
        if code not in taught:
            yield Finding(
                f"competence {code}", "no guide teaches it; write one, or add the code to the guide that does"
            )
    for guide in guides.values():
        for code in guide.digcomp:
            if code != DEVICES and code not in table.codes:
                yield Finding(f"guides/{guide.id}.toml", f"`digcomp` holds {code!r}, which is no competence")
    for concern, ids in table.concerns.items():
        for id in ids:
            if id not in guides:
                yield Finding(f"digcomp.toml, {concern!r}", f"there is no guide {id!r}")
