"""The catalogue: the content, found by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from kiosk.guides.crisis import Crisis
from kiosk.guides.guide import Guide, Topic
from kiosk.guides.place import Place
from kiosk.guides.service import Retired, Service, ServiceGroup

Model = TypeVar("Model")


@dataclass(frozen=True)
class Content:
    """All the source material, loaded and valid: of each model of a content file its values, in the order of the files.

    A kind of place that brings files of its own asks for them with ``of``. ``only_in`` holds the places that not every
    language has, with the languages in which each is complete.
    """

    held: Mapping[type[Any], tuple[Any, ...]]
    public_holidays: frozenset[date] = frozenset()
    only_in: Mapping[Place, frozenset[str]] = field(default_factory=dict)

    def offers(self, place: Place, language: str | None) -> bool:
        """Whether a place is there in a language, or in any at all for somebody who has chosen none."""
        only = self.only_in.get(place)
        return only is None or language is None or language in only

    def of(self, model: type[Model]) -> tuple[Model, ...]:
        """The values of a model."""
        return self.held.get(model, ())

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.of(Topic)

    @cached_property
    def guides(self) -> Mapping[str, Guide]:
        return {guide.id: guide for guide in self.of(Guide)}

    @cached_property
    def groups(self) -> tuple[ServiceGroup, ...]:
        """The groups of services, in their order."""
        return tuple(sorted(self.of(ServiceGroup), key=lambda group: group.order))

    @cached_property
    def services(self) -> Mapping[str, Service]:
        return {service.id: service for group in self.of(ServiceGroup) for service in group.services}

    @cached_property
    def crises(self) -> tuple[Crisis, ...]:
        """The kinds of crisis, in their order."""
        return tuple(sorted(self.of(Crisis), key=lambda crisis: crisis.order))

    @property
    def retired(self) -> tuple[Retired, ...]:
        return self.of(Retired)


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

    def guides_in(self, topic: str) -> tuple[Guide, ...]:
        """The guides of a topic, in their order. Raises KeyError for an unknown topic."""
        return self._guides_by_topic[topic]

    def topic(self, id: str) -> Topic:
        return {topic.id: topic for topic in self.topics}[id]

    def guide(self, id: str) -> Guide:
        return self.content.guides[id]

    def service(self, id: str) -> Service:
        return self.content.services[id]

    def group(self, id: str) -> ServiceGroup:
        return {group.id: group for group in self.content.groups}[id]

    def crisis(self, id: str) -> Crisis:
        return {crisis.id: crisis for crisis in self.content.crises}[id]
