"""``docs/curriculum.md``: what the guides teach, by the European framework of digital competences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kiosk.checks.curriculum import DEVICES, framework
from kiosk.checks.subject import Subject
from kiosk.documents import markdown
from kiosk.guides.content import Content
from kiosk.guides.guide import Guide, Region

HEAD: Final = """\
# What the guides teach

Written from the content by `make documents`; do not edit it by hand. The codes are those of the European Digital
Competence Framework (DigComp), which 2.2 and 3.0 share; where version 3.0 has another name, it stands behind the
first. Everything is at foundation level: simple tasks, with guidance or with help where needed.
"""


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
            ("topic", "guide", "goal", "codes", "differs in"),
            (
                (titles[guide.topic], _titles([guide]), guide.goal, ", ".join(guide.digcomp), _differs(guide, content))
                for guide in guides
            ),
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


def _differs(guide: Guide, content: Content) -> str:
    """The regions in which steps of a guide are said otherwise."""
    return ", ".join(region.title for region in content.of(Region) if region.id in guide.regions)


def _titles(guides: Iterable[Guide]) -> str:
    return ", ".join(f"{guide.title} (`{guide.id}`)" for guide in guides)
