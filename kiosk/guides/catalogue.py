"""The catalogue: the content, found by id."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A first page has no content: it does not wait for the modules that say what content is.
    from kiosk.guides.content import Content
    from kiosk.guides.crisis import Crisis
    from kiosk.guides.guide import Guide, Topic
    from kiosk.guides.service import Service, ServiceGroup


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
        """The topics, in the order in which the menu lists them."""
        return self.content.topics

    @cached_property
    def _guides_by_topic(self) -> dict[str, tuple[Guide, ...]]:
        guides = sorted(self.content.guides.values(), key=lambda guide: (guide.order, guide.id))
        return {topic.id: tuple(guide for guide in guides if guide.topic == topic.id) for topic in self.topics}

    def guides_in(self, topic: str) -> tuple[Guide, ...]:
        """The guides of a topic, in their order. Raises KeyError for an unknown topic."""
        return self._guides_by_topic[topic]

    def topic(self, id: str) -> Topic:
        """The topic with this id. Raises KeyError when there is none."""
        return {topic.id: topic for topic in self.topics}[id]

    def guide(self, id: str) -> Guide:
        """The guide with this id. Raises KeyError when there is none."""
        return self.content.guides[id]

    def service(self, id: str) -> Service:
        """The service with this id, of whatever group. Raises KeyError when there is none."""
        return self.content.services[id]

    def group(self, id: str) -> ServiceGroup:
        """The group of services with this id. Raises KeyError when there is none."""
        return {group.id: group for group in self.content.groups}[id]

    def crisis(self, id: str) -> Crisis:
        """The kind of crisis with this id. Raises KeyError when there is none."""
        return {crisis.id: crisis for crisis in self.content.crises}[id]
