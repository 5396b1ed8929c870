"""What the guides teach, by the European framework of digital competences: a rule, and ``docs/curriculum.md``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kiosk.checks import markdown
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.guide import Guide

DEVICES: Final = "0"
"""UNESCO's area of devices: before everything that DigComp counts."""

HEAD: Final = """\
# What the guides teach

Written from the content by `make documents`; do not edit it by hand. The codes are those of the European Digital
Competence Framework (DigComp), which 2.2 and 3.0 share; where version 3.0 has another name, it stands behind the
first. Everything is at foundation level: simple tasks, with guidance or with help where needed.
"""


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


def curriculum(subject: Subject) -> str:
    """The page: competences × guides, the guides by topic, and the concerns, as Markdown."""
    table = framework()
    content = subject.catalogue.content
    guides = [guide for topic in content.topics for guide in subject.catalogue.guides_in(topic.id)]
    taught = sum(any(code in guide.digcomp for guide in guides) for code in table.codes)
    taught_rows = [(DEVICES, "Devices and software operations (UNESCO)", _teaching(DEVICES, guides))]
    for area in table.area:
        taught_rows.append(("", f"**{area}**", ""))
        taught_rows += ((code, str(named), _teaching(code, guides)) for code, named in area.competences.items())
    titles = {topic.id: topic.title for topic in content.topics}
    parts = (
        HEAD,
        f"**{taught} of {len(table.codes)} competences, in {len(guides)} guides.**\n",
        "## Competences and their guides\n",
        markdown.table(("code", "competence", "guides"), taught_rows),
        "## Guides and their competences\n",
        markdown.table(
            ("topic", "guide", "goal", "codes"),
            ((titles[guide.topic], _titles([guide]), guide.goal, ", ".join(guide.digcomp)) for guide in guides),
        ),
        "## What welfare organisations asked for\n",
        markdown.table(
            ("concern", "guides"),
            ((concern, _titles(content.guides[id] for id in ids)) for concern, ids in table.concerns.items()),
        ),
    )
    return "\n".join(parts)


def _teaching(code: str, guides: Iterable[Guide]) -> str:
    return _titles(guide for guide in guides if code in guide.digcomp)


def _titles(guides: Iterable[Guide]) -> str:
    return ", ".join(f"{guide.title} (`{guide.id}`)" for guide in guides)
