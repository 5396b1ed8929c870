"""Which texts of the content a visitor or volunteer reads, each with the context that a translation carries.

The one list that both the pages (to look a translation up) and the extraction (to offer it to translators) use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

PLACEHOLDER: Final = re.compile(r"\{([A-Za-z0-9_-]+)\}")
"""The id of a service in a text: its number is filled in."""

GUIDE_FIELDS: Final = ("title", "goal", "search")
STEP_FIELDS: Final = ("title", "text", "sms", "helper")
SERVICE_FIELDS: Final = ("name", "use", "search")
CRISIS_FIELDS: Final = ("title", "support", "sms")

SEEN: Final = {
    "topic/title": "On the main menu. At most 18 letters.",
    "guide/title": "The title of a guide, also a line in a menu. At most 26 letters.",
    "guide/goal": "What the visitor can do after the guide. At most 20 words.",
    "guide/search": "Words people say when they look for this guide. Do not translate: write the words people really "
    "use, also with everyday spelling. Commas between.",
    "step/title": "The title of a step. At most 26 letters.",
    "step/text": "The step on the screen. At most 25 words, sentences of 10 words.",
    "step/sms": "The step by text message. Title and text together fit in one message: at most 130 letters.",
    "step/helper": "Only the volunteer reads this note.",
    "services/title": "A group of services in a list. At most 22 letters.",
    "service/name": "The name of a service. Keep a Belgian name as it is.",
    "service/use": "What one calls this service for.",
    "service/search": "Words people say when they need this service. Write words people really use. Commas between.",
    "crisis/title": "In the list of Help now. At most 24 letters.",
    "crisis/support": "A warm sentence to somebody in a crisis, or what to do now. No blame, no promise, no drama.",
    "crisis/sms": "The same by text message, where that needs other words.",
}
"""What a translator is told about each kind of text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its context and the kind that ``SEEN`` explains."""

    context: str
    message: str
    kind: str


def topic_texts(topic: Mapping[str, Any]) -> Iterator[Text]:
    """The texts of one ``[[topic]]``."""
    yield Text(f"topic/{topic['id']}/title", topic["title"], "topic/title")


def guide_texts(id: str, guide: Mapping[str, Any]) -> Iterator[Text]:
    """The texts of a guide file and its steps."""
    for field in GUIDE_FIELDS:
        yield Text(f"{id}/{field}", guide[field], f"guide/{field}")
    for step in guide["step"]:
        for field in STEP_FIELDS:
            if step.get(field):
                yield Text(f"{id}/{step['id']}/{field}", step[field], f"step/{field}")


def service_texts(id: str, group: Mapping[str, Any]) -> Iterator[Text]:
    """The texts of a file with a group of services."""
    yield Text(f"services/{id}/title", group["title"], "services/title")
    for service in group["service"]:
        for field in SERVICE_FIELDS:
            yield Text(f"service/{service['id']}/{field}", service[field], f"service/{field}")


def crisis_texts(id: str, crisis: Mapping[str, Any]) -> Iterator[Text]:
    """The texts of a file with a kind of crisis."""
    for field in CRISIS_FIELDS:
        if crisis.get(field):
            yield Text(f"crisis/{id}/{field}", crisis[field], f"crisis/{field}")
