"""The catalogue: the content, found by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from kiosk.guides.crisis import Crisis
from kiosk.guides.guide import Guide, Topic
from kiosk.guides.place import PRIVACY, Place, hits_of, listed_in
from kiosk.guides.service import Retired, Service, ServiceGroup

_NAMED: Final = ("topic", "guide", "step", "services", "service")
"""The kinds of place that exist only with a name."""

_FOUND: Final = ("guide", "service")
"""The kinds of place with a name that a search finds."""


@dataclass(frozen=True, slots=True)
class Content:
    """All the source material, loaded and valid.

    ``only_in`` holds the places that not every language has, with the languages in which each is complete.
    """

    topics: tuple[Topic, ...]
    guides: Mapping[str, Guide]
    groups: tuple[ServiceGroup, ...]
    services: Mapping[str, Service]
    crises: tuple[Crisis, ...]
    retired: tuple[Retired, ...]
    public_holidays: frozenset[date]
    only_in: Mapping[Place, frozenset[str]] = field(default_factory=dict)


class Catalogue:
    """The content. It is read on first use, so that a first screen does not wait for it."""

    def __init__(self, load: Callable[[], Content]) -> None:
        """``load`` reads the content; what it raises comes out of the first use."""
        self._load = load

    @cached_property
    def content(self) -> Content:
        """Everything, loaded and valid."""
        return self._load()

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.content.topics

    @cached_property
    def _guides_by_topic(self) -> dict[str, tuple[Guide, ...]]:
        guides = sorted(self.content.guides.values(), key=lambda guide: (guide.order, guide.id))
        return {topic.id: tuple(guide for guide in guides if guide.topic == topic.id) for topic in self.topics}

    def guides_in(self, topic: str, language: str | None = None) -> tuple[Guide, ...]:
        """The guides of a topic that a language has, in their order. Raises KeyError for an unknown topic."""
        return tuple(guide for guide in self._guides_by_topic[topic] if self.offers(Place("guide", guide.id), language))

    def topics_in(self, language: str) -> tuple[Topic, ...]:
        """The topics that a language has."""
        return tuple(topic for topic in self.topics if self.offers(Place("topic", topic.id), language))

    def found_in(self, language: str) -> tuple[Guide, ...]:
        """The guides that a search in a language finds."""
        return tuple(guide for guide in self.content.guides.values() if self.offers(Place("guide", guide.id), language))

    def topic(self, id: str) -> Topic:
        return {topic.id: topic for topic in self.topics}[id]

    def guide(self, id: str) -> Guide:
        return self.content.guides[id]

    def service(self, id: str) -> Service:
        return self.content.services[id]

    @cached_property
    def cards(self) -> dict[str, Place]:
        """The place of each service, by its number without spaces."""
        services = self.content.services.values()
        return {service.number.replace(" ", ""): Place("service", service.id) for service in services}

    def group(self, id: str) -> ServiceGroup:
        return {group.id: group for group in self.content.groups}[id]

    def crisis(self, id: str) -> Crisis:
        return {crisis.id: crisis for crisis in self.content.crises}[id]

    def offers(self, place: Place, language: str | None) -> bool:
        """Whether a place is there in a language, or in any at all for somebody who has chosen none."""
        if place.kind == "search" and place.name:
            return any(self.offers(hit, language) for hit in hits_of(place))
        only = self.content.only_in.get(Place("guide", place.name) if place.kind == "step" else place)
        return only is None or language is None or language in only

    def holds(self, place: Place, language: str | None = None) -> bool:
        """Whether the place still exists, in this language: content can change while a conversation waits."""
        return self._exists(place) and self.offers(place, language)

    def _exists(self, place: Place) -> bool:
        if not place.name:
            return place.kind not in _NAMED
        content = self.content
        match place.kind:
            case "topic":
                return place.name in self._guides_by_topic
            case "guide":
                return place.name in content.guides
            case "step":
                guide = content.guides.get(place.name)
                return guide is not None and any(step.id == place.step for step in guide.steps)
            case "service":
                return place.name in content.services
            case "services":
                held = {service.id for group in content.groups if group.id == place.name for service in group.services}
                return bool(held) and (not place.step or set(listed_in(place)) == held)
            case "crisis":
                return any(crisis.id == place.name for crisis in content.crises)
            case "search":
                return all(hit == PRIVACY or (hit.kind in _FOUND and self._exists(hit)) for hit in hits_of(place))
            case _:
                return False
