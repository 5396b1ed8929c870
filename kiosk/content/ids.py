"""Which ids content may have: they stand in places, in contexts of translations and in the names of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.content.pack import ID
from kiosk.guides.content import Content
from kiosk.guides.guide import Region

TAKEN: Final = frozenset(
    {
        "called",
        "choice",
        "code",
        "crisis",
        "desk",
        "end",
        "figures",
        "guide",
        "key",
        "language",
        "menu",
        "notice",
        "paper",
        "person",
        "plain",
        "printed",
        "privacy",
        "question",
        "region",
        "search",
        "service",
        "services",
        "side",
        "sign",
        "sms",
        "step",
        "topic",
        "touch",
    }
)
"""What contexts of other texts begin with: a guide of that name would take their translations for its own."""


def wrong_ids(content: Content) -> Iterator[str]:
    """Ids that cannot be, each with its file."""
    named = [
        *((f"guides/{guide.id}.toml: the name of the file", guide.id) for guide in content.guides.values()),
        *((f"crisis/{crisis.id}.toml: the name of the file", crisis.id) for crisis in content.crises),
        *((f"services, {id}: `id`", id) for id in content.services),
        *((f"topics.toml, {topic.id}: `id`", topic.id) for topic in content.topics),
        *((f"regions.toml, {region.id}: `id`", region.id) for region in content.of(Region)),
        *((f"services/{group.id}.toml: the name of the file", group.id) for group in content.groups),
    ]
    for guide in content.guides.values():
        file = f"guides/{guide.id}.toml"
        named += ((f"{file}, step {number}: `id`", step.id) for number, step in enumerate(guide.steps, start=1))
        if guide.id in TAKEN:
            yield f"{file}: the name {guide.id!r} is taken by the kiosk itself; give the file another name"
    for where, id in named:
        if ID.fullmatch(id) is None:
            yield f"{where} is {id!r}; use small letters, digits and hyphens, like opening-hours"
