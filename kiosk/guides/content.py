"""The content of all packs of an office, loaded and valid."""

from __future__ import annotations

from collections.abc import Mapping
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
        """The topics, in the order of the files."""
        return self.of(Topic)

    @cached_property
    def guides(self) -> Mapping[str, Guide]:
        """Every guide by its id, in the order of the files: a topic has an order of its own."""
        return {guide.id: guide for guide in self.of(Guide)}

    @cached_property
    def groups(self) -> tuple[ServiceGroup, ...]:
        """The groups of services, in their order."""
        return tuple(sorted(self.of(ServiceGroup), key=lambda group: group.order))

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """Every service by its id, whatever group it stands in."""
        return {service.id: service for group in self.of(ServiceGroup) for service in group.services}

    @cached_property
    def crises(self) -> tuple[Crisis, ...]:
        """The kinds of crisis, in their order."""
        return tuple(sorted(self.of(Crisis), key=lambda crisis: crisis.order))

    @property
    def retired(self) -> tuple[Retired, ...]:
        """The numbers that no longer work, which no text may hold."""
        return self.of(Retired)
