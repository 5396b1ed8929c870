"""Joins packs: what a later pack brings is added, or stands in for what has the same id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from kiosk.content.ids import wrong_ids
from kiosk.content.loading import mistakes_in
from kiosk.guides.content import Content
from kiosk.guides.crisis import EMERGENCY, Crisis
from kiosk.guides.guide import Guide, Topic
from kiosk.guides.service import Retired, Service, ServiceGroup

NOTHING: Final = Content({})

_ABOUT: Final[tuple[tuple[type[Any], re.Pattern[str]], ...]] = (
    (Guide, re.compile(r"guides/(.+?)\.toml\b")),
    (Service, re.compile(r"services, (.+?): ")),
    (Crisis, re.compile(r"crisis/(.+?)\.toml\b")),
    (Retired, re.compile(r"services/retired\.toml()\b")),
    (ServiceGroup, re.compile(r"services/(.+?)\.toml\b")),
    (Topic, re.compile(r"topics\.toml, (.+?): ")),
)
"""What a sentence about a mistake begins with, by what it is about."""


def joined(first: Content, later: Content) -> Content:
    """Both together. A group that both have keeps the title and the place that it has in the first."""
    held = {model: _joined(first.of(model), later.of(model)) for model in {**first.held, **later.held}}
    held[ServiceGroup] = tuple(_groups(first, later, {**first.services, **later.services}))
    return Content(held, first.public_holidays | later.public_holidays)


def _joined(first: Iterable[Any], later: Iterable[Any]) -> tuple[Any, ...]:
    """The values of both, one for each id; of a number that is no longer there, one for each number."""
    return tuple({getattr(value, "id", "") or value.number: value for value in (*first, *later)}.values())


def _groups(first: Content, later: Content, services: dict[str, Service]) -> Iterator[ServiceGroup]:
    """A service of the later pack stands in its group there, and in no other."""
    brought = {group.id: tuple(dict.fromkeys(service.id for service in group.services)) for group in later.groups}
    for group in {group.id: group for group in (*later.groups, *first.groups)}.values():
        held = [service.id for service in group.services]
        own = brought.get(group.id, ())
        ids = dict.fromkeys((*(id for id in held if id in own or id not in later.services), *own))
        if ids:
            yield replace(group, services=tuple(services[id] for id in ids))


def fitting(first: Content, later: Content, problems: list[str]) -> Content:
    """What of a later pack can be joined. The rest is left out, and named in ``problems``."""
    if EMERGENCY in later.services:
        problems.append(f"services, {EMERGENCY}: only the pack of a country names this number; remove it")
        later = _without(later, Service, EMERGENCY)
    while found := [*wrong_ids(later), *mistakes_in(joined(first, later))]:
        problems.extend(problem for problem in found if problem not in problems)
        fewer = _without_these(later, found)
        if fewer == later:
            # The mistake is in how the pack changes what was there before: nothing in it can be named.
            return NOTHING
        later = fewer
    return later


def _without_these(content: Content, problems: Iterable[str]) -> Content:
    for problem in problems:
        for model, beginning in _ABOUT:
            if (about := beginning.match(problem)) is not None:
                content = _without(content, model, about[1])
    return content


def _without(content: Content, model: type[Any], id: str) -> Content:
    if model is Service:
        groups = (
            replace(group, services=tuple(service for service in group.services if service.id != id))
            for group in content.of(ServiceGroup)
        )
        kept = tuple(group for group in groups if group.services)
        return replace(content, held={**content.held, ServiceGroup: kept})
    left = tuple(value for value in content.of(model) if getattr(value, "id", "") != id)
    return replace(content, held={**content.held, model: left})
