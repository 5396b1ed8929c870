"""Joins packs: what a later pack brings is added, or stands in for what has the same id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kiosk.content.ids import wrong_ids
from kiosk.content.loading import mistakes_in
from kiosk.guides.catalogue import Content
from kiosk.guides.crisis import EMERGENCY
from kiosk.guides.service import Service, ServiceGroup

NOTHING: Final = Content((), {}, (), {}, (), (), frozenset())

_ABOUT: Final = (
    ("guides", re.compile(r"guides/(.+?)\.toml\b")),
    ("services", re.compile(r"services, (.+?): ")),
    ("crises", re.compile(r"crisis/(.+?)\.toml\b")),
    ("retired", re.compile(r"services/retired\.toml()\b")),
    ("groups", re.compile(r"services/(.+?)\.toml\b")),
    ("topics", re.compile(r"topics\.toml, (.+?): ")),
)
"""What a sentence about a mistake begins with, by what it is about."""


def joined(first: Content, later: Content) -> Content:
    """Both together. A group that both have keeps the title and the place that it has in the first."""
    services = {**first.services, **later.services}
    topics = {topic.id: topic for topic in (*first.topics, *later.topics)}
    crises = {crisis.id: crisis for crisis in (*first.crises, *later.crises)}
    retired = {entry.number: entry for entry in (*first.retired, *later.retired)}
    return Content(
        topics=tuple(topics.values()),
        guides={**first.guides, **later.guides},
        groups=tuple(sorted(_groups(first, later, services), key=lambda group: group.order)),
        services=services,
        crises=tuple(sorted(crises.values(), key=lambda crisis: crisis.order)),
        retired=tuple(retired.values()),
        public_holidays=first.public_holidays | later.public_holidays,
    )


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
        later = _without(later, "services", EMERGENCY)
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
        for kind, beginning in _ABOUT:
            if (about := beginning.match(problem)) is not None:
                content = _without(content, kind, about[1])
    return content


def _without(content: Content, kind: str, id: str) -> Content:
    match kind:
        case "guides":
            return replace(content, guides={key: guide for key, guide in content.guides.items() if key != id})
        case "crises":
            return replace(content, crises=tuple(crisis for crisis in content.crises if crisis.id != id))
        case "topics":
            return replace(content, topics=tuple(topic for topic in content.topics if topic.id != id))
        case "groups":
            held = [service.id for group in content.groups if group.id == id for service in group.services]
            for service in held:
                content = _without(content, "services", service)
            return content
        case "services":
            groups = (
                replace(group, services=tuple(service for service in group.services if service.id != id))
                for group in content.groups
            )
            return replace(
                content,
                services={key: service for key, service in content.services.items() if key != id},
                groups=tuple(group for group in groups if group.services),
            )
        case _:
            return replace(content, retired=())
