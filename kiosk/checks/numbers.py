"""Rules about phone numbers: a wrong one can cost a life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.checks.subject import Finding, Subject

_BETWEEN = re.compile(r"[\s\u200e.\-/]+")


def outdated(subject: Subject, language: str) -> Iterator[Finding]:
    """Services whose check is too old, and texts with a number that no longer works."""
    content = subject.catalogue.content
    for service in content.services.values():
        if subject.today >= service.expires:
            yield Finding(
                f"service {service.id}",
                f"{service.number} was to be checked again before {service.expires}; check it and write the new dates",
            )
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


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text)
