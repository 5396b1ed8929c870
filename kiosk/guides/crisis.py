"""The kinds of crisis, what is said to somebody in one, and which lines to call at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from kiosk.guides.guide import CONTENT_FILE
from kiosk.guides.hours import Answering, Moment
from kiosk.guides.service import Service

OTHER: Final = "other"
"""The key in ``lines`` for every language that has no lines of its own."""

OFFICE: Final = "office"
"""In ``lines``: the first line of the office's own language that answers now."""

EMERGENCY: Final = "emergency"
"""The id of the service behind 112. It always answers."""

MOST_LINES: Final = 2
"""Lines to call in one answer: the one to call first, and another one."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """One kind of crisis. ``support`` is said on the screen, ``sms`` by text message where that needs other words.

    ``order`` is its place on the menu. When two kinds are said at once, the one with more ``weight`` is answered.
    ``lines`` gives a language its services, the best one first. ``address`` is where the facts in ``support`` were
    read, ``checked`` when they and the order of the lines were looked at; after ``expires`` they must be again.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    order: int
    weight: int
    title: str
    support: str
    lines: Mapping[str, tuple[str, ...]]
    checked: date
    expires: date
    address: str = ""
    sms: str | None = None

    def lines_for(self, language: str) -> tuple[str, ...]:
        """The ids of the services for somebody who speaks this language; ``OFFICE`` among them."""
        return self.lines.get(language) or self.lines[OTHER]


def lines_now(
    crisis: Crisis, language: str, offered: Sequence[str], services: Mapping[str, Service], moment: Moment
) -> tuple[Service, ...]:
    """The lines to call at a moment: at most two that answer, and a line that must be named with one of them.

    ``offered`` are the languages of the office in its order. A line whose hours nobody confirmed never comes first,
    and nobody is told to call a line that is closed: without any other, it is 112.
    """
    named = [services[id] for id in _candidates(crisis, language, offered, services, moment)]
    answering = {service: answers for service in named if (answers := service.answering(moment, language))}
    first = next((service for service, answers in answering.items() if answers is Answering.YES), None)
    if first is None:
        return (services[EMERGENCY],)
    ordered = [first, *(service for service in answering if service is not first)][:MOST_LINES]
    with_them = [services[service.together] for service in ordered if service.together is not None]
    return tuple(dict.fromkeys((*ordered, *with_them)))


def _candidates(
    crisis: Crisis, language: str, offered: Iterable[str], services: Mapping[str, Service], moment: Moment
) -> Iterator[str]:
    ids = crisis.lines_for(language)
    for id in ids:
        if id != OFFICE:
            yield id
            continue
        office = crisis.lines[next((code for code in offered if _own(crisis, code)), next(iter(crisis.lines)))]
        others = (id for id in office if id not in ids)
        yield from [id for id in others if services[id].answering(moment) is Answering.YES][:1]


def _own(crisis: Crisis, code: str) -> bool:
    """Whether a language has lines of its own, which borrow none of the office."""
    return code in crisis.lines and OFFICE not in crisis.lines[code]
