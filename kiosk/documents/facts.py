"""The sheet for whoever looks up every fact before an office opens: ``kiosk check --facts``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final, TextIO

from kiosk.checks.numbers import lines_in_a_crisis
from kiosk.checks.subject import Subject
from kiosk.guides.assembly import fill
from kiosk.guides.guide import Fact, Guide
from kiosk.guides.hours import Hours
from kiosk.guides.service import Service

HEAD: Final = """\
An hour before you open for the numbers, then an hour a month: each part is looked up before its day, and signed.

Call every number. Ask: who answers, in which languages, when, and is it free?
Correct the file in services/ and write today into `checked`. Nobody has called a number without a mark on this sheet.
"""

GUIDES: Final = """

What the guides say, to be looked up before {day}
Open each page, and read whether it still says so. Correct the guide, and write today into `read` of the fact. Then
write today into `checked` of the guide, and the same day next year into `expires`.
"""

SIGNED: Final = """
Looked up by: ____________________   on: ______________   signed: ____________________
"""


def write_facts(subject: Subject, out: TextIO) -> None:
    """Every number with what the kiosk says about it, where that was read, and until when it may stand."""
    content = subject.catalogue.content
    crisis = lines_in_a_crisis(content)
    out.write(HEAD)
    out.write("\nWhat is said in a crisis\n")
    for kind in content.crises:
        read = f"read at {kind.address}, " if kind.address else ""
        out.write(f"\n[ ] {kind.title}: {kind.support}\n")
        out.write(f"      {read}looked at {kind.checked}, good until {kind.expires}\n")
    for group in content.groups:
        out.write(f"\n{group.title}\n")
        for service in group.services:
            out.write(f"\n[ ] {service.number}  {service.name}{'  (in a crisis)' if service.id in crisis else ''}\n")
            use = fill(service.use, {id: known.number for id, known in content.services.items()})
            out.writelines(f"      {line}\n" for line in (use, *_facts(service)))
    out.write(SIGNED)
    # What is due first stands first: nobody looks up all of it on one day.
    for day, guides in groupby(sorted(content.guides.values(), key=_expires), _expires):
        out.write(GUIDES.format(day=day))
        for guide in guides:
            _write_guide(guide, out)
        out.write(SIGNED)


def _write_guide(guide: Guide, out: TextIO) -> None:
    if guide.facts:
        out.write(f"\n{guide.title}\n")
    # One after the other: whoever looks them up opens a page once.
    for address, facts in groupby(sorted(guide.facts, key=_address), _address):
        out.write(f"\n    {address}\n")
        out.writelines(f"[ ] {fact.says} (read {fact.read})\n" for fact in facts)


def _expires(guide: Guide) -> date:
    return guide.expires


def _address(fact: Fact) -> str:
    return fact.address


def _facts(service: Service) -> Iterator[str]:
    yield f"number: {'read in a source' if service.certain else 'NOT CERTAIN, and the visitor reads that'}"
    yield f"hours: {_hours(service)}"
    if service.takes_over is not None:
        yield f"outside these hours: {service.takes_over}"
    yield f"languages: {', '.join(service.languages) or 'not known'}; cost: {service.cost or 'not known'}"
    if service.chat is not None:
        sure = "" if service.chat.certain else ", not confirmed and not shown"
        yield f"chat: {service.chat.address}, {_spelled(service.chat.hours)}{sure}"
    yield f"read at {service.address or 'no address'}, looked at {service.checked}, good until {service.expires}"


def _hours(service: Service) -> str:
    if service.hours is None:
        return "not known"
    spelled = "day and night" if service.hours == "always" else _spelled(service.hours)
    return spelled if service.hours_certain else f"{spelled}, NOT CONFIRMED"


def _spelled(hours: tuple[Hours, ...]) -> str:
    rows = (f"{row.first}-{row.last} {row.opens:%H:%M}-{f'{row.closes:%H:%M}' if row.closes else '?'}" for row in hours)
    return ", ".join(rows) or "hours not known"
