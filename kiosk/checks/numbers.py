"""Rules about phone numbers and web addresses: a wrong one can cost a life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from kiosk.checks.shown import shown_texts
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.content import Content
from kiosk.guides.crisis import Crisis
from kiosk.guides.guide import Guide
from kiosk.guides.service import Service

_BETWEEN: Final = re.compile(r"[\s\u200e.\-/]+")
_NUMBER: Final = re.compile(r"(?<![\w:*])\+?\d[\d \u00a0\u200e./-]*\d(?![\d:])")
_ADDRESS: Final = re.compile(
    r"(?<![\w.])[\w.+-]*\w[@.](?:[\w-]+\.)*(?:be|com|eu|org|net|nl|fr|de|info|brussels|vlaanderen|gov|io|app)(?!\w)",
    re.IGNORECASE | re.ASCII,
)
CRISIS_DAYS: Final = 90
OTHER_DAYS: Final = 366
"""Days after which something is looked at again: the answer to a crisis and a line that it names, and anything else."""

_SHORTEST: Final = 3
"""Digits that a phone number has at least: 112."""

_YEARS: Final = range(1900, 2101)


def _old(subject: Subject, where: str, fact: Service | Crisis | Guide, what: str, days: int) -> Iterator[Finding]:
    """Something that is past its day, or whose day is too far away."""
    if fact.expires - fact.checked > timedelta(days):
        latest = fact.checked + timedelta(days)
        yield Finding(where, f"`expires` is later than {latest}, {days} days after `checked`")
    if subject.today >= fact.expires:
        yield Finding(where, f"{what} was to be checked again before {fact.expires}; check it and write the new dates")


def lines_in_a_crisis(content: Content) -> set[str]:
    """The ids of the services that the answer to some crisis names."""
    return {id for crisis in content.crises for ids in crisis.lines.values() for id in ids}


def outdated(subject: Subject, language: str) -> Iterator[Finding]:
    """Services, answers to a crisis and guides whose check is too old, and texts with a number that no longer works."""
    content = subject.catalogue.content
    in_a_crisis = lines_in_a_crisis(content)
    for service in content.services.values():
        days = CRISIS_DAYS if service.id in in_a_crisis else OTHER_DAYS
        yield from _old(subject, f"service {service.id}", service, service.number, days)
    for crisis in content.crises:
        yield from _old(subject, f"crisis/{crisis.id}.toml", crisis, "the answer", CRISIS_DAYS)
    for guide in content.guides.values():
        yield from _old(subject, f"guides/{guide.id}.toml", guide, "what the guide says", OTHER_DAYS)
    retired = {_bare(entry.number): entry for entry in content.retired}
    for stop in subject.whole(language):
        for page in stop.parts:
            shown = _bare(f"{page.title} {page.text} {' '.join(choice.label for choice in page.choices)}")
            for number, entry in retired.items():
                if number in shown:
                    instead = content.services[entry.instead].number
                    where = f"{language}, {stop.place}"
                    yield Finding(
                        where, f"{entry.number} no longer works; write {{{entry.instead}}}, which is {instead}"
                    )


def invented(subject: Subject, language: str) -> Iterator[Finding]:
    """Phone numbers and addresses that are no service's and not in the ``source`` of the guide: where are they from?"""
    content = subject.catalogue.content
    services = {_bare(service.number).lower() for service in content.services.values()}
    for shown in shown_texts(subject, language):
        guide = content.guides.get(shown.context.split("/", 1)[0])
        source = guide.source.lower() if guide is not None else ""
        for number in _NUMBER.findall(shown.text):
            bare = _bare(number)
            if len(bare) < _SHORTEST or (bare.isdecimal() and int(bare) in _YEARS) or _is_date(number):
                continue
            if bare not in services and bare not in _bare(source):
                yield Finding(shown.where, f"{number!r} is no service's number; write {{service}} or name its source")
        for address in _ADDRESS.findall(shown.text):
            if address.lower() not in services and address.lower() not in source:
                what = f"{address!r} is no service's address; name it in the guide's `source`, or leave it out"
                yield Finding(shown.where, what)


def calendar(subject: Subject, language: str) -> Iterator[Finding]:
    """A calendar that ends soon: after its last year every line would seem open on a public holiday."""
    last = max(subject.catalogue.content.public_holidays, default=subject.today)
    if last < subject.today + timedelta(OTHER_DAYS):
        yield Finding("public_holidays.toml", f"the last day is {last}; run `make holidays` for more years")


def _is_date(text: str) -> bool:
    """Whether the digits are a day and a year, as in "23 2026", with the month in letters elsewhere."""
    last = text.split()[-1]
    return last.isdecimal() and int(last) in _YEARS


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text)
